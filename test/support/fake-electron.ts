import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

/** The answer to the next message box: the index of its button. */
type Box = (options: Electron.MessageBoxOptions) => Promise<{ response: number }>

/** Enough of the electron module to run the shell under Node and to see what it asked for. */
export function fakeElectron() {
  const windows: FakeWindow[] = []
  const children: FakeChild[] = []
  const protocols = new Map<string, (request: Request) => Promise<Response>>()
  const handlers = new Map<string, (...args: unknown[]) => unknown>()

  class FakeContents extends EventEmitter {
    readonly send = vi.fn()
    openHandler: ((details: { url: string }) => { action: string }) | undefined

    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
      this.openHandler = handler
    }
  }

  class FakeWindow extends EventEmitter {
    static getAllWindows = (): FakeWindow[] => windows
    readonly webContents = new FakeContents()
    readonly loadURL = vi.fn(async () => {})
    readonly show = vi.fn()
    readonly options: Electron.BrowserWindowConstructorOptions

    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super()
      this.options = options
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }

  class FakeChild extends EventEmitter {
    readonly posted: unknown[] = []
    readonly kill = vi.fn(() => this.emit('exit', 0))

    postMessage(message: unknown): void {
      this.posted.push(structuredClone(message))
    }
  }

  const app = Object.assign(new EventEmitter(), { isPackaged: true, quit: vi.fn(), getVersion: () => '1.2.3' })
  const session = { setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: vi.fn(), setDevicePermissionHandler: vi.fn() }

  return {
    windows,
    children,
    protocols,
    handlers,
    session,
    module: {
      app,
      BrowserWindow: FakeWindow,
      dialog: { showMessageBox: vi.fn<Box>(async () => ({ response: 0 })) },
      ipcMain: { handle: (channel: string, handler: (...args: unknown[]) => unknown) => void handlers.set(channel, handler) },
      Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
      nativeTheme: { shouldUseDarkColors: true },
      protocol: {
        registerSchemesAsPrivileged: vi.fn(),
        handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void protocols.set(scheme, handler)
      },
      session: { defaultSession: session },
      shell: { openExternal: vi.fn(async () => {}) },
      utilityProcess: {
        fork: vi.fn((_file: string, _args: string[], _options: Electron.ForkOptions) => {
          const child = new FakeChild()
          children.push(child)
          return child
        })
      }
    }
  }
}
