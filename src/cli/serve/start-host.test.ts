import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../contract/serve.ts'
import { Listeners } from '../../contract/transports/subscribe.ts'
import { type Host, startHost } from './start-host.ts'

let dir: string
let host: Host
let cookie: string
let events: Listeners
let calls: unknown[]
let answer: () => Promise<Answer>

beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-host-'))
  mkdirSync(path.join(dir, 'page/assets'), { recursive: true })
  writeFileSync(path.join(dir, 'page/index.html'), '<script nonce="__CSP_NONCE__"></script>')
  writeFileSync(path.join(dir, 'page/assets/app.js'), 'app')
  writeFileSync(path.join(dir, 'outside.js'), 'outside')
  symlinkSync(path.join(dir, 'outside.js'), path.join(dir, 'page/link.js'))
  events = new Listeners()
  calls = []
  answer = async () => ({ ok: true, value: 'done' })
  host = await start()
  const entered = await fetch(host.url, { redirect: 'manual' })
  cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
})
afterEach(async () => {
  await host.close()
  rmSync(dir, { recursive: true })
})

const start = (): Promise<Host> =>
  startHost({
    serve: (method, input) => {
      calls.push([method, input])
      return answer()
    },
    onEvent: events.listen,
    rendererDir: path.join(dir, 'page'),
    port: 0,
    workspaceDir: dir,
    requestTimeout: 300
  })

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** By node:http, since fetch sets Host and cleans paths itself. */
function send(
  target: string,
  { method = 'GET', headers = {}, body }: Sent = {}
): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  const { hostname, port } = new URL(host.origin)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, method, headers: { cookie, ...headers }, agent: false }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response), headers: response.headers })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const json = { 'content-type': 'application/json' }
const call = (more: Sent = {}) =>
  send('/api/call', { method: 'POST', body: '{"method":"app.info","input":{"a":1}}', ...more, headers: { ...json, ...more.headers } })

/** Writes raw bytes and answers all that comes back until the host closes the connection. */
function raw(bytes: string): Promise<string> {
  const { port } = new URL(host.origin)
  return new Promise((resolve) => {
    let got = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (part) => {
      got += part
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(got))
  })
}

describe('the link', () => {
  it('works once: a replay is refused', async () => {
    const second = await startHostLink()
    expect((await fetch(second, { redirect: 'manual' })).status).toBe(303)
    const replay = await fetch(second, { redirect: 'manual' })
    expect(replay.status).toBe(401)
    expect(replay.headers.getSetCookie()).toEqual([])
    expect((await fetch(host.url, { redirect: 'manual' })).status).toBe(401)
  })

  it('works for one of many at the same moment', async () => {
    const link = await startHostLink()
    const all = await Promise.all(Array.from({ length: 8 }, () => fetch(link, { redirect: 'manual' })))
    expect(all.filter((r) => r.status === 303)).toHaveLength(1)
  })

  it('buys a cookie that scripts and other sites never see, with a secret that is not the token', async () => {
    const link = await startHostLink()
    const [set = ''] = (await fetch(link, { redirect: 'manual' })).headers.getSetCookie()
    expect(set).toMatch(/^bulkhead_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
    expect(set).not.toContain(new URL(link).searchParams.get('token'))
  })

  it('leads a page that is signed in to the workbench and stays unused', async () => {
    const link = await startHostLink()
    expect(await send(new URL(link).pathname + new URL(link).search)).toMatchObject({ status: 303, headers: { location: '/' } })
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
  })

  it.each(['', 'x', 'x'.repeat(43), '%00', '__proto__'])('is refused with token %j', async (token) => {
    expect((await send(`/?token=${token}`, { headers: { cookie: '' } })).status).toBe(401)
  })

  it('is not used up by HEAD, as link previews send it', async () => {
    const link = await startHostLink()
    expect((await fetch(link, { method: 'HEAD', redirect: 'manual' })).status).toBe(401)
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
  })

  it('lies for scripts in a file that only its owner reads, is renewed after use and removed at the end', async () => {
    const file = path.join(dir, 'serve.link')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const first = await startHostLink()
    await fetch(first, { redirect: 'manual' })
    const second = await startHostLink()
    expect(second).not.toBe(first)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await host.close()
    expect(() => statSync(file)).toThrow()
  })

  it('an older file that others can read does not lend its mode', async () => {
    await host.close()
    writeFileSync(path.join(dir, 'serve.link'), 'old', { mode: 0o644 })
    host = await start()
    expect(statSync(path.join(dir, 'serve.link')).mode & 0o777).toBe(0o600)
  })

  const startHostLink = async (): Promise<string> => readFileSync(path.join(dir, 'serve.link'), 'utf8').trim()
})

describe('who may ask', () => {
  it('the signed-in page may', async () => {
    const { status, body, headers } = await call({ headers: { origin: host.origin, 'sec-fetch-site': 'same-origin' } })
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ ok: true, value: 'done' })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(calls).toEqual([['app.info', { a: 1 }]])
  })

  it.each<[string, Record<string, string>, number]>([
    ['another name for this machine', { host: 'localhost:1' }, 421],
    ['a rebound name', { host: 'evil.example' }, 421],
    ['no port', { host: '127.0.0.1' }, 421],
    ['another page', { origin: 'https://evil.example' }, 403],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a request that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a request that the browser calls same-site', { 'sec-fetch-site': 'same-site' }, 403],
    ['no cookie', { cookie: '' }, 401],
    ['a wrong cookie', { cookie: 'bulkhead_1=x' }, 401]
  ])('%s may not', async (_name, headers, status) => {
    expect((await call({ headers })).status).toBe(status)
    expect((await send('/', { headers })).status).toBe(status)
    expect((await send('/api/events', { headers })).status).toBe(status)
    expect(calls).toEqual([])
  })

  it('a cookie with an empty or cut secret may not', async () => {
    for (const wrong of [`${cookie.split('=')[0]}=`, cookie.slice(0, -1), `${cookie}x`])
      expect((await call({ headers: { cookie: wrong } })).status).toBe(401)
  })

  const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0
  it.skipIf(!isRootOnLinux)('another user of this machine may not, even with link and cookie', async () => {
    const link = readFileSync(path.join(dir, 'serve.link'), 'utf8').trim()
    const fetches = `for (const [url, headers] of ${JSON.stringify([[link], [`${host.origin}/`, { cookie }]])})
      await fetch(url, { headers, redirect: 'manual' }).then((r) => console.log(r.status), () => console.log('no answer'))`
    const asNobody = { uid: 65_534, gid: 65_534, cwd: '/', encoding: 'utf8' } as const
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', fetches], asNobody)
    expect(stdout.trim().split('\n')).toEqual(['no answer', 'no answer'])
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
  })

  it('finds its cookie among others', async () => {
    expect((await call({ headers: { cookie: `a=b; ${cookie}; c=d` } })).status).toBe(200)
  })

  it('one host takes no session of another', async () => {
    const other = await start()
    const response = await fetch(`${other.origin}/`, {
      headers: { cookie: `bulkhead_${new URL(other.origin).port}=${cookie.split('=')[1]}` }
    })
    expect(response.status).toBe(401)
    await other.close()
  })
})

describe('what may be asked', () => {
  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])('a call by %s is refused', async (method) => {
    expect((await send('/api/call', { method, headers: json })).status).toBe(405)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('a page by %s is refused', async (method) => {
    const { status, headers } = await send('/', { method })
    expect(status).toBe(405)
    expect(headers.allow).toBe('GET, HEAD')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '', 'application/jsonx'])(
    'a call as %j, which a form could send, is refused',
    async (type) => {
      expect((await call({ headers: { 'content-type': type } })).status).toBe(415)
      expect(calls).toEqual([])
    }
  )

  it.each(['', 'null', '[]', '7', '{', '"x"', '{"method":'])('the body %j is refused', async (body) => {
    expect((await call({ body })).status).toBe(400)
  })

  it('a body of more than 1 MiB is refused by its announced length', async () => {
    const body = JSON.stringify({ method: 'm', input: 'x'.repeat(1024 * 1024) })
    expect((await call({ body, headers: { 'content-length': String(body.length) } })).status).toBe(413)
  })

  it('a body of more than 1 MiB without an announced length is cut off', async () => {
    const chunk = 'x'.repeat(64 * 1024)
    const chunks = Array.from({ length: 20 }, () => `10000\r\n${chunk}\r\n`).join('')
    const got = await raw(`POST /api/call HTTP/1.1\r\n${headerLines()}transfer-encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`)
    expect(got).toMatch(/^HTTP\/1\.1 413 /)
    expect(calls).toEqual([])
  })

  it('a body that comes too slowly is cut off', async () => {
    const got = await raw(`POST /api/call HTTP/1.1\r\n${headerLines()}content-length: 100\r\n\r\n{"meth`)
    expect(got).toMatch(/^HTTP\/1\.1 408 /)
    expect(calls).toEqual([])
  })

  it('a head that comes too slowly is cut off', async () => {
    expect(await raw('GET / HTTP/1.1\r\nhost: ')).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('a head that is too large is refused', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('a length given twice, as smuggling does, is refused', async () => {
    const got = await raw(`POST /api/call HTTP/1.1\r\n${headerLines()}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)
    expect(got).toMatch(/^HTTP\/1\.1 400 /)
  })

  const headerLines = (): string =>
    `host: ${new URL(host.origin).host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\nconnection: close\r\n`
})

describe('pages', () => {
  it('come with a strict policy, a fresh nonce and no caching', async () => {
    const first = await send('/')
    const second = await send('/')
    expect(first.status).toBe(200)
    const policy = String(first.headers['content-security-policy'])
    const nonce = /nonce-([^']+)'/.exec(policy)?.[1]
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|https?:/)
    expect(first.body).toBe(`<script nonce="${nonce}"></script>`)
    expect(second.body).not.toBe(first.body)
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer'
    })
  })

  it('are served by their type', async () => {
    expect(await send('/assets/app.js?v=1')).toMatchObject({
      status: 200,
      body: 'app',
      headers: { 'content-type': 'text/javascript; charset=utf-8' }
    })
  })

  it.each([
    '/../outside.js',
    '/assets/../../outside.js',
    '/..%2foutside.js',
    '/%2e%2e/outside.js',
    '/%2e%2e%2foutside.js',
    '/..%5coutside.js',
    '/..\\outside.js',
    '/assets/..%2f..%2foutside.js',
    '/%252e%252e/outside.js',
    '/app.js%00.html',
    '/assets/app.js%00',
    '/link.js',
    '//etc/passwd.js',
    '/etc/passwd',
    '/assets',
    '/assets/',
    '/%',
    '/%ff',
    '/assets/app.js/',
    '/assets/app.js.map',
    '/../serve.link',
    '/./../serve.link',
    '/con.js',
    'http://evil.example/outside.js',
    '*'
  ])('nothing lies at %s', async (target) => {
    const { status, body } = await send(target)
    expect(status).toBe(404)
    expect(body).toBe('There is no such page.\n')
  })
})

describe('events', () => {
  it('reach every stream that is open, and end with the host', async () => {
    const open = () => fetch(`${host.origin}/api/events`, { headers: { cookie } })
    const [first, second] = await Promise.all([open(), open()])
    expect(first.headers.get('content-type')).toContain('text/event-stream')
    events.tell('scan.progress', { done: 1, text: 'a\nb' })
    await host.close()
    for (const stream of [first, second])
      expect(await stream.text()).toBe('retry: 1000\n\ndata: {"event":"scan.progress","payload":{"done":1,"text":"a\\nb"}}\n\n')
  })

  it('are heard no more after the host closed', async () => {
    await host.close()
    expect(() => events.tell('scan.progress', {})).not.toThrow()
  })
})

describe('the host', () => {
  it('lets calls in flight end before it closes', async () => {
    let release = (): void => {}
    answer = () =>
      new Promise((resolve) => {
        release = () => resolve({ ok: true, value: 'x'.repeat(5_000_000) })
      })
    const late = call()
    while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const closing = host.close()
    release()
    expect((await late).body).toHaveLength(5_000_000 + '{"ok":true,"value":""}'.length)
    await closing
  })

  it('does not wait for a call that never ends', async () => {
    answer = () => new Promise(() => {})
    const never = call().catch((error: Error) => error.message)
    while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await host.close()
    expect(await never).toMatch(/hang up|reset/)
  })

  it('says that a port is taken', async () => {
    const port = Number(new URL(host.origin).port)
    const again = startHost({ serve: answer, onEvent: events.listen, rendererDir: path.join(dir, 'page'), port, workspaceDir: dir })
    await expect(again).rejects.toMatchObject({ code: 'transport.refused', message: expect.stringContaining('another program uses it') })
  })

  it('says that the page is not built', async () => {
    const none = startHost({ serve: answer, onEvent: events.listen, rendererDir: path.join(dir, 'none'), port: 0, workspaceDir: dir })
    await expect(none).rejects.toMatchObject({ code: 'transport.refused', message: expect.stringContaining('npm run build') })
  })

  it('listens on loopback only', async () => {
    const { port } = new URL(host.origin)
    const others = Object.values(os.networkInterfaces())
      .flat()
      .filter((i) => i && !i.internal && i.family === 'IPv4')
    for (const other of others) {
      const refused = await new Promise((resolve) => {
        const socket = connect(Number(port), other?.address, () => resolve(false))
        socket.once('error', () => resolve(true))
      })
      expect(refused).toBe(true)
    }
  })
})
