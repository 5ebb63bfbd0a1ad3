import path from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'
import { Traffic } from './traffic.ts'

const rows = (page: Page) => page.getByRole('grid', { name: 'Findings' }).locator('[aria-rowindex]:not([aria-rowindex="1"])')
const detail = (page: Page) => page.getByRole('complementary', { name: 'The finding' })

test('a finding says what it is, where it lies, how it came and went', async ({ workbench: page, shop: { repo, github } }) => {
  repo.git('checkout', '--quiet', '-b', 'hotfix', 'HEAD~2')
  repo.commit({ 'scripts/copy.sh': `#!/bin/sh\n${github.text}\n` }, 'copied')
  await scan(page, repo.path)
  const traffic = await Traffic.of(page)
  await visit(page, '#/findings')
  await rows(page).filter({ hasText: 'GitHub personal' }).click()

  const finding = detail(page)
  const code = finding.getByRole('region', { name: /^Lines around scripts\// })
  await expect(code.getByRole('listitem').filter({ has: page.locator('mark') })).toContainText('GITHUB_TOKEN=•')
  await expect(finding).toContainText('Checksumright: issued in this form')
  await expect(finding.getByRole('img', { name: /^main: from .* to / })).toBeVisible()
  await expect(finding.getByRole('img', { name: /^hotfix: from .* still there$/ })).toBeVisible()
  await expect(finding).toContainText('ada@example.com')

  await expect(finding.getByRole('heading', { name: '2 places' })).toBeVisible()
  await finding.getByRole('button', { name: /scripts\/\s*deploy\.sh/ }).click()
  await expect(finding.getByRole('region', { name: /^Lines around scripts\/deploy\.sh:3/ })).toContainText('set -e')
  expect(await traffic.tracesOf(github)).toEqual([])

  await finding.getByRole('link', { name: 'Open type page' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('GitHub personal access token (classic)')
})

test('a value is shown after a yes, for a while, and that is written down', async ({
  workbench: page,
  workspace,
  shop: { repo, stripe }
}) => {
  await scan(page, repo.path)
  const traffic = await Traffic.of(page)
  await page.clock.install()
  await visit(page, '#/findings')
  await rows(page).filter({ hasText: 'Stripe' }).click()
  const finding = detail(page)

  const reveal = finding.getByRole('button', { name: 'Reveal' })
  await reveal.click()
  const question = page.getByRole('dialog', { name: 'Show the value of this Stripe secret key (live)?' })
  await expect(question).toContainText('written into the record')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(reveal).toBeFocused()
  expect(revealed(workspace)).toBe(0)
  expect(await traffic.tracesOf(stripe)).toEqual([])

  await reveal.click()
  await question.getByRole('button', { name: 'Show it for 20 seconds' }).click()
  await expect(finding.getByText(stripe.value)).toBeVisible()
  expect(revealed(workspace)).toBe(1)
  await page.clock.runFor(21_000)
  await expect(finding.getByText(stripe.value)).toBeHidden()
  expect(await traffic.tracesOf(stripe)).toEqual(['response findings.revealSecret'])

  await reveal.click()
  await question.getByRole('button', { name: 'Show it for 20 seconds' }).click()
  await expect(finding.getByText(stripe.value)).toBeVisible()
  await rows(page).filter({ hasText: 'GitHub' }).click()
  await expect(finding.getByRole('heading', { level: 2 })).toContainText('GitHub')
  expect(await traffic.tracesOf(stripe)).toEqual(Array(2).fill('response findings.revealSecret'))
  expect(revealed(workspace)).toBe(2)
})

test('a value whose source is gone is not shown, and it is said why', async ({ workbench: page, shop: { repo } }) => {
  await scan(page, repo.path)
  repo.dispose()
  await visit(page, '#/findings')
  await rows(page).filter({ hasText: 'Stripe' }).click()
  await expect(detail(page).getByRole('alert').filter({ hasText: "The lines around it can't be read" })).toBeVisible()
  await detail(page).getByRole('button', { name: 'Reveal' }).click()
  await page.getByRole('button', { name: 'Show it for 20 seconds' }).click()
  await expect(detail(page).getByRole('alert').filter({ hasText: "The value can't be shown" })).toContainText('Scan it again')
})

test('secrets are ignored with a reason and an expiry, brought back, and found in between', async ({ workbench: page, shop }) => {
  await scan(page, shop.repo.path)
  await visit(page, '#/findings')
  await expect(rows(page)).toHaveCount(4)
  const ignore = async (): Promise<void> => {
    await rows(page).filter({ hasText: 'PostgreSQL' }).click()
    await detail(page).getByRole('button', { name: 'Ignore…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ignore this secret' })
    await expect(dialog.getByRole('button', { name: 'Ignore', exact: true })).toBeDisabled()
    await dialog.getByRole('radio', { name: /^Test fixture/ }).check()
    await dialog.getByRole('textbox', { name: 'Note' }).fill('only in <b>our</b> tests')
    await dialog.getByRole('combobox', { name: 'How long' }).selectOption('For 90 days')
    await dialog.getByRole('button', { name: 'Ignore', exact: true }).click()
    await expect(rows(page)).toHaveCount(3)
  }
  await ignore()
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await expect(rows(page)).toHaveCount(4)

  await ignore()
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Findings3')
  const filters = page.getByRole('region', { name: 'Filters' })
  await filters.getByRole('checkbox', { name: 'Open 3' }).uncheck()
  await filters.getByRole('checkbox', { name: 'Ignored 1' }).check()
  await expect(rows(page)).toHaveCount(1)
  await expect(detail(page)).toContainText(/Ignored as test fixture .*, until .*only in <b>our<\/b> tests/)
  await detail(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByText('No secret matches')).toBeVisible()

  await page.getByRole('main').getByRole('button', { name: 'Clear all filters' }).last().click()
  await expect(rows(page)).toHaveCount(4)
  await rows(page).first().hover()
  await rows(page).first().locator('[data-select]').click()
  await rows(page)
    .nth(1)
    .click({ modifiers: ['Shift'] })
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Ignore…' }).first().click()
  const both = page.getByRole('dialog', { name: 'Ignore 2 secrets' })
  await both.getByRole('radio', { name: /^Already revoked/ }).check()
  await both.getByRole('button', { name: 'Ignore', exact: true }).click()
  await expect(rows(page)).toHaveCount(2)
  await visit(page, '#/findings?status=ignored')
  await expect(rows(page)).toHaveCount(2)
})

function revealed(workspace: string): number {
  const db = new Database(path.join(workspace, 'bulkhead.db'), { readonly: true })
  const count = db.prepare<[], number>("SELECT count(*) FROM access_journal WHERE purpose = 'reveal'").pluck().get()
  db.close()
  return count ?? 0
}
