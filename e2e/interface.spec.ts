import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type FakeOptions, fakeClient } from '../src/renderer/dev/fake-client.ts'
import { expect, test } from './fixtures.ts'

/** The built page under the host's real policy, on made-up data: each call is answered by the fake core of `src/renderer/dev`. */
async function answerCalls(page: Page, options: FakeOptions): Promise<void> {
  const core = fakeClient(options)
  await page.route('**/api/call', async (route) => {
    const { method, input } = route.request().postDataJSON() as { method: Parameters<typeof core.call>[0]; input: never }
    const answer = await core.call(method, input).then(
      (value) => ({ ok: true, value }),
      (error: unknown) => ({ ok: false, error: { code: 'internal', message: String(error) } })
    )
    await route.fulfill({ contentType: 'application/json', body: JSON.stringify(answer) })
  })
}

const ready: Record<string, (page: Page) => Promise<void>> = {
  overview: (page) => expect(page.getByRole('region', { name: 'Worst open secrets' })).toBeVisible(),
  findings: (page) => expect(page.getByRole('heading', { name: 'Decoded without any network call' })).toBeVisible(),
  sources: (page) => expect(page.getByText('each accounted for')).toBeVisible(),
  library: (page) => expect(page.getByRole('heading', { name: 'Revoke it' })).toBeVisible()
}

for (const theme of ['dark', 'light'] as const) {
  for (const [screen, isReady] of Object.entries(ready)) {
    test(`${screen} is accessible, ${theme}`, async ({ page, host, consoleErrors }) => {
      await answerCalls(page, { findings: 2000 })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto(host.link)
      await page.goto(`${host.origin}/#/${screen}`)
      await isReady(page)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
        .analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
      expect(consoleErrors).toEqual([])
    })
  }
}

test('the windows over the screen are accessible, and break no policy', async ({ page, host, consoleErrors }) => {
  await answerCalls(page, { findings: 500 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(host.link)
  for (const [key, name] of [
    ['a', 'Scan a source'],
    ['v', 'Find a leaked value'],
    ['?', 'Keyboard'],
    ['Control+k', 'Command palette']
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
    expect(violations.map(({ id, nodes }) => [name, id, nodes.map((node) => node.html)])).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  expect(consoleErrors).toEqual([])
})

test('a list of 100 000 reaches its end by one key', async ({ page, host }) => {
  await answerCalls(page, { findings: 100_000 })
  await page.goto(host.link)
  await page.goto(`${host.origin}/#/findings`)
  const grid = page.getByRole('grid', { name: 'Findings' })
  await expect(grid).toHaveAttribute('aria-rowcount', '100001')
  await grid.focus()
  await page.keyboard.press('End')
  await expect(grid.locator('[aria-rowindex="100001"][aria-current="true"]')).toBeInViewport()
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
})
