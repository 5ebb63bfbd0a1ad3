import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from './fixtures.ts'

test('the printed link opens the workbench, leaves the address bar, and nothing breaks the policy', async ({
  page,
  host,
  consoleErrors
}) => {
  await page.goto(host.link)
  expect(page.url()).toBe(`${host.origin}/`)
  await expect(page).toHaveTitle(/Bulkhead/)
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  expect(consoleErrors).toEqual([])
})

test('the link does not open a second browser', async ({ page, browser, host }) => {
  await page.goto(host.link)
  const other = await browser.newContext()
  const response = await (await other.newPage()).goto(host.link)
  expect(response?.status()).toBe(401)
  await other.close()
})

test('without a link there is nothing', async ({ page, host }) => {
  expect((await page.goto(host.origin))?.status()).toBe(401)
})

test('another page can neither call nor read', async ({ page, host, context }) => {
  await page.goto(host.link)
  const elsewhere = await context.newPage()
  await elsewhere.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await elsewhere.goto('http://evil.example/')
  const outcomes = await elsewhere.evaluate(async (origin) => {
    const call = (init: RequestInit) =>
      fetch(`${origin}/api/call`, { method: 'POST', credentials: 'include', body: '{"method":"app.info","input":{}}', ...init })
        .then((response) => `answered ${response.status}`)
        .catch(() => 'blocked')
    return [
      await call({ headers: { 'content-type': 'application/json' } }),
      await call({ headers: { 'content-type': 'text/plain' } }),
      await fetch(`${origin}/`, { credentials: 'include' }).then(
        () => 'answered',
        () => 'blocked'
      )
    ]
  }, host.origin)
  expect(outcomes).toEqual(['blocked', 'blocked', 'blocked'])
})

test('another page can not frame the workbench', async ({ page, host, context }) => {
  await page.goto(host.link)
  const elsewhere = await context.newPage()
  await elsewhere.route('http://evil.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><iframe src="${host.origin}/"></iframe>` })
  )
  await elsewhere.goto('http://evil.example/')
  await expect(elsewhere.frameLocator('iframe').getByRole('navigation')).toHaveCount(0)
})

test('an event of the core reaches the page', async ({ page, host }) => {
  await page.goto(host.link)
  const opened = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const stream = new EventSource('/api/events')
        stream.onopen = () => resolve(true)
        stream.onerror = () => resolve(false)
      })
  )
  expect(opened).toBe(true)
})

test('npm start says why it opens as a page, and Ctrl-C leaves nothing behind', async ({ workspace }) => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const args = ['scripts/start.ts', '--workspace', workspace, '--port', '0', '--no-open']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.includes('?token=')) break
  }
  expect(lines.join('\n')).toMatch(/^Bulkhead opens as a page, since .+\.$/m)
  const file = path.join(workspace, 'serve.link')
  expect(readFileSync(file, 'utf8')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(existsSync(file)).toBe(false)
})
