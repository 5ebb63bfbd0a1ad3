import path from 'node:path'
import { app, type BrowserWindow, session } from 'electron'
import { handleAppScheme, registerAppScheme } from './app-scheme.ts'
import { setApplicationMenu } from './application-menu.ts'
import { BackendProcess } from './backend-process.ts'
import { askAfterCrashes, askAfterFailure, tellRestart } from './backend-words.ts'
import { holdPages, refusePermissions } from './lock-down.ts'
import { openWindow } from './open-window.ts'
import { restartOrAsk } from './restart-policy.ts'
import { serveBridge } from './serve-bridge.ts'

// Carries the contract between the window and the backend, and keeps the window locked down. Nothing here thinks.
const here = import.meta.dirname
const devUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL

function run(): void {
  const crashes: number[] = []
  const backend = new BackendProcess(path.join(here, 'backend.js'), {
    async onFailed(error) {
      if (await askAfterFailure(error)) backend.start()
    },
    async onCrash() {
      const next = restartOrAsk(crashes, Date.now())
      crashes.push(Date.now())
      if (next === 'ask' && !(await askAfterCrashes())) return
      backend.start()
      if (next === 'restart') await tellRestart()
    }
  })
  let window: BrowserWindow | null = null
  const show = (): void => {
    window = openWindow(path.join(here, '../preload/index.cjs'), devUrl)
    window.on('closed', () => {
      window = null
    })
  }
  let closed = false

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('activate', () => {
    if (!window) show()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void backend.close().then(() => {
      closed = true
      app.quit()
    })
  })

  void app.whenReady().then(() => {
    setApplicationMenu(process.platform)
    refusePermissions(session.defaultSession)
    holdPages(devUrl)
    handleAppScheme(path.join(here, '../renderer'))
    serveBridge(backend, devUrl)
    backend.start()
    show()
  })
}

registerAppScheme()
if (app.requestSingleInstanceLock()) run()
else app.quit()
