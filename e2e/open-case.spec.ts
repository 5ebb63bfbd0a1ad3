import type { Page } from '@playwright/test'
import { plantedSecret } from '../test/support/planted.ts'
import { scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'
import { Traffic } from './traffic.ts'

const shown = (page: Page) => page.getByRole('heading', { level: 1 })
const told = (page: Page) => page.getByRole('region', { name: 'Notifications' })
const rows = (page: Page) => page.getByRole('grid', { name: 'Findings' }).getByRole('row')

test('a case is opened from a finding, from several, and from a reported value; one on the same secret is told', async ({
  workbench: page,
  shop
}) => {
  await scan(page, shop.repo.path)

  await test.step('from a finding', async () => {
    await visit(page, '#/findings')
    await rows(page).filter({ hasText: 'Stripe' }).click()
    await page.getByRole('complementary', { name: 'The finding' }).getByRole('button', { name: 'Open a case' }).click()
    await expect(page).toHaveURL(/#\/incidents\/INC-0001/)
    await expect(shown(page)).toContainText('Stripe secret key (live) in shop')
    await expect(told(page)).toContainText('INC-0001 is open')
    await expect(told(page)).not.toContainText('The same secret')
  })

  await test.step('from several findings, of which one has its case', async () => {
    await visit(page, '#/findings')
    await page.getByRole('grid', { name: 'Findings' }).focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: 'Open a case…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Open one case for 4 secrets' })
    await dialog.getByLabel('Title').fill('All of the shop')
    await dialog.getByRole('button', { name: 'Open the case' }).click()
    await expect(shown(page)).toHaveText('All of the shop')
    await expect(told(page)).toContainText('The same secret is in INC-0001 too.')
    // It stays on the page, on both of them.
    await expect(page.getByRole('link', { name: 'same secret: INC-0001' })).toBeVisible()
    await page.getByRole('link', { name: 'same secret: INC-0001' }).click()
    await expect(shown(page)).toContainText('Stripe')
    await expect(page.getByRole('link', { name: 'same secret: INC-0002' })).toBeVisible()
  })

  await test.step('from a value that lies in a source', async () => {
    const traffic = await Traffic.of(page)
    await page.keyboard.press('v')
    const dialog = page.getByRole('dialog', { name: 'Find a leaked value' })
    await page.keyboard.insertText(shop.github.value)
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Open a case', exact: true }).click()
    await expect(page).toHaveURL(/#\/incidents\/INC-0003/)
    await expect(dialog).toBeHidden()
    await expect(told(page)).toContainText('The same secret is in INC-0002 too.')
    expect(await traffic.tracesOf(shop.github)).toEqual(['request values.find'])
  })

  await test.step('from a value that lies nowhere, which is pasted once more', async () => {
    const reported = plantedSecret('npm-access-token', 31)
    const traffic = await Traffic.of(page)
    await page.keyboard.press('v')
    const dialog = page.getByRole('dialog', { name: 'Find a leaked value' })
    await page.keyboard.insertText(reported.value)
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText('It lies in no source that was scanned.')
    await dialog.getByRole('button', { name: 'Open a case…' }).click()
    await expect(dialog.getByLabel('The value, once more')).toBeFocused()
    await page.keyboard.insertText(reported.value)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/incidents\/INC-0004/)
    await expect(shown(page)).toContainText('npm access token')
    await expect(page.getByRole('main')).toContainText('no commit is known')
    expect(await traffic.tracesOf(reported)).toEqual(['request values.find', 'request cases.open'])
  })

  await test.step('all are in the list and on the board, and found by words', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Incidents' }).click()
    const cases = page.getByRole('region', { name: 'Cases' })
    await expect(cases.getByRole('link')).toHaveCount(4)
    await page.getByRole('radio', { name: 'Board' }).click()
    await expect(page.getByRole('region', { name: 'New: 4' }).getByRole('link')).toHaveCount(4)
    await page.getByLabel('Search the cases').fill('all of the')
    await expect(cases.getByRole('link')).toHaveCount(1)
    await expect(cases.getByRole('link')).toContainText('INC-0002')
  })
})
