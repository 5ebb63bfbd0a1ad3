import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Transport } from '../contract/client.ts'
import { callChannel, eventChannel } from '../contract/transports/bridge.ts'
import { isOwnPage } from './own-page.ts'

/** Carries calls from our page to the backend and events from there to every window. Refuses any other sender. */
export function serveBridge(transport: Transport, devUrl: string | undefined): void {
  ipcMain.handle(callChannel, (event, method: unknown, input: unknown) => {
    if (!isOwnMainFrame(event, devUrl) || typeof method !== 'string')
      return { ok: false, error: { code: 'transport.refused', message: 'Only the page of Bulkhead may call.' } }
    return transport.call(method, input)
  })
  transport.listen((event, payload) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, event, payload)
  })
}

/** A frame that is gone meanwhile is null. */
const isOwnMainFrame = ({ senderFrame }: IpcMainInvokeEvent, devUrl: string | undefined): boolean =>
  senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url, devUrl)
