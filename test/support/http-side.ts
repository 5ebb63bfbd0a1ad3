import type { HttpSide } from '../../src/renderer/api/http-transport.ts'

/** What a browser does for the page, for tests without one: keeps the cookie, reads the stream of events. `end` closes the streams. */
export async function httpSide(link: string): Promise<HttpSide & { end(): void }> {
  const { origin } = new URL(link)
  const entered = await fetch(link, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const ending = new AbortController()

  return {
    fetch: (path, init) => fetch(origin + path, { ...init, headers: { ...init.headers, cookie } }),
    async openEvents(path, hearer) {
      try {
        const response = await fetch(origin + path, { headers: { cookie, accept: 'text/event-stream' }, signal: ending.signal })
        if (!response.ok || !response.body) return hearer.lost(true)
        hearer.open()
        let rest = ''
        for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
          const blocks = (rest + part).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks) if (block.startsWith('data: ')) hearer.message(block.slice('data: '.length))
        }
      } catch (error) {
        if (!ending.signal.aborted && !(error instanceof TypeError)) throw error
      }
      if (!ending.signal.aborted) hearer.lost(true)
    },
    end: () => ending.abort()
  }
}
