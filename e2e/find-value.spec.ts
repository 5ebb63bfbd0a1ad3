import { randomBytes } from 'node:crypto'
import { scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'
import { Traffic } from './traffic.ts'

test('a pasted value goes into one call and nowhere else', async ({ workbench: page, context, shop: { repo, github } }) => {
  await scan(page, repo.path)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), `  ${github.value}\n`)
  const traffic = await Traffic.of(page)

  await page.keyboard.press('v')
  const dialog = page.getByRole('dialog', { name: 'Find a leaked value' })
  const field = dialog.getByRole('textbox', { name: 'The value' })
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+v')
  await expect(dialog.getByRole('heading', { name: 'GitHub personal access token (classic)' })).toBeVisible()
  await expect(field).toHaveValue('')
  await expect(dialog).toContainText('Checksumright: issued in this form')
  await expect(dialog.getByRole('heading', { name: 'Found in 1 source' })).toBeVisible()
  expect(await traffic.tracesOf(github)).toEqual(['request values.find'])

  await dialog.getByRole('link', { name: /scripts\/\s*deploy\.sh/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('complementary', { name: 'The finding' })).toContainText('GitHub personal access token')
  expect(await traffic.tracesOf(github)).toEqual(['request values.find'])
})

test('a typed value is let go of; one that is nowhere, and one of no known type, are said to be so', async ({
  workbench: page,
  shop: { repo, stripe }
}) => {
  const traffic = await Traffic.of(page)
  await page.keyboard.press('v')
  const dialog = page.getByRole('dialog', { name: 'Find a leaked value' })
  const field = dialog.getByRole('textbox', { name: 'The value' })
  await page.keyboard.insertText(stripe.value)
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('')
  await expect(dialog.getByRole('heading', { name: 'Stripe secret key (live)' })).toBeVisible()
  await expect(dialog).toContainText('It lies in no source that was scanned.')

  const unknown = randomBytes(9).toString('base64url')
  await field.fill(unknown)
  await dialog.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(dialog.getByRole('heading', { name: /^(No secret type is known for it|A value without a mark of its own)$/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await traffic.tracesOf(stripe, { value: unknown, twin: '' })).toEqual(Array(2).fill('request values.find'))

  await scan(page, repo.path)
  await page.keyboard.press('v')
  await expect(dialog).not.toContainText('Stripe')
  await page.keyboard.insertText(stripe.value)
  await page.keyboard.press('Enter')
  await dialog.getByRole('link', { name: 'What to do about it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stripe secret key (live)')
})

test('a value in the search line of the findings is not searched for, but offered to be found', async ({
  workbench: page,
  shop: { repo, github }
}) => {
  await scan(page, repo.path)
  await visit(page, '#/findings')
  const traffic = await Traffic.of(page)
  const line = page.getByRole('combobox', { name: 'Search the findings' })
  await line.fill(github.value)
  await page.getByRole('button', { name: 'Find it by value' }).click()
  await expect(page.locator('[data-search]')).toHaveValue('')
  await expect(page.getByRole('dialog', { name: 'Find a leaked value' })).toContainText('Found in 1 source')
  expect(await traffic.tracesOf(github)).toEqual(['request values.find'])
})
