import type { Input, Method, Output } from '../../src/contract/methods.ts'
import type { Answer } from '../../src/contract/serve.ts'
import { type BuiltCli, ended, type Run, type RunOptions } from './built-cli.ts'
import { httpSide } from './http-side.ts'

export interface Served {
  link: string
  /** What came back, whether it worked or not, as text and read. `input` may be any JSON. */
  ask(method: string, input: unknown): Promise<{ text: string; answer: Answer }>
  /** Fails where the answer is an error. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>
  /** Waits for an event of which `is` is true. Listens from the begin, so that none is missed. */
  heard(event: string, is: (payload: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>
  /** Ends it as Ctrl-C does. */
  stop(): Promise<Run>
}

/** The built `bulkhead serve`, and the page's side of it. */
export async function startServe(cli: BuiltCli, options: RunOptions = {}): Promise<Served> {
  const child = cli.spawn(['serve', '--no-open'], options)
  const end = ended(child)
  const link = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString('utf8')
      const found = /http:\S+/.exec(text)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', () => end.then(({ stderr }) => reject(new Error(`serve ended: ${stderr}`))))
  })
  const side = await httpSide(link)
  const events: { event: string; payload: Record<string, unknown> }[] = []
  const waiting = new Set<() => void>()
  await new Promise<void>((open) => {
    side.openEvents('/api/events', {
      open,
      message(data) {
        events.push(JSON.parse(data))
        for (const look of waiting) look()
      },
      lost() {}
    })
  })
  const ask: Served['ask'] = async (method, input) => {
    const body = JSON.stringify({ method, input })
    const response = await side.fetch('/api/call', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const text = await response.text()
    return { text, answer: JSON.parse(text) }
  }
  return {
    link,
    ask,
    async call(method, input) {
      const { answer } = await ask(method, input)
      if (!answer.ok) throw new Error(`${method}: ${answer.error.code}: ${answer.error.message}`)
      return answer.value as never
    },
    heard: (event, is) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = events.find((each) => each.event === event && is(each.payload))
          if (!found) return
          waiting.delete(look)
          resolve(found.payload)
        }
        waiting.add(look)
        look()
      }),
    async stop() {
      side.end()
      child.kill('SIGTERM')
      return end
    }
  }
}
