import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/test/chromium.ts'

const chromium = findChromium()

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  // A busy machine can be slower than a test's patience. What passes only at the second try is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  // Generous, since machines are busy at times: a test that passes is no slower for it.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./test/reporters/playwright-counts.ts']],
  use: {
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // No sandbox: containers and root have none. The pages are our own.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    },
    // Without the film, which costs as much as the tests.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure'
  },
  projects: [
    { name: 'web', testMatch: /.*\.spec\.ts/, testIgnore: /electron\.spec\.ts/ },
    { name: 'electron', testMatch: /electron\.spec\.ts/ }
  ]
})
