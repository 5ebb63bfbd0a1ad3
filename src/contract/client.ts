import { BulkheadError } from './errors.ts'
import type { EventName, EventPayload } from './events.ts'
import type { Input, Method, Output } from './methods.ts'
import type { Answer } from './serve.ts'

/** Carries calls and events; knows nothing about what they mean. */
export interface Transport {
  call(method: string, input: unknown): Promise<Answer>
  /** Hears every event; the answer stops it. */
  listen(listener: (event: string, payload: unknown) => void): () => void
}

/** The typed end that the interface and the command line hold. */
export interface Client {
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
}

/** Throws BulkheadError for an answer that is not ok. Type-only knowledge of the table: no schema code where it runs. */
export function client(transport: Transport): Client {
  return {
    async call(method, input) {
      const answer = await transport.call(method, input)
      if (answer.ok) return answer.value as never
      throw BulkheadError.from(answer.error)
    },
    on(event, listener) {
      return transport.listen((name, payload) => {
        if (name === event) listener(payload as never)
      })
    }
  }
}
