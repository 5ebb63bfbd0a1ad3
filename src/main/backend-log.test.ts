import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { backendLog } from './backend-log.ts'

it.skipIf(process.platform === 'win32')('keeps the folder that it makes, and the file, to their owner', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-log-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const workspace = path.join(root, 'data', 'bulkhead')
  backendLog(workspace).error({ code: 'internal' }, 'failed')
  const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)
  expect([workspace, path.join(workspace, 'bulkhead.log')].map(modeOf)).toEqual(['700', '600'])
})
