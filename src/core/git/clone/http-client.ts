import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BulkheadError } from '../../../contract/errors.ts'

/** Throws BulkheadError clone.not-allowed unless the host may be contacted for that purpose, and journals the contact. */
export type NetworkGate = (host: string, purpose: string) => void

export interface HttpOptions {
  gate: NetworkGate
  purpose: string
  signal?: AbortSignal | undefined
  /** Milliseconds without a byte after which a connection is given up. */
  idleTimeout: number
}

/** As isomorphic-git wants it. */
export interface HttpRequest {
  url: string
  method?: string | undefined
  headers?: Record<string, string> | undefined
  body?: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined
}

export interface HttpResponse {
  /** After redirects. */
  url: string
  method: string
  statusCode: number
  statusMessage: string
  headers: Record<string, string>
  body: AsyncIterableIterator<Uint8Array>
}

const maxRedirects = 5

/**
 * The only place from which a clone contacts anything: asks the gate before each host, follows redirects, never from https to
 * http, and never with credentials to another origin than the one they were given for.
 */
export class HttpClient {
  private readonly options: HttpOptions
  private readonly allowed = new Set<string>()

  constructor(options: HttpOptions) {
    this.options = options
  }

  /** Bound, because isomorphic-git takes it apart. Throws BulkheadError, and what node:http throws. */
  request = async ({ url, method = 'GET', headers = {}, body }: HttpRequest): Promise<HttpResponse> => {
    const chunks: Uint8Array[] = []
    for await (const chunk of body ?? []) chunks.push(chunk)
    const first = new URL(url)
    let target = first
    for (let hops = 0; hops <= maxRedirects; hops++) {
      this.ask(target.host)
      const sent = target.origin === first.origin ? headers : withoutCredentials(headers)
      const response = await this.send(target, method, sent, Buffer.concat(chunks))
      const location = isRedirect(response.statusCode) ? response.headers.location : undefined
      if (location === undefined) return response
      await response.body.return?.()
      target = nextTarget(target, location)
    }
    throw new BulkheadError('clone.network', `${first.host} redirects round in circles. Check the address.`, { data: { host: first.host } })
  }

  private ask(host: string): void {
    if (this.allowed.has(host)) return
    this.options.gate(host, this.options.purpose)
    this.allowed.add(host)
  }

  private send(target: URL, method: string, headers: Record<string, string>, body: Buffer): Promise<HttpResponse> {
    const { signal, idleTimeout } = this.options
    return new Promise((resolve, reject) => {
      const open = target.protocol === 'https:' ? requestHttps : requestHttp
      const request = open(target, {
        method,
        agent: false,
        ...(signal ? { signal } : {}),
        // GitHub answers git only to clients that call themselves so.
        headers: { 'User-Agent': 'git/bulkhead', ...headers, ...(body.length > 0 ? { 'Content-Length': body.length } : {}) }
      })
      let giveUp = (error: Error): unknown => request.destroy(error)
      request.setTimeout(idleTimeout, () => giveUp(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
      request.on('error', reject)
      request.on('response', (response) => {
        giveUp = (error) => response.destroy(error)
        const flat = Object.entries(response.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : (value ?? '')
        ])
        resolve({
          url: target.href,
          method,
          statusCode: response.statusCode ?? 0,
          statusMessage: response.statusMessage ?? '',
          headers: Object.fromEntries(flat),
          body: response[Symbol.asyncIterator]()
        })
      })
      request.end(body)
    })
  }
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

function nextTarget(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined
  if (!to || !/^https?:$/.test(to.protocol) || (from.protocol === 'https:' && to.protocol === 'http:')) {
    const where = to ? ` (${to.protocol}//${to.host})` : ''
    throw new BulkheadError(
      'clone.bad-address',
      `${from.host} redirects to an address that is not safe to follow${where}. Check the address.`,
      {
        data: { host: from.host }
      }
    )
  }
  to.username = ''
  to.password = ''
  return to
}

/** Headers as another origin may see them. */
export function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie)$/i.test(name)))
}
