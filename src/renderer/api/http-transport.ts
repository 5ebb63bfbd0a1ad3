import type { Transport } from '../../contract/client.ts'
import type { Answer } from '../../contract/serve.ts'
import { type ConnectionState, connectionEvent } from '../../contract/transports/bridge.ts'
import { closed } from '../../contract/transports/refusals.ts'
import { Listeners } from '../../contract/transports/subscribe.ts'

/** What becomes of a stream of server-sent events. `lost` for good means that it won't come back by itself. */
export interface StreamHearer {
  open(): void
  message(data: string): void
  lost(forGood: boolean): void
}

export interface HttpSide {
  fetch(path: string, init: RequestInit): Promise<Response>
  openEvents(path: string, hearer: StreamHearer): void
}

/** Between tries when the browser gave up on the stream, in milliseconds. */
const retryAfter = 2000

const refused = (message: string): Answer => ({ ok: false, error: { code: 'transport.refused', message } })

function refusal(status: number): Answer {
  if (status === 401) return refused('This page may no longer talk to Bulkhead. Open the link that `bulkhead serve` printed last.')
  if (status === 413) return refused('That is too large to send.')
  return refused(`Bulkhead refused the call (HTTP ${status}).`)
}

/** Calls by POST, events by server-sent events; the stream opens again by itself after a loss. */
export function httpTransport({ fetch, openEvents }: HttpSide): Transport {
  const listeners = new Listeners()
  let opened = false
  let state: ConnectionState = 'open'

  const tellState = (now: ConnectionState): void => {
    if (now === state) return
    state = now
    listeners.tell(connectionEvent, now)
  }

  const open = (): void => {
    opened = true
    openEvents('/api/events', {
      open: () => tellState('open'),
      message(data) {
        const { event, payload } = JSON.parse(data) as { event: string; payload: unknown }
        listeners.tell(event, payload)
      },
      lost(forGood) {
        tellState('lost')
        if (forGood) setTimeout(open, retryAfter)
      }
    })
  }

  return {
    async call(method, input) {
      try {
        const response = await fetch('/api/call', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ method, input })
        })
        return response.ok ? ((await response.json()) as Answer) : refusal(response.status)
      } catch {
        return closed
      }
    },
    listen(listener) {
      const stop = listeners.listen(listener)
      if (!opened) open()
      return stop
    }
  }
}
