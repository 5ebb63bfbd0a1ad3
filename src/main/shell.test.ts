import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeElectron } from '../../test/support/fake-electron.ts'
import type { Transport } from '../contract/client.ts'
import { Listeners } from '../contract/transports/subscribe.ts'

const fake = fakeElectron()
vi.mock('electron', () => fake.module)
const { handleAppScheme, registerAppScheme } = await import('./app-scheme.ts')
const { holdPages, refusePermissions } = await import('./lock-down.ts')
const { openWindow } = await import('./open-window.ts')
const { serveBridge } = await import('./serve-bridge.ts')
const { session } = await import('electron')

const dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-shell-'))
writeFileSync(path.join(dir, 'index.html'), '<script nonce="__CSP_NONCE__"></script>')
afterAll(() => rmSync(dir, { recursive: true }))

const events = new Listeners()
const transport = { call: vi.fn<Transport['call']>(async () => ({ ok: true, value: 'done' })), listen: events.listen }

function theWindow() {
  const window = fake.windows[0]
  if (!window) throw new Error('no window')
  return window
}

beforeEach(() => {
  fake.windows.length = 0
  fake.module.app.removeAllListeners()
  vi.clearAllMocks()
  holdPages(undefined)
  openWindow('/built/preload.cjs', undefined)
})

describe('the window', () => {
  it('is sandboxed, isolated and on our page', () => {
    expect(theWindow().options.webPreferences).toEqual({
      preload: '/built/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false
    })
    expect(theWindow().loadURL).toHaveBeenCalledWith('app://bulkhead/')
  })

  it('shows when there is something to see', () => {
    expect(theWindow().show).not.toHaveBeenCalled()
    theWindow().emit('ready-to-show')
    expect(theWindow().show).toHaveBeenCalledOnce()
  })

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays on our page at %s', (name) => {
    const prevented = (url: string): boolean => {
      const event = { url, preventDefault: vi.fn() }
      theWindow().webContents.emit(name, event)
      return event.preventDefault.mock.calls.length > 0
    }
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://other/',
      'app://bulkhead.evil/',
      'data:text/html,x',
      'javascript:0',
      ''
    ])
      expect(prevented(url), url).toBe(true)
    expect(prevented('app://bulkhead/#/findings')).toBe(false)
  })

  it('embeds no other page', () => {
    const event = { preventDefault: vi.fn() }
    theWindow().webContents.emit('will-attach-webview', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })
})

describe('a link to the outside', () => {
  const open = (url: string) => theWindow().webContents.openHandler?.({ url })

  it('opens in the browser after the user agreed, never in a window', async () => {
    expect(open('https://example.com/a?b')).toEqual({ action: 'deny' })
    await vi.waitFor(() => expect(fake.module.shell.openExternal).toHaveBeenCalledWith('https://example.com/a?b'))
    expect(fake.module.dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ detail: 'https://example.com/a?b' })
  })

  it('stays closed when the user does not', async () => {
    fake.module.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    open('https://example.com/')
    await vi.waitFor(() => expect(fake.module.dialog.showMessageBox).toHaveBeenCalled())
    await new Promise((resolve) => setImmediate(resolve))
    expect(fake.module.shell.openExternal).not.toHaveBeenCalled()
  })

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'https://user:pass@example.com/',
    'app://bulkhead/',
    'no url'
  ])('is dropped without a question: %s', (url) => {
    expect(open(url)).toEqual({ action: 'deny' })
    expect(fake.module.dialog.showMessageBox).not.toHaveBeenCalled()
  })
})

it('no page gets a permission or a device', () => {
  refusePermissions(session.defaultSession)
  const answer = vi.fn()
  fake.session.setPermissionRequestHandler.mock.calls[0]?.[0]({}, 'clipboard-read', answer)
  expect(answer).toHaveBeenCalledWith(false)
  expect(fake.session.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false)
  expect(fake.session.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false)
})

describe('app://bulkhead', () => {
  it('is a standard, secure scheme', () => {
    registerAppScheme()
    expect(fake.module.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
    ])
  })

  it('serves the page with a strict policy and a nonce', async () => {
    handleAppScheme(dir)
    const page = await fake.protocols.get('app')?.(new Request('app://bulkhead/'))
    expect(page?.status).toBe(200)
    const policy = page?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(await page?.text()).toContain(/nonce-([^']+)'/.exec(policy)?.[1])
  })

  it.each(['app://bulkhead/..%2f..%2fetc/passwd', 'app://bulkhead/none.js', 'app://elsewhere/index.html'])(
    'has nothing at %s',
    async (url) => {
      handleAppScheme(dir)
      expect((await fake.protocols.get('app')?.(new Request(url)))?.status).toBe(404)
    }
  )
})

describe('the bridge', () => {
  const call = (senderFrame: unknown, method: unknown = 'app.info') =>
    fake.handlers.get('bulkhead:call')?.({ senderFrame }, method, { a: 1 })

  it('carries a call of our page', async () => {
    serveBridge(transport, undefined)
    expect(await call({ url: 'app://bulkhead/', parent: null })).toEqual({ ok: true, value: 'done' })
    expect(transport.call).toHaveBeenCalledWith('app.info', { a: 1 })
  })

  it.each<[string, unknown]>([
    ['a frame that is gone', null],
    ['another page', { url: 'https://evil.example/', parent: null }],
    ['another host of our scheme', { url: 'app://evil/', parent: null }],
    ['a page whose address begins like ours', { url: 'app://bulkhead@evil/', parent: null }],
    ['a frame inside our page', { url: 'app://bulkhead/', parent: {} }],
    ['the development server, in the finished product', { url: 'http://localhost:5173/', parent: null }]
  ])('refuses %s', async (_name, frame) => {
    serveBridge(transport, undefined)
    expect(await call(frame)).toMatchObject({ ok: false, error: { code: 'transport.refused' } })
    expect(transport.call).not.toHaveBeenCalled()
  })

  it('knows the development server in development only', async () => {
    serveBridge(transport, 'http://localhost:5173')
    expect(await call({ url: 'http://localhost:5173/index.html', parent: null })).toMatchObject({ ok: true })
    expect(await call({ url: 'http://localhost:51731/', parent: null })).toMatchObject({ ok: false })
  })

  it('tells every window what happened', () => {
    serveBridge(transport, undefined)
    events.tell('findings.changed', {})
    expect(theWindow().webContents.send).toHaveBeenCalledWith('bulkhead:event', 'findings.changed', {})
  })
})
