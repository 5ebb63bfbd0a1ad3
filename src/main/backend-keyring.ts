import type { Port } from '../contract/transports/port.ts'
import { isKind, type KeyringAnswer, type KeyringQuestion } from './backend-messages.ts'

export interface AskedKeyring {
  state(): Promise<{ name: string | null; why: string }>
  wrap(text: string): Promise<string>
  unwrap(wrapped: string): Promise<string>
}

/** The system's key store as the backend sees it: it asks main over its port. */
export function backendKeyring(port: Port): AskedKeyring {
  const waiting = new Map<number, (answer: KeyringAnswer) => void>()
  let last = 0
  port.onMessage((message) => {
    if (!isKind(message, 'keyring-answer')) return
    const answer = message as KeyringAnswer
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  const question = async (ask: KeyringQuestion['ask'], text = ''): Promise<{ value: string; why: string }> => {
    const id = ++last
    const answer = await new Promise<KeyringAnswer>((resolve) => {
      waiting.set(id, resolve)
      port.post({ kind: 'keyring', id, ask, text } satisfies KeyringQuestion)
    })
    if (!answer.ok) throw new Error("the system's key store refused")
    return answer
  }
  return {
    async state() {
      const { value, why } = await question('state')
      return { name: value || null, why }
    },
    wrap: async (text) => (await question('wrap', text)).value,
    unwrap: async (text) => (await question('unwrap', text)).value
  }
}
