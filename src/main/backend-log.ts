import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import pino, { type Logger } from 'pino'

const maxSize = 5 * 1024 * 1024

/** `bulkhead.log` in the workspace, readable by its owner only; one older file is kept. */
export function backendLog(workspaceDir: string): Logger {
  // Before the workspace is opened, which would make it so.
  mkdirSync(workspaceDir, { recursive: true, mode: 0o700 })
  const file = path.join(workspaceDir, 'bulkhead.log')
  if (existsSync(file) && statSync(file).size > maxSize) renameSync(file, `${file}.1`)
  return pino(pino.destination({ dest: file, mode: 0o600, sync: true }))
}
