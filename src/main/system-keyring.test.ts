import { afterEach, expect, it, vi } from 'vitest'

const safeStorage = {
  isAsyncEncryptionAvailable: vi.fn(async () => true),
  getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
  encryptStringAsync: vi.fn(async (text: string) => Buffer.from(`locked ${text}`)),
  decryptStringAsync: vi.fn(async (bytes: Buffer) => ({ result: bytes.toString().replace('locked ', ''), shouldReEncrypt: false }))
}
vi.mock('electron', () => ({ safeStorage }))
const { answerKeyring } = await import('./system-keyring.ts')
const { backendKeyring } = await import('./backend-keyring.ts')

const on = (platform: NodeJS.Platform): void => void vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
afterEach(() => vi.restoreAllMocks())

/** The backend's end and main's end, joined. */
function joined() {
  let hear: (message: unknown) => void = () => undefined
  return backendKeyring({
    post: (message) => void answerKeyring(structuredClone(message) as never).then((answer) => hear(structuredClone(answer))),
    onMessage: (listener) => {
      hear = listener
    },
    onClose: () => undefined
  })
}

it('wraps and unwraps through the port, and what is wrapped is not the text', async () => {
  on('linux')
  const keyring = joined()
  const wrapped = await keyring.wrap('a key')
  expect(Buffer.from(wrapped, 'base64').toString()).toBe('locked a key')
  expect(await keyring.unwrap(wrapped)).toBe('a key')
})

it.each([
  ['linux', 'gnome_libsecret', 'libsecret'],
  ['linux', 'kwallet6', 'KWallet'],
  ['darwin', 'unknown', 'keychain'],
  ['win32', 'unknown', 'Windows']
] as const)('names the store on %s with %s', async (platform, backend, name) => {
  on(platform)
  safeStorage.getSelectedStorageBackend.mockReturnValue(backend)
  expect(await joined().state()).toMatchObject({ name: expect.stringContaining(name) })
})

it.each(['basic_text', 'unknown'])('takes %s on Linux for no store, says so, and wraps nothing', async (backend) => {
  on('linux')
  safeStorage.getSelectedStorageBackend.mockReturnValue(backend)
  const keyring = joined()
  expect(await keyring.state()).toEqual({ name: null, why: expect.stringContaining('no key store') })
  await expect(keyring.wrap('a key')).rejects.toThrow('refused')
})

it('a store that fails refuses, without its words', async () => {
  on('darwin')
  safeStorage.decryptStringAsync.mockRejectedValueOnce(new Error('secret words'))
  await expect(joined().unwrap('AAAA')).rejects.toThrow(/^the system's key store refused$/)
})
