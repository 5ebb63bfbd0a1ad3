import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { electronBinary } from '../scripts/start/electron-binary.ts'
import type { Bridge } from '../src/contract/transports/bridge.ts'

type BridgedWindow = Window & { bulkhead?: Bridge }

const binary = electronBinary(process.env)
test.skip('missing' in binary, 'missing' in binary ? binary.missing : '')

test('the window opens and reaches the core through the bridge', async () => {
  if ('missing' in binary) return
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'bulkhead-electron-'))
  const app = await _electron.launch({
    executablePath: binary.path,
    args: ['--no-sandbox', '.'],
    env: { ...process.env, BULKHEAD_HOME: workspace }
  })
  const page = await app.firstWindow()
  expect(page.url()).toBe('app://bulkhead/')
  const answer = await page.evaluate(() => (window as BridgedWindow).bulkhead?.call('app.info', {}))
  expect(answer).toMatchObject({ ok: true, value: { host: 'electron' } })
  await app.close()
  await rm(workspace, { recursive: true, force: true })
})
