import { type Client, client } from '../../src/contract/client.ts'
import { BulkheadError } from '../../src/contract/errors.ts'
import type { Input, Method, Output } from '../../src/contract/methods.ts'

export type Answers = { [M in Method]?: (input: Input<M>) => Output<M> | Promise<Output<M>> }

/** A core that knows a few answers, remembers what it was asked, and tells what the test has to say. */
export function answeringClient(
  answers: Answers
): Client & { asked: { method: Method; input: unknown }[]; tell(event: string, payload: unknown): void } {
  const asked: { method: Method; input: unknown }[] = []
  const listeners = new Set<(event: string, payload: unknown) => void>()
  const { call, on } = client({
    async call(method, input) {
      asked.push({ method: method as Method, input })
      const answer = answers[method as Method] as ((input: unknown) => unknown) | undefined
      if (!answer) return { ok: false, error: { code: 'internal', message: `the test has no answer for ${method}` } }
      try {
        return { ok: true, value: await answer(input) }
      } catch (caught) {
        if (caught instanceof BulkheadError) return { ok: false, error: caught.toWire() }
        throw caught
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  })
  return {
    call,
    on,
    asked,
    tell(event, payload) {
      for (const listener of listeners) listener(event, payload)
    }
  }
}
