import { BulkheadError, type WireError } from '../contract/errors.ts'
import type { Serve } from '../contract/serve.ts'
import { type Port, servePort } from '../contract/transports/port.ts'
import { closed } from '../contract/transports/refusals.ts'
import { Listeners, type Subscribe } from '../contract/transports/subscribe.ts'
import { type BackendMessage, isKind } from './backend-messages.ts'

export interface Opened {
  serve: Serve
  onEvent: Subscribe
  close(): void | Promise<void>
}

/**
 * Runs the core behind a port. Calls that come before the workspace is open wait for it. When it can't be opened, says why and
 * leaves the ending to main, since a message may be lost when a process ends right after it. Ends when main asks, after all is written.
 */
export async function runBackend(port: Port, open: () => Opened | Promise<Opened>, exit: () => void): Promise<void> {
  const events = new Listeners()
  const opening = Promise.resolve().then(open)
  const say = (message: BackendMessage): void => port.post(message)

  const serve: Serve = async (method, input) => {
    const opened = await opening.catch(() => null)
    return opened ? opened.serve(method, input) : closed
  }
  servePort(port, serve, events.listen)
  port.onMessage((message) => {
    if (!isKind(message, 'close')) return
    void opening.then((opened) => opened.close()).finally(() => exit())
  })

  try {
    const opened = await opening
    opened.onEvent((event, payload) => events.tell(event, payload))
    say({ kind: 'ready' })
  } catch (error) {
    say({ kind: 'failed', error: wordsFor(error) })
  }
}

function wordsFor(error: unknown): WireError {
  if (error instanceof BulkheadError) return error.toWire()
  return { code: 'internal', message: `Something failed inside Bulkhead: ${error instanceof Error ? error.message : String(error)}` }
}
