import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

const systemPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe']
}

/** A Chromium for the tests: the one that Playwright fetched, else the system's; null where there is none. */
export const findChromium = (): string | null =>
  [chromium.executablePath(), ...(systemPlaces[process.platform] ?? [])].find((file) => existsSync(file)) ?? null

/** As `findChromium`, after an attempt to fetch one where there is none. Takes minutes then. */
export function ensureChromium(): string | null {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium here: trying `npx playwright install chromium`…')
  const cli = path.resolve('node_modules/@playwright/test/cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
  return findChromium()
}
