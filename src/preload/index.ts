import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, CallChannel, EventChannel } from '../contract/transports/bridge.ts'

// Sandboxed: a bundle of its own, without the contract's code. The types hold the two names to those that main uses.
const callChannel: CallChannel = 'bulkhead:call'
const eventChannel: EventChannel = 'bulkhead:event'

const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(callChannel, method, input),
  on(listener) {
    const hear = (_: unknown, event: string, payload: unknown): void => listener(event, payload)
    ipcRenderer.on(eventChannel, hear)
    return () => void ipcRenderer.off(eventChannel, hear)
  }
}
contextBridge.exposeInMainWorld('bulkhead', bridge)
