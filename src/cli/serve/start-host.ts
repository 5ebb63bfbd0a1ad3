import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { BulkheadError } from '../../contract/errors.ts'
import type { Serve } from '../../contract/serve.ts'
import type { Subscribe } from '../../contract/transports/subscribe.ts'
import { errorTrace } from '../../core/error-trace.ts'
import { rendererFile } from '../../page/renderer-file.ts'
import { Access } from './access.ts'
import { EventStreams } from './event-streams.ts'
import { HttpRefusal } from './http-refusal.ts'
import { LinkFile } from './link-file.ts'
import { isOwnPeer, peerOwner } from './peer-owner.ts'
import { readCall } from './read-call.ts'

export interface HostOptions {
  serve: Serve
  onEvent: Subscribe
  /** The built page. */
  rendererDir: string
  /** 0: any free port. */
  port: number
  /** Gets the file with a link for scripts. */
  workspaceDir: string
  /** For a request to arrive whole, in milliseconds. */
  requestTimeout?: number
}

export interface Host {
  /** Opens the workbench once. */
  url: string
  origin: string
  close(): Promise<void>
}

const address = '127.0.0.1'
const maxConnections = 64
/** What calls in flight may still take when the host closes, in milliseconds. */
const closeGrace = 2000

const baseHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store'
}

/**
 * The workbench as a page, on the loopback interface only. What keeps other local users, other pages in the same browser and
 * rebound names out: a link that works once, a cookie with a secret of its own, and the Host, Origin and Sec-Fetch-Site of
 * every request. Neither is enough against a local user: command lines show the link, and browsers send a cookie to every port of
 * a host. So, where the system tells whose a connection is, only this user's are taken. Throws `transport.refused` when the port is taken or the page is not built.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { serve, onEvent, rendererDir, port, workspaceDir, requestTimeout = 20_000 } = options
  if (!existsSync(path.join(rendererDir, 'index.html')))
    throw new BulkheadError('transport.refused', `The page is not built (${rendererDir} has no index.html). Run \`npm run build\`.`)

  const access = new Access()
  const streams = new EventStreams()
  const linkFile = new LinkFile(workspaceDir)
  const server = createServer({
    requestTimeout,
    headersTimeout: Math.min(10_000, requestTimeout),
    connectionsCheckingInterval: Math.min(1000, requestTimeout),
    keepAliveTimeout: 5000,
    maxHeaderSize: 16 * 1024
  })
  server.maxConnections = maxConnections
  let toldOther = false
  server.prependListener('connection', (socket: Socket) => {
    if (isOwnPeer(peerOwner(socket))) return
    socket.destroy()
    if (!toldOther) process.stderr.write('A connection of another user of this machine was refused.\n')
    toldOther = true
  })
  await listen(server, port)
  const host = `${address}:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`
  const cookieName = `bulkhead_${host.split(':')[1]}`
  const newLink = (): string => `${origin}/?token=${access.issueToken()}`

  const enter = async (token: string, response: ServerResponse): Promise<void> => {
    const secret = access.redeem(token)
    if (secret === null)
      throw new HttpRefusal(401, 'This link was used before or is not right. Start `bulkhead serve` again for a new one.')
    await linkFile.write(newLink())
    response
      .writeHead(303, { ...baseHeaders, location: '/', 'set-cookie': `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/` })
      .end()
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    checkSender(request, host, origin)
    const [pathname = '', query = ''] = (request.url ?? '').split('?', 2)
    const signedIn = access.admits(cookie(request, cookieName))
    const token = new URLSearchParams(query).get('token')
    if (token !== null && pathname === '/' && request.method === 'GET') {
      if (!signedIn) return enter(token, response)
      response.writeHead(303, { ...baseHeaders, location: '/' }).end()
      return
    }
    if (!signedIn) throw new HttpRefusal(401, 'Open the link that `bulkhead serve` printed.')

    if (pathname === '/api/call') {
      allow(request, 'POST')
      const { method, input } = await readCall(request)
      const body = JSON.stringify(await serve(method, input))
      response.writeHead(200, { ...baseHeaders, 'content-type': 'application/json; charset=utf-8' }).end(body)
      return
    }
    allow(request, 'GET', 'HEAD')
    if (pathname === '/api/events') {
      if (request.method === 'HEAD') throw new HttpRefusal(405, 'No.', { allow: 'GET' })
      return streams.add(response, baseHeaders)
    }
    const file = await rendererFile(rendererDir, pathname)
    if (!file) throw new HttpRefusal(404, 'There is no such page.')
    response.writeHead(200, { ...baseHeaders, ...file.headers }).end(request.method === 'HEAD' ? undefined : file.body)
  }

  const inFlight = new Set<Promise<void>>()
  server.on('request', (request, response) => {
    const sent = new Promise<void>((resolve) => response.once('close', resolve))
    inFlight.add(sent)
    void sent.then(() => inFlight.delete(sent))
    answer(request, response).catch((error: unknown) => refuse(request, response, error))
  })
  const stopEvents = onEvent(streams.tell)
  const url = newLink()
  await linkFile.write(newLink())

  return {
    url,
    origin,
    async close() {
      stopEvents()
      streams.close()
      const closed = new Promise((resolve) => server.close(resolve))
      await Promise.race([Promise.all(inFlight), sleep(closeGrace, undefined, { ref: false })])
      server.closeAllConnections()
      await closed
      await linkFile.remove()
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message
      reject(new BulkheadError('transport.refused', `Port ${port} can't be used: ${why}. Choose another with --port.`, { cause: error }))
    })
    server.listen(port, address, resolve)
  })
}

/** A name that was rebound to this machine shows in Host, another page in Origin or Sec-Fetch-Site. */
function checkSender({ headers }: IncomingMessage, host: string, origin: string): void {
  if (headers.host !== host) throw new HttpRefusal(421, `Bulkhead answers at ${origin} only.`)
  if (headers.origin !== undefined && headers.origin !== origin) throw new HttpRefusal(403, 'Other pages may not talk to Bulkhead.')
  const site = headers['sec-fetch-site'] ?? 'none'
  if (site !== 'none' && site !== 'same-origin') throw new HttpRefusal(403, 'Other pages may not talk to Bulkhead.')
}

function allow(request: IncomingMessage, ...methods: string[]): void {
  if (!methods.includes(request.method ?? '')) throw new HttpRefusal(405, 'That method is not used here.', { allow: methods.join(', ') })
}

function cookie({ headers }: IncomingMessage, name: string): string | undefined {
  const start = `${name}=`
  return (headers.cookie ?? '')
    .split(/; */)
    .find((part) => part.startsWith(start))
    ?.slice(start.length)
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy()
  const known = error instanceof HttpRefusal ? error : new HttpRefusal(500, 'Something failed inside Bulkhead.')
  if (known !== error && !request.destroyed) process.stderr.write(`${JSON.stringify(errorTrace(error))}\n`)
  const headers = { ...baseHeaders, ...known.headers, 'content-type': 'text/plain; charset=utf-8' }
  response.writeHead(known.status, headers).end(`${known.message}\n`)
}
