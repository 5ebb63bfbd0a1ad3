import type { Page } from '@playwright/test'
import { scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Findings' })
const rows = (page: Page) => grid(page).locator('[aria-rowindex]:not([aria-rowindex="1"])')
const search = (page: Page) => page.getByRole('combobox', { name: 'Search the findings' })
const shown = (page: Page) => page.getByRole('complementary', { name: 'The finding' }).getByRole('heading', { level: 2 })

const stripe = 'Stripe secret key (live)'
const github = 'GitHub personal access token (classic)'
const postgres = 'PostgreSQL connection string'
const huggingface = 'Hugging Face user access token'

test.beforeEach(async ({ workbench: page, shop }) => {
  await scan(page, shop.repo.path)
  await visit(page, '#/findings')
  await expect(rows(page)).toHaveCount(4)
})

test('the search line narrows as one types, and completes what it knows', async ({ workbench: page }) => {
  const finds = async (line: string, ...types: string[]): Promise<void> => {
    await search(page).fill(line)
    await expect(rows(page), line).toHaveCount(types.length)
    for (const type of types) await expect(rows(page).filter({ hasText: type }), line).toHaveCount(1)
  }
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await finds('deploy.sh', github)
  await finds('severity:critical is:history', github)
  await finds('path:config,scripts', stripe, github)
  await finds('is:unreachable', postgres)
  await finds('provider:stripe,github', stripe, github)
  await finds('source:shop live:not-attempted severity:high', huggingface)

  await search(page).fill('sev')
  await page.getByRole('option', { name: 'severity:' }).click()
  await search(page).press('ArrowDown')
  await search(page).press('ArrowDown')
  await search(page).press('Enter')
  await expect(search(page)).toHaveValue('severity:high ')
  await expect(rows(page)).toHaveCount(1)

  await search(page).fill('no-such-path')
  await expect(page.getByText('No secret matches')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Clear all filters' }).last().click()
  await expect(rows(page)).toHaveCount(4)
  await expect(search(page)).toHaveValue('')
})

test('facets narrow, count, and are in the address; the words typed are not', async ({ workbench: page }) => {
  const filters = page.getByRole('region', { name: 'Filters' })
  await filters.getByRole('checkbox', { name: 'Critical 3' }).check()
  await expect(rows(page)).toHaveCount(3)
  await filters.getByRole('checkbox', { name: 'History only 1' }).check()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(github)
  await expect(filters.getByRole('checkbox', { name: 'At a tip 1' })).not.toBeChecked()
  await filters.getByRole('checkbox', { name: 'At a tip 1' }).check()
  await expect(rows(page)).toHaveCount(2)
  await search(page).fill('deploy')
  await expect(rows(page)).toHaveCount(1)
  expect(page.url()).toMatch(/severity=critical&where=/)
  expect(page.url()).not.toContain('deploy')

  await page.reload()
  await expect(rows(page)).toHaveCount(2)
  await filters.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(rows(page)).toHaveCount(4)
  await expect(filters.getByRole('button', { name: 'Clear all filters' })).toBeHidden()
})

test('the list is sorted as one asks', async ({ workbench: page }) => {
  const sort = async (now: string, next: string): Promise<void> => {
    await page.getByRole('button', { name: now }).click()
    await page.getByRole('menuitem', { name: next }).click()
  }
  await expect(rows(page).last()).toContainText(huggingface)
  await sort('Worst first', 'By type')
  await expect(rows(page).nth(0)).toContainText(github)
  await expect(rows(page).nth(1)).toContainText(huggingface)
  await sort('By type', 'Newest first')
  await expect(rows(page).nth(0)).toContainText(huggingface)
  await sort('Newest first', 'Oldest first')
  await expect(rows(page).nth(0)).toContainText(stripe)
  expect(page.url()).toContain('sort=oldest')
})

test('the list is walked, selected and opened by keys', async ({ workbench: page }) => {
  await grid(page).focus()
  await expect(shown(page)).toHaveText(stripe)
  await page.keyboard.press('ArrowDown')
  await expect(shown(page)).toHaveText(github)
  await page.keyboard.press('j')
  await expect(shown(page)).toHaveText(postgres)
  await page.keyboard.press('k')
  await expect(shown(page)).toHaveText(github)
  await page.keyboard.press('End')
  await expect(shown(page)).toHaveText(huggingface)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'The finding' })).toBeFocused()
  await expect(shown(page)).toHaveText(stripe)
  await page.keyboard.press('Escape')
  await expect(grid(page)).toBeFocused()

  await page.keyboard.press('x')
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('4 selected')).toBeVisible()
  await expect(rows(page).and(page.locator('[aria-selected="true"]'))).toHaveCount(4)
  await page.keyboard.press('i')
  await expect(page.getByRole('dialog', { name: 'Ignore 4 secrets' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByText('4 secrets', { exact: true })).toBeVisible()

  await page.keyboard.press('/')
  await page.keyboard.type('is:tip')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(search(page)).not.toBeFocused()
  await expect(rows(page)).toHaveCount(1)
})

test('the palette reaches places, acts and types; the sheet lists the keys', async ({ workbench: page }) => {
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  const choose = async (words: string, option: string | RegExp): Promise<void> => {
    await page.keyboard.press('Control+k')
    await palette.getByRole('combobox').fill(words)
    await expect(palette.getByRole('option', { name: option }).first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(palette).toBeHidden()
  }
  await choose('over', 'Overview')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await choose('stripe secret key live', /^Stripe secret key \(live\)/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(stripe)
  await choose('scan shop again', 'Scan shop again')
  await expect(page.getByRole('status').filter({ hasText: 'shop is scanned' })).toBeVisible()
  await choose('light', 'Light theme')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('Control+k')
  await palette.getByRole('combobox').fill('nothing like that')
  await expect(palette).toContainText('Nothing is called that.')
  await page.keyboard.press('Escape')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Command palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Findings')
  await page.keyboard.press('v')
  await expect(page.getByRole('dialog', { name: 'Find a leaked value' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog', { name: 'Scan a source' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(stripe)
})
