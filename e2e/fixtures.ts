import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test as base, expect, type Page } from '@playwright/test'
import { findChromium } from '../scripts/test/chromium.ts'
import { copyShop, makeShop, type Shop } from './shop.ts'

export interface ServedHost {
  /** Opens the workbench once. */
  link: string
  origin: string
}

interface Fixtures {
  workspace: string
  /** The home folder of the user: the folder browser begins there. */
  home: string
  /** A repository in `home`/code/shop. */
  shop: Shop
  /** The built host on the workspace; the page is not yet on its link. */
  host: ServedHost
  consoleErrors: string[]
  /** The page with the workbench open in it. The test fails if it complained of anything. */
  workbench: Page
}

const temporary = async (use: (dir: string) => Promise<void>): Promise<void> => {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'bulkhead-e2e-'))
  await use(dir)
  await rm(dir, { recursive: true, force: true, maxRetries: 3 })
}

/** Each test gets a workspace, a home and a built host of its own. */
export const test = base.extend<Fixtures, { firstShop: Shop }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from a destructured first argument
  workspace: ({}, use) => temporary(use),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  home: ({}, use) => temporary(use),
  firstShop: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    ({}, use) => temporary((dir) => use(makeShop(path.join(dir, 'shop')))),
    { scope: 'worker' }
  ],
  shop: ({ home, firstShop }, use) => use(copyShop(firstShop, path.join(home, 'code', 'shop'))),
  host: async ({ workspace, home }, use) => {
    const args = ['out/main/cli.js', 'serve', '--workspace', workspace, '--port', '0', '--no-open']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, HOME: home } })
    const link = await printedLink(child)
    await use({ link, origin: new URL(link).origin })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.kill('SIGTERM')) await gone
  },
  /** What the page complained of: uncaught errors, errors and warnings of the console, breaches of the content security policy. */
  consoleErrors: async ({ page }, use) => {
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    await use(problems)
  },
  workbench: async ({ page, host, consoleErrors }, use) => {
    await page.goto(host.link)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await use(page)
    expect(consoleErrors).toEqual([])
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
