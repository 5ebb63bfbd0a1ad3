import { existsSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import pino, { type Logger } from 'pino'

const maxSize = 5 * 1024 * 1024

/** `bulkhead.log` in the workspace, readable by its owner only; one older file is kept. */
export function backendLog(workspaceDir: string): Logger {
  const file = path.join(workspaceDir, 'bulkhead.log')
  if (existsSync(file) && statSync(file).size > maxSize) renameSync(file, `${file}.1`)
  return pino(pino.destination({ dest: file, mkdir: true, mode: 0o600, sync: true }))
}
