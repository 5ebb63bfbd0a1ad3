import type { Page } from '@playwright/test'
import type { TracedValue } from '../test/support/value-traces.ts'
import { createTracer } from '../test/support/value-traces.ts'

interface Message {
  /** `request` or `response` with the method of the contract or the path, or `event`. */
  what: string
  text: string
}

/** All that goes between the page and the host from the moment it is made, and all that the page holds. */
export class Traffic {
  readonly messages: Message[] = []
  private readonly page: Page
  private readonly pending = new Set<Promise<void>>()

  private constructor(page: Page) {
    this.page = page
  }

  /** To be made before the page opens its stream of events. */
  static async of(page: Page): Promise<Traffic> {
    const traffic = new Traffic(page)
    page.on('request', (request) => {
      const body = request.postData() ?? ''
      traffic.messages.push({ what: `request ${nameOf(request.url(), body)}`, text: `${request.url()}\n${body}` })
    })
    page.on('response', (response) => {
      const type = response.headers()['content-type'] ?? ''
      // The built page is the same for everybody; events are heard below.
      if (/text\/event-stream|javascript|css|font/.test(type)) return
      const what = `response ${nameOf(response.url(), response.request().postData() ?? '')}`
      const read = response
        .body()
        .then((body) => void traffic.messages.push({ what, text: body.toString('utf8') }))
        // Redirects and what a navigation cut off have no body.
        .catch(() => undefined)
        .finally(() => traffic.pending.delete(read))
      traffic.pending.add(read)
    })
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    session.on('Network.eventSourceMessageReceived', ({ data }) => void traffic.messages.push({ what: 'event', text: data }))
    return traffic
  }

  /** Where one of the values, or a part that is more than a preview, was seen: `page`, or the messages' names. */
  async tracesOf(...values: TracedValue[]): Promise<string[]> {
    const trace = createTracer(values)
    await Promise.all(this.pending)
    const held = { what: 'page', text: await everythingIn(this.page) }
    return [held, ...this.messages].filter(({ text }) => trace(Buffer.from(text)).length > 0).map(({ what }) => what)
  }

  /** The events and calls seen so far, by name. */
  count(what: string): number {
    return this.messages.filter((message) => message.what === what).length
  }
}

function nameOf(url: string, body: string): string {
  const { pathname } = new URL(url)
  if (pathname !== '/api/call') return pathname
  return (JSON.parse(body) as { method: string }).method
}

/** The document as it stands, what its fields hold, and what the browser keeps for it. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.documentElement.textContent,
      ...[...document.querySelectorAll('input, textarea, select')].map((field) => (field as HTMLInputElement).value),
      location.href,
      document.title,
      document.cookie,
      JSON.stringify(history.state),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage })
    ].join('\n')
  )
}
