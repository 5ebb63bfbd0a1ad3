import { execFileSync, spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { gitEnv } from './git-repo.ts'

/** How the server misbehaves; all at once if asked to. Each counts for requests that begin after it was set. */
export interface Behaviour {
  /** Demand these by HTTP Basic. */
  credentials?: { user: string; token: string }
  /** Answer this status to everything. */
  status?: number
  /** Answer a web page instead of a repository. */
  page?: boolean
  /** Send to another base address instead, after the credentials if those are demanded. */
  redirectTo?: string
  /** Accept the request and never answer. */
  hang?: boolean
  /** Cut the connection after so many bytes of a pack response. */
  dieAfter?: number
  /** End a pack response after so many bytes as if it were whole. */
  endAfter?: number | undefined
  /** Turn a bit of the byte at that place of a pack response. */
  flipAt?: number
  /** End the list of refs after so many bytes as if it were whole. */
  endListAfter?: number
  /** Wait after that many bytes of a pack response. */
  stallAfter?: number
}

export interface GitServer {
  /** `http://127.0.0.1:<port>` */
  url: string
  host: string
  /** What was asked for, oldest first. */
  requests: { method: string; path: string; authorization: string | undefined }[]
  behave(behaviour: Behaviour): void
  close(): Promise<void>
}

/** Serves the repositories below `root` over smart HTTP on loopback through git's own CGI, well or badly. */
export async function serveGit(root: string): Promise<GitServer> {
  const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend')
  const requests: GitServer['requests'] = []
  const sockets = new Set<Socket>()
  let behaviour: Behaviour = {}

  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    requests.push({ method, path: url, authorization: headers.authorization })
    const now = behaviour
    if (now.hang) return
    if (now.credentials && headers.authorization !== basic(now.credentials)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="test"' }).end('who are you?')
    } else if (now.redirectTo) response.writeHead(302, { Location: now.redirectTo + url }).end()
    else if (now.status) response.writeHead(now.status).end('no')
    else if (now.page) response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>')
    else runBackend(backend, root, request, response, method === 'POST' ? now : { endAfter: now.endListAfter })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    requests,
    behave: (next) => {
      behaviour = next
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    }
  }
}

function basic({ user, token }: { user: string; token: string }): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
}

/** Environment of a CGI: https://git-scm.com/docs/git-http-backend and RFC 3875. */
function runBackend(backend: string, root: string, request: IncomingMessage, response: ServerResponse, behaviour: Behaviour): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const child = spawn(backend, {
    env: {
      ...gitEnv(),
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '')
    }
  })
  child.stdin.on('error', () => undefined)
  request.pipe(child.stdin)
  const body = new MisbehavingBody(response, behaviour, () => child.kill())
  let head: Buffer | undefined = Buffer.alloc(0)
  child.stdout.on('data', (chunk: Buffer) => {
    if (!head) return body.write(chunk)
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    for (const line of head.toString('latin1', 0, end).split('\r\n')) {
      const colon = line.indexOf(':')
      const value = line.slice(colon + 1).trim()
      if (/^status$/i.test(line.slice(0, colon))) response.statusCode = Number.parseInt(value, 10)
      else response.setHeader(line.slice(0, colon), value)
    }
    body.write(head.subarray(end + 4))
    head = undefined
  })
  child.on('close', () => body.end())
}

class MisbehavingBody {
  private readonly response: ServerResponse
  private readonly behaviour: Behaviour
  private readonly stop: () => void
  private sent = 0
  private over = false

  constructor(response: ServerResponse, behaviour: Behaviour, stop: () => void) {
    this.response = response
    this.behaviour = behaviour
    this.stop = stop
  }

  write(chunk: Buffer): void {
    if (this.over) return
    const { dieAfter, endAfter, flipAt, stallAfter } = this.behaviour
    const limit = Math.min(dieAfter ?? Infinity, endAfter ?? Infinity, stallAfter ?? Infinity) - this.sent
    const bytes = Buffer.from(chunk.subarray(0, Math.max(0, limit)))
    const flip = (flipAt ?? -1) - this.sent
    if (flip >= 0 && flip < bytes.length) bytes[flip] = (bytes[flip] ?? 0) ^ 1
    this.sent += bytes.length
    if (chunk.length <= limit) {
      this.response.write(bytes)
      return
    }
    this.over = true
    if (endAfter !== undefined) this.response.end(bytes)
    else this.response.write(bytes, () => dieAfter !== undefined && this.response.destroy())
    this.stop()
  }

  end(): void {
    if (!this.over) this.response.end()
  }
}
