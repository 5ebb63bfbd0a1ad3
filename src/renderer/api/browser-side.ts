import type { HttpSide } from './http-transport.ts'

/** The browser's own fetch and EventSource, towards the host that served the page. */
export const browserSide: HttpSide = {
  fetch: (path, init) => fetch(path, init),
  openEvents(path, hearer) {
    const stream = new EventSource(path)
    stream.onopen = () => hearer.open()
    stream.onmessage = (message: MessageEvent<string>) => hearer.message(message.data)
    stream.onerror = () => hearer.lost(stream.readyState === EventSource.CLOSED)
  }
}
