import { BrowserWindow, nativeTheme } from 'electron'
import { origin } from './own-page.ts'

/** The one window. The page in it is sandboxed and knows only what the preload script exposes. */
export function openWindow(preload: string, devUrl: string | undefined): BrowserWindow {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 880,
    minHeight: 560,
    show: false,
    title: 'Bulkhead',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0b0f14' : '#f6f8fa',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spelling checker fetches its dictionaries from the network.
      spellcheck: false
    }
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(devUrl ?? `${origin}/`)
  return window
}
