import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ports } from '../core/ports.ts'
import { defaultWorkspaceDir } from '../core/workspace-dir.ts'
import { stderrLog } from './terminal/stderr-log.ts'

/** What every command gets: where the built files lie and where the workspace is. */
export interface CommandContext {
  version: string
  rendererDir: string
  catalogUrl: URL
  /** `types`: files and folders with types of the user's own. */
  ports(host: Ports['host'], types?: readonly string[]): Ports
  /** A workspace was named, on the command line or by BULKHEAD_HOME. */
  hasWorkspaceOption(): boolean
}

export function createContext(base: URL, workspaceOption: () => string | undefined): CommandContext {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', base), 'utf8')) as { version: string }
  const catalogUrl = new URL('catalog.json', base)
  return {
    version: manifest.version,
    rendererDir: fileURLToPath(new URL('../renderer/', base)),
    catalogUrl,
    hasWorkspaceOption: () => workspaceOption() !== undefined || Boolean(process.env.BULKHEAD_HOME),
    ports: (host, types) => ({
      workspaceDir: path.resolve(workspaceOption() ?? defaultWorkspaceDir(process.env, process.platform, os.homedir())),
      scanWorkerUrl: new URL('scan.worker.js', base),
      catalogUrl,
      types,
      host,
      version: manifest.version,
      clock: () => new Date(),
      log: stderrLog(process.env.BULKHEAD_LOG)
    })
  }
}
