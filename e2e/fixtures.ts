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
  child: ChildProcess
}

interface Options {
  /** The host runs with a clock that `moveClock` can move. */
  isClockMovable: boolean
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
  /** Takes host and page on by so many milliseconds. The page forgets it when it is loaded again. */
  moveClock(by: number): Promise<void>
}

const temporary = async (use: (dir: string) => Promise<void>): Promise<void> => {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'bulkhead-e2e-'))
  await use(dir)
  await rm(dir, { recursive: true, force: true, maxRetries: 3 })
}

/** Each test gets a workspace, a home and a built host of its own. */
export const test = base.extend<Fixtures & Options, { firstShop: Shop }>({
  isClockMovable: [false, { option: true }],
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
  host: async ({ workspace, home, isClockMovable }, use) => {
    const loaded = isClockMovable ? ['--import', new URL('movable-clock.ts', import.meta.url).href] : []
    const args = [...loaded, 'out/main/cli.js', 'serve', '--workspace', workspace, '--port', '0', '--no-open']
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit', isClockMovable ? 'ipc' : 'ignore'],
      env: { ...process.env, HOME: home }
    })
    const link = await printedLink(child)
    await use({ link, origin: new URL(link).origin, child })
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
  },
  moveClock: async ({ page, host }, use) => {
    let ahead = 0
    await use(async (by) => {
      ahead += by
      const moved = new Promise((resolve) => host.child.once('message', resolve))
      host.child.send({ ahead })
      await moved
      // Not page.clock: it runs a script in every frame, and the frame of a report refuses scripts.
      await page.evaluate((by) => {
        const before = Date.now
        Date.now = () => before() + by
        globalThis.Date = new Proxy(Date, {
          construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [date.now()] : given, made)
        })
      }, by)
    })
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
