import type { Listener } from '../../contract/transports/subscribe.ts'

/** Keeps proxies and the browser from taking a quiet stream for a dead one, in milliseconds. */
const heartbeat = 15_000
/** A page that reads slower than this backlog (bytes) is cut off; it opens the stream again by itself. */
const maxBacklog = 4 * 1024 * 1024

/** What is used of a ServerResponse. */
export interface StreamResponse {
  readonly writableLength: number
  writeHead(status: number, headers: Record<string, string>): unknown
  write(text: string): unknown
  end(): unknown
  destroy(): unknown
  on(event: 'close', listener: () => void): unknown
}

/** All open streams of server-sent events. Each message is one JSON text `{ event, payload }`, so a line break can't break the framing. */
export class EventStreams {
  readonly #streams = new Set<StreamResponse>()
  readonly #timer = setInterval(() => this.#write(': alive\n\n'), heartbeat).unref()

  add(response: StreamResponse, headers: Record<string, string>): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' })
    response.write('retry: 1000\n\n')
    this.#streams.add(response)
    response.on('close', () => this.#streams.delete(response))
  }

  readonly tell: Listener = (event, payload) => this.#write(`data: ${JSON.stringify({ event, payload })}\n\n`)

  close(): void {
    clearInterval(this.#timer)
    for (const stream of this.#streams) stream.end()
  }

  #write(text: string): void {
    for (const stream of this.#streams) {
      stream.write(text)
      if (stream.writableLength > maxBacklog) stream.destroy()
    }
  }
}
