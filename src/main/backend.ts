import '../core/lean-heap.ts'
import os from 'node:os'
import { serve } from '../contract/serve.ts'
import type { Port } from '../contract/transports/port.ts'
import { createWorkbench, unlockWorkspace } from '../core/workbench.ts'
import { defaultWorkspaceDir } from '../core/workspace-dir.ts'
import { backendKeyring } from './backend-keyring.ts'
import { backendLog } from './backend-log.ts'
import { runBackend } from './run-backend.ts'

// The process that holds the core, and the only file of main that knows it.
const { parentPort } = process
const port: Port = {
  post: (message) => parentPort.postMessage(message),
  onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
  // Electron ends this process when main ends.
  onClose: () => {}
}

/** A thread reads its files without the archive's help: electron-builder unpacks them. */
const unpacked = (name: string): URL => new URL(new URL(name, import.meta.url).href.replace('/app.asar/', '/app.asar.unpacked/'))

await runBackend(
  port,
  async () => {
    const workspaceDir = defaultWorkspaceDir(process.env, process.platform, os.homedir())
    const keyring = backendKeyring(port)
    const key = await unlockWorkspace({ workspaceDir, keyring })
    const workbench = createWorkbench(
      {
        workspaceDir,
        scanWorkerUrl: unpacked('scan.worker.js'),
        catalogUrl: unpacked('catalog.json'),
        host: 'electron',
        version: process.env.BULKHEAD_VERSION ?? '',
        clock: () => new Date(),
        log: backendLog(workspaceDir),
        keyring
      },
      { key }
    )
    // Node would print the message of what nobody caught, which may quote what was read. Main starts this process again.
    process.on('uncaughtException', (error) => {
      workbench.logInternal(error, 'none')
      process.exit(1)
    })
    return {
      serve: serve(workbench.handlers, workbench.logInternal),
      onEvent: workbench.onEvent,
      close: () => workbench.close()
    }
  },
  () => process.exit(0)
)
