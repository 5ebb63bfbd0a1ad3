import { app, type UtilityProcess, utilityProcess } from 'electron'
import type { Transport } from '../contract/client.ts'
import type { WireError } from '../contract/errors.ts'
import { connectionEvent } from '../contract/transports/bridge.ts'
import { type Port, portTransport } from '../contract/transports/port.ts'
import { closed } from '../contract/transports/refusals.ts'
import { Listeners } from '../contract/transports/subscribe.ts'
import { type BackendMessage, isKind, type KeyringQuestion, type MainMessage } from './backend-messages.ts'
import { answerKeyring } from './system-keyring.ts'

export interface BackendHearer {
  /** The workspace could not be opened. */
  onFailed(error: WireError): void
  /** It ended without being asked to. */
  onCrash(): void
}

/** Time for the backend to commit what it holds before it is ended, in milliseconds. */
const closeGrace = 5000

/**
 * The process in which the core runs. A crash there takes down neither window nor main: calls that wait are answered
 * `transport.closed`, listeners hear `connection`, and `start` brings up another.
 */
export class BackendProcess implements Transport {
  readonly #file: string
  readonly #hearer: BackendHearer
  readonly #listeners = new Listeners()
  readonly listen = this.#listeners.listen
  #child: UtilityProcess | null = null
  #transport: Transport | null = null
  #closing = false

  constructor(file: string, hearer: BackendHearer) {
    this.#file = file
    this.#hearer = hearer
  }

  start(): void {
    const child = utilityProcess.fork(this.#file, [], {
      serviceName: 'Bulkhead core',
      env: { ...process.env, BULKHEAD_VERSION: app.getVersion() }
    })
    const transport = portTransport(portOf(child))
    let failed = false
    this.#child = child
    this.#transport = transport
    transport.listen((event, payload) => this.#listeners.tell(event, payload))
    child.on('message', (message: unknown) => {
      if (isKind(message, 'keyring')) return void answerKeyring(message as KeyringQuestion).then((answer) => child.postMessage(answer))
      if (isKind(message, 'ready')) this.#listeners.tell(connectionEvent, 'open')
      if (!isKind(message, 'failed')) return
      failed = true
      child.kill()
      this.#hearer.onFailed((message as Extract<BackendMessage, { kind: 'failed' }>).error)
    })
    child.on('exit', () => {
      if (this.#child !== child) return
      this.#child = null
      this.#transport = null
      this.#listeners.tell(connectionEvent, 'lost')
      if (!failed && !this.#closing) this.#hearer.onCrash()
    })
  }

  async call(method: string, input: unknown): ReturnType<Transport['call']> {
    return this.#transport ? this.#transport.call(method, input) : closed
  }

  /** Lets it finish; ends it after five seconds. */
  async close(): Promise<void> {
    this.#closing = true
    const child = this.#child
    if (!child) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.postMessage({ kind: 'close' } satisfies MainMessage)
    const timer = setTimeout(() => child.kill(), closeGrace)
    await gone
    clearTimeout(timer)
  }
}

const portOf = (child: UtilityProcess): Port => ({
  post: (message) => child.postMessage(message),
  onMessage: (listener) => void child.on('message', listener),
  onClose: (listener) => void child.once('exit', listener)
})
