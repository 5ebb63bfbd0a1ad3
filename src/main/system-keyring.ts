import { safeStorage } from 'electron'
import type { KeyringAnswer, KeyringQuestion } from './backend-messages.ts'

const linuxStores: Partial<Record<string, string>> = {
  gnome_libsecret: "the desktop's keyring (libsecret)",
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet'
}

/** Name of the store for people; empty where what Electron would use keeps nothing from other programs of this user. */
async function storeName(): Promise<string> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return ''
  if (process.platform === 'darwin') return 'the macOS keychain'
  if (process.platform === 'win32') return 'the Windows data protection of this account'
  return linuxStores[safeStorage.getSelectedStorageBackend()] ?? ''
}

/** Asks the system's key store for the backend. A question that fails is answered so; its words stay here, since they may quote. */
export async function answerKeyring({ id, ask, text }: KeyringQuestion): Promise<KeyringAnswer> {
  const answer = (value: string, why = ''): KeyringAnswer => ({ kind: 'keyring-answer', id, ok: true, value, why })
  try {
    const name = await storeName()
    if (ask === 'state')
      return answer(
        name,
        name
          ? `The key can be guarded by ${name}: then only this app, as this user, opens the workspace.`
          : 'This system has no key store that the app can use, so the key lies in a file that this user alone reads. Whoever copies the whole workspace folder has the key too.'
      )
    if (!name) return { kind: 'keyring-answer', id, ok: false }
    if (ask === 'wrap') return answer((await safeStorage.encryptStringAsync(text)).toString('base64'))
    return answer((await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result)
  } catch {
    return { kind: 'keyring-answer', id, ok: false }
  }
}
