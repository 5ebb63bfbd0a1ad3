import type { Transport } from '../client.ts'
import type { Answer, Serve } from '../serve.ts'
import { closed, notSendable } from './refusals.ts'
import { Listeners, type Subscribe } from './subscribe.ts'

/** What the message ports of worker_threads, of Electron and of a utility process have in common. Values are copied (structured clone). */
export interface Port {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** The other end closed or its process ended; also after an own `close`. */
  onClose(listener: () => void): void
}

type Message =
  | { kind: 'call'; id: number; method: unknown; input: unknown }
  | { kind: 'answer'; id: number; answer: Answer }
  | { kind: 'event'; event: string; payload: unknown }

/** The calling end. Answers may come in any order. When the port closes, every call that waits is answered `transport.closed`. */
export function portTransport(port: Port): Transport {
  const waiting = new Map<number, (answer: Answer) => void>()
  const listeners = new Listeners()
  let last = 0
  let open = true

  port.onMessage((value) => {
    const message = value as Message
    if (message.kind === 'event') return listeners.tell(message.event, message.payload)
    if (message.kind !== 'answer') return
    waiting.get(message.id)?.(message.answer)
    waiting.delete(message.id)
  })
  port.onClose(() => {
    open = false
    for (const answer of waiting.values()) answer(closed)
    waiting.clear()
  })

  return {
    listen: listeners.listen,
    call: (method, input) =>
      new Promise((resolve) => {
        if (!open) return resolve(closed)
        const id = ++last
        waiting.set(id, resolve)
        try {
          port.post({ kind: 'call', id, method, input } satisfies Message)
        } catch {
          waiting.delete(id)
          resolve(notSendable)
        }
      })
  }
}

/** The answering end. Stops telling events when the port closes. */
export function servePort(port: Port, serve: Serve, onEvent: Subscribe): void {
  const post = (message: Message): void => port.post(message)
  const stop = onEvent((event, payload) => post({ kind: 'event', event, payload }))
  port.onClose(stop)
  port.onMessage(async (value) => {
    const message = value as Message
    if (message.kind !== 'call') return
    const answer = await serve(message.method, message.input)
    try {
      post({ kind: 'answer', id: message.id, answer })
    } catch {
      // Values are parsed by the contract and can always be sent; the free-form data of an error may not.
      post({ kind: 'answer', id: message.id, answer: answer.ok ? notSendable : { ok: false, error: { ...answer.error, data: undefined } } })
    }
  })
}
