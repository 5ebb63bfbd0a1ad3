// Stands in for the electron module while the BUILT main bundle runs under plain Node. Values cross as they would: copied.
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'

export const seen = { windows: [], schemes: [], dialogs: [], children: [] }
export const handlers = new Map()
export const protocols = new Map()
/** What the window hears. */
export const rendererBus = new EventEmitter()

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  whenReady: async () => {},
  quit() {},
  requestSingleInstanceLock: () => true,
  getVersion: () => '0.0.0-stub'
})

export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => seen.windows

  constructor(options) {
    super()
    this.options = options
    this.webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler() {},
      send: (channel, ...args) => rendererBus.emit(channel, {}, ...structuredClone(args))
    })
    seen.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url) {
    this.url = url
  }

  show() {}
}

const wrapper = new URL('./utility-process.mjs', import.meta.url)

/** Replaced by the test that puts its own handlers behind the shell. */
export const processes = {
  fork(file, options) {
    const child = fork(wrapper, [file], { env: options.env, serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    return Object.assign(child, { postMessage: (message) => child.send(message) })
  }
}

export const utilityProcess = {
  fork(file, _args, options) {
    const child = processes.fork(file, options)
    seen.children.push(child)
    return child
  }
}

export const dialog = {
  async showMessageBox(options) {
    seen.dialogs.push(options)
    return { response: 0 }
  }
}
export const ipcMain = { handle: (channel, handler) => void handlers.set(channel, handler) }
export const Menu = { setApplicationMenu() {}, buildFromTemplate: (template) => template }
export const nativeTheme = { shouldUseDarkColors: true }
export const protocol = {
  registerSchemesAsPrivileged: (schemes) => void seen.schemes.push(...schemes),
  handle: (scheme, handler) => void protocols.set(scheme, handler)
}
export const session = {
  defaultSession: { setPermissionRequestHandler() {}, setPermissionCheckHandler() {}, setDevicePermissionHandler() {} }
}
export const shell = { async openExternal() {} }
/** A real store, as on a desktop. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: async (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
  decryptStringAsync: async (bytes) => ({ result: Buffer.from([...bytes].map((byte) => byte ^ 0x5a)).toString(), shouldReEncrypt: false })
}
