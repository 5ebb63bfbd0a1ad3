import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'
import { findChromium } from '../scripts/test/chromium.ts'

export interface ServedHost {
  /** Opens the workbench once. */
  link: string
  origin: string
}

/** Each test gets a workspace of its own and the built host on it. `page` is not yet on the link: `page.goto(host.link)`. */
export const test = base.extend<{ workspace: string; host: ServedHost; consoleErrors: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from a destructured first argument
  workspace: async ({}, use) => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'bulkhead-e2e-'))
    await use(dir)
    await rm(dir, { recursive: true, force: true })
  },
  host: async ({ workspace }, use) => {
    const args = ['out/main/cli.js', 'serve', '--workspace', workspace, '--port', '0', '--no-open']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const link = await printedLink(child)
    await use({ link, origin: new URL(link).origin })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.kill('SIGTERM')) await gone
  },
  /** What the page complained of: uncaught errors, console errors, breaches of the content security policy. Assert that it is empty. */
  consoleErrors: async ({ page }, use) => {
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    await use(problems)
  }
})

test.skip(() => !process.env.CI && findChromium() === null, 'no Chromium here; `npx playwright install chromium` fetches one')

export { expect } from '@playwright/test'

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the host ended with ${code} before it printed a link`)))
    if (!child.stdout) return reject(new Error('the host has no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)
      if (found) resolve(found[0])
    })
  })
}
