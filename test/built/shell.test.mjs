// Runs out/main/index.js, out/main/backend.js and out/preload/index.cjs, exactly as built, on a stub of Electron's module.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { client } from '../../src/contract/client.ts'
import { bridgeTransport } from '../../src/renderer/api/bridge-transport.ts'
import * as stub from './electron-stub.mjs'
import { loadShell } from './load-shell.mjs'

const workspace = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-built-'))
process.env.BULKHEAD_HOME = workspace
let exposed
let api

before(async () => {
  ;({ exposed } = await loadShell(stub))
  api = client(bridgeTransport(exposed.bulkhead))
})
after(async () => {
  const gone = new Promise((resolve) => stub.seen.children.at(-1).once('exit', resolve))
  stub.app.emit('will-quit', { preventDefault() {} })
  await gone
  rmSync(workspace, { recursive: true })
})

const connection = (state) =>
  new Promise((resolve) => {
    const stop = exposed.bulkhead.on((event, payload) => {
      if (event !== 'connection' || payload !== state) return
      stop()
      resolve()
    })
  })

test('the window is locked down and its preload script is there', () => {
  const { webPreferences } = stub.seen.windows[0].options
  assert.equal(webPreferences.sandbox, true)
  assert.equal(webPreferences.contextIsolation, true)
  assert.equal(webPreferences.nodeIntegration, false)
  assert.ok(existsSync(webPreferences.preload), webPreferences.preload)
  assert.equal(stub.seen.windows[0].url, 'app://bulkhead/')
  assert.equal(stub.seen.schemes[0].scheme, 'app')
})

test('the window gets the bridge and nothing else', () => {
  assert.deepEqual(Object.keys(exposed), ['bulkhead'])
  assert.deepEqual(Object.keys(exposed.bulkhead).sort(), ['call', 'on'])
})

test('app:// serves the built page and all that it names, and no map', async () => {
  const serve = stub.protocols.get('app')
  const page = await serve(new Request('app://bulkhead/'))
  assert.match(page.headers.get('content-security-policy'), /default-src 'none'/)
  const html = await page.text()
  assert.doesNotMatch(html, /__CSP_NONCE__/)
  const named = [...html.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map((found) => found[1])
  assert.ok(named.length >= 2, html)
  for (const file of named) assert.equal((await serve(new Request(new URL(file, 'app://bulkhead/')))).status, 200, file)
  assert.equal((await serve(new Request(new URL(`${named[0]}.map`, 'app://bulkhead/')))).status, 404)
})

test('a call reaches the store and the catalogue in the backend process', async () => {
  const info = await api.call('app.info', {})
  assert.equal(info.host, 'electron')
  assert.equal(info.version, '0.0.0-stub')
  assert.equal(info.workspace, workspace)
  assert.match(info.sqlite, /^3\./)
  assert.ok(info.types > 0)
})

test('the key of a new workspace is guarded by the system, moves into a file when asked, and back', async () => {
  const has = (name) => readdirSync(workspace).includes(name)
  const { key } = await api.call('app.info', {})
  assert.equal(key.by, 'system')
  assert.ok(key.store, key.why)
  assert.deepEqual([has('key'), has('key.wrapped')], [false, true])
  await api.call('workspace.moveKey', { to: 'file' })
  assert.equal((await api.call('app.info', {})).key.by, 'file')
  assert.deepEqual([has('key'), has('key.wrapped')], [true, false])
  await api.call('workspace.moveKey', { to: 'system' })
  assert.deepEqual([has('key'), has('key.wrapped')], [false, true])
})

test('another page gets no answer', async () => {
  const call = stub.handlers.get('bulkhead:call')
  for (const senderFrame of [null, { url: 'https://evil.example/', parent: null }, { url: 'app://bulkhead/', parent: {} }])
    assert.equal((await call({ senderFrame }, 'app.info', {})).error.code, 'transport.refused')
})

test('a killed backend is started again, on the same workspace, and the user is told', async () => {
  await api.call('app.info', {})
  const lost = connection('lost')
  const open = connection('open')
  stub.seen.children.at(-1).kill('SIGKILL')
  await lost
  await open
  assert.equal(stub.seen.children.length, 2)
  assert.equal((await api.call('app.info', {})).workspace, workspace)
  assert.match(stub.seen.dialogs[0].message, /started again/)
})
