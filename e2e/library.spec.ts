import { scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'

test('the library tells what leaked here, what to do about each type, and where that is from', async ({ workbench: page, shop }) => {
  await scan(page, shop.repo.path)
  await visit(page, '#/library')
  const types = page.getByRole('grid', { name: 'Secret types' })
  const title = page.getByRole('heading', { level: 1 })
  await expect(types.getByRole('row').first()).toBeVisible()
  for (const row of await types
    .getByRole('row')
    .all()
    .then((all) => all.slice(0, 4)))
    await expect(row).toContainText(/ ·.*1$/s)

  await page.keyboard.press('/')
  await page.keyboard.type('sk_live')
  await expect(types.getByRole('row')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(title).toHaveText('Stripe secret key (live)')
  for (const section of ['What it is', 'Does it still work?', 'Revoke it', 'Rotate it', 'Create a new one'])
    await expect(page.getByRole('complementary', { name: 'On this page' }).getByRole('button', { name: section })).toBeVisible()
  const revoke = page.getByRole('region', { name: 'Revoke it' })
  await expect(revoke).toContainText(/, 20\d\d-\d\d/)
  const outside = page.getByRole('article').locator('a[href^="http"]')
  expect(await outside.count()).toBeGreaterThan(2)
  for (const link of await outside.all()) {
    await expect(link).toHaveAttribute('target', '_blank')
    await expect(link).toHaveAttribute('rel', /noopener/)
  }

  await page.getByRole('button', { name: 'Rotate it', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Rotate it' })).toBeInViewport()
  await page.getByRole('link', { name: '1 finding' }).click()
  await expect(page.getByRole('grid', { name: 'Findings' })).toContainText('production.env')
  await expect(page.getByText('1 secret', { exact: true })).toBeVisible()
})

test('the list of types is walked by keys, searched by provider, and empty when nothing fits', async ({ workbench: page }) => {
  await visit(page, '#/library')
  const types = page.getByRole('grid', { name: 'Secret types' })
  const title = page.getByRole('heading', { level: 1 })
  const search = page.getByRole('searchbox', { name: 'Search the library' })
  await expect(types.getByRole('row').first()).toBeVisible()
  await search.fill('twilio')
  await expect(types.getByRole('row')).toHaveCount(2)
  await search.press('ArrowDown')
  await expect(types).toBeFocused()
  const first = await title.textContent()
  await page.keyboard.press('ArrowDown')
  await expect(title).not.toHaveText(first ?? '')
  await search.fill('no provider is called that')
  await expect(page.getByText('No type matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(types).toHaveAttribute('aria-rowcount', /^1\d\d$/)
})
