import type { Page } from '@playwright/test'
import { plantedSecret } from '../test/support/planted.ts'
import { expect, test } from './fixtures.ts'
import { Traffic } from './traffic.ts'

const scans = (page: Page) => page.getByRole('complementary', { name: 'The source' }).getByRole('listitem')

const coverage = (page: Page, part: string) =>
  page.getByRole('region', { name: 'Coverage' }).locator('dl > div').filter({ hasText: part }).locator('dd').first()

test('from nothing to what leaked, and on to the next commit', async ({ workbench: page, shop }) => {
  const { repo, ...planted } = shop
  const traffic = await Traffic.of(page)
  await page.reload()

  await test.step('the first run leads to a folder, and that to a scan', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing has leaked here yet')
    await page.getByRole('button', { name: 'Choose a source' }).click()
    const dialog = page.getByRole('dialog', { name: 'Scan a source' })
    await dialog.getByRole('button', { name: 'Browse' }).click()
    await dialog.getByRole('button', { name: 'code', exact: true }).click()
    await dialog.getByRole('button', { name: 'shop git repository' }).click()
    await expect(dialog).toContainText('Nothing leaves this machine.')
    await dialog.getByRole('button', { name: 'Add and scan' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('every object is accounted for', async () => {
    await expect(page.getByRole('list', { name: 'Sources' }).getByRole('link', { name: 'shop' })).toContainText('Complete')
    await expect(page.getByRole('region', { name: 'Coverage' })).toContainText(/\d+ objects, each accounted for/)
    await expect(coverage(page, 'Searched')).not.toHaveText('0')
    await expect(coverage(page, 'Skipped')).toHaveText('0')
    expect(traffic.messages.some(({ what, text }) => what === 'event' && text.includes('"scan.progress"'))).toBe(true)
  })

  const rows = page.getByRole('grid', { name: 'Findings' }).getByRole('row')
  await test.step('the secrets are there, each in its state of life', async () => {
    await page.getByRole('link', { name: '4 secrets', exact: true }).click()
    await expect(rows).toHaveCount(5)
    await expect(rows.filter({ hasText: 'Stripe secret key' })).toContainText('At a tip')
    await expect(rows.filter({ hasText: 'GitHub personal access token' })).toContainText('History')
    await expect(rows.filter({ hasText: 'PostgreSQL connection string' })).toContainText('Unreachable')
    await expect(rows.filter({ hasText: 'Hugging Face user access token' })).toContainText('in a message')
  })

  await test.step('each is told of without its value', async () => {
    for (const { typeId } of Object.values(planted)) {
      await rows.filter({ hasText: typeNames[typeId] ?? '' }).click()
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(typeNames[typeId] ?? '')
      await expect(page.getByRole('region', { name: /^Lines around/ }).locator('mark')).not.toHaveCount(0)
    }
    expect(await traffic.tracesOf(...Object.values(planted))).toEqual([])
    await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click()
    await expect(page.getByRole('link', { name: /^Open secrets 4/ })).toBeVisible()
    expect(await traffic.tracesOf(...Object.values(planted))).toEqual([])
  })

  await test.step('a second scan reads only what is new', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Sources' }).click()
    const searched = (await coverage(page, 'Searched').textContent()) ?? ''
    await page.getByRole('button', { name: 'Scan again' }).click()
    await expect(scans(page).filter({ hasText: '0 new' })).toHaveCount(1)
    await expect(coverage(page, 'Searched')).toHaveText('0')
    await expect(coverage(page, 'Unchanged')).toHaveText(searched)
  })

  await test.step('the next commit brings the next secret', async () => {
    const added = plantedSecret('npm-access-token', 15)
    repo.commit({ '.npmrc': `registry=https://registry.example/\n${added.text}\n` }, 'publish from CI')
    await page.getByRole('button', { name: 'Scan again' }).click()
    await expect(scans(page).filter({ hasText: '1 new' })).toHaveCount(1)
    await expect(coverage(page, 'Searched')).toHaveText('2')
    await expect(page.getByRole('status').filter({ hasText: 'shop is scanned' }).filter({ hasText: '1 new' })).toBeVisible()
    await page.getByRole('link', { name: '5 secrets', exact: true }).click()
    await expect(rows.filter({ hasText: 'npm access token' })).toContainText('.npmrc')
    expect(await traffic.tracesOf(added)).toEqual([])
  })
})

const typeNames: Record<string, string> = {
  'stripe-secret-key': 'Stripe secret key (live)',
  'github-personal-access-token': 'GitHub personal access token (classic)',
  'postgres-connection-string': 'PostgreSQL connection string',
  'huggingface-user-access-token': 'Hugging Face user access token'
}
