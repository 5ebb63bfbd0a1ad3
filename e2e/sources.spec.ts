import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { makeRepo } from '../test/support/git-repo.ts'
import { plantedSecret } from '../test/support/planted.ts'
import { api, scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'

const source = (page: Page) => page.getByRole('complementary', { name: 'The source' })
const notifications = (page: Page) => page.getByRole('region', { name: 'Notifications' })

async function add(page: Page, location: string): Promise<void> {
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: 'Scan a source' })
  await dialog.getByRole('textbox', { name: 'Folder or clone address' }).fill(location)
  await dialog.getByRole('button', { name: 'Look at it' }).click()
}

test('a scan shows how it goes on; it is paused, resumed and stopped', async ({ workbench: page, home }) => {
  const folder = path.join(home, 'large')
  mkdirSync(folder)
  const first = path.join(folder, '0.ts')
  writeFileSync(first, 'const nothing = "to see here, and so on for a good while"\n'.repeat(70_000))
  for (let at = 1; at < 150; at++) linkSync(first, path.join(folder, `${at}.ts`))
  await add(page, folder)
  await page.getByRole('button', { name: 'Add and scan' }).click()

  const running = page.getByRole('region', { name: 'The running scan' })
  const bar = running.getByRole('progressbar')
  const done = async (): Promise<number> => Number(await bar.getAttribute('aria-valuenow'))
  await running.getByRole('button', { name: 'Pause' }).click()
  await expect(running.getByRole('button', { name: 'Resume' })).toBeVisible()
  await expect(running).toContainText('paused')
  // Batches under way end first.
  await expect(async () => {
    const before = await done()
    await page.waitForTimeout(300)
    expect(await done()).toBe(before)
  }).toPass()
  const paused = await done()
  expect(paused).toBeLessThan(100)
  await page.reload()
  await expect(running.getByRole('button', { name: 'Resume' })).toBeVisible()

  await running.getByRole('button', { name: 'Resume' }).click()
  await expect(running).toContainText(/[kMG]B\/s/)
  await expect(running).toBeHidden({ timeout: 60_000 })
  await expect(page.getByRole('region', { name: 'Coverage' })).toContainText('150 objects, each accounted for')

  await page.getByRole('button', { name: 'Scan again' }).click()
  await running.getByRole('button', { name: 'Stop…' }).click()
  const question = page.getByRole('dialog', { name: 'Stop the scan of large?' })
  await expect(question).toContainText('What was found so far stays.')
  await question.getByRole('button', { name: 'Stop it' }).click()
  await expect(running).toBeHidden()
  await expect(source(page).getByRole('button', { name: /^Stopped/ })).toBeVisible()
})

test('a damaged repository is searched as far as it goes, and what was not is told', async ({ workbench: page, home }) => {
  const repo = makeRepo({ at: path.join(home, 'old') })
  const stripe = plantedSecret('stripe-secret-key', 21)
  repo.commit({ 'broken.txt': 'some\ntext', 'lost.txt': 'other\ntext', 'whole.env': stripe.text }, 'three files')
  const file = (name: string): string => {
    const oid = repo.git('rev-parse', `HEAD:${name}`)
    return path.join(repo.gitDir, 'objects', oid.slice(0, 2), oid.slice(2))
  }
  const [broken, lost] = [repo.git('rev-parse', 'HEAD:broken.txt'), repo.git('rev-parse', 'HEAD:lost.txt')]
  rmSync(file('broken.txt'))
  writeFileSync(file('broken.txt'), 'this is no zlib stream')
  rmSync(file('lost.txt'))

  await add(page, repo.path)
  await page.getByRole('button', { name: 'Add and scan' }).click()
  await expect(page.getByRole('link', { name: /^old .*Incomplete/ })).toBeVisible()
  const coverage = page.getByRole('region', { name: 'Coverage' })
  await expect(coverage).toContainText('could not be searched')
  for (const [reason, oid] of [
    ['Damaged', broken],
    ['Missing', lost]
  ] as const) {
    await coverage.getByText(`${reason} 1`).click()
    await expect(coverage.getByText(oid)).toBeVisible()
  }
  await expect(coverage).toContainText('each accounted for')
  await page.getByRole('link', { name: '1 secret', exact: true }).click()
  await expect(page.getByRole('grid', { name: 'Findings' })).toContainText('whole.env')
})

test('what can not be scanned says why and what to do; a folder is scanned as one', async ({ workbench: page, home, shop }) => {
  const dialog = page.getByRole('dialog', { name: 'Scan a source' })
  const place = dialog.getByRole('textbox', { name: 'Folder or clone address' })
  await add(page, path.join(home, 'nowhere'))
  await expect(dialog.getByRole('alert')).toContainText(/There is nothing at .*nowhere\. Check the path/)
  await place.fill('ssh://git@git.example/shop.git')
  await expect(dialog.getByRole('alert')).toBeHidden()
  await place.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('only http and https are supported')
  await place.fill('https://git.example/')
  await place.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('names a host but no repository')

  const folder = path.join(home, 'notes')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'todo.txt'), plantedSecret('npm-access-token', 22).text)
  await place.fill(folder)
  await place.press('Enter')
  await expect(dialog).toContainText('Folder')
  await dialog.getByRole('button', { name: 'Add and scan' }).click()
  await expect(page.getByRole('link', { name: '1 secret', exact: true })).toBeVisible()

  rmSync(folder, { recursive: true })
  await page.getByRole('button', { name: 'Scan again' }).click()
  await expect(source(page).getByRole('button', { name: /^Failed/ })).toBeVisible()
  await expect(notifications(page)).toContainText('The scan of notes failed')
  await source(page)
    .getByRole('button', { name: /^Failed/ })
    .click()
  await expect(page.getByRole('region', { name: 'Coverage' })).toContainText(/There is nothing at .*notes any more\. Put it back/)
  await expect(page.getByRole('region', { name: 'Coverage' })).not.toContainText('accounted for')
  await expect(page.getByRole('link', { name: '1 secret', exact: true })).toBeVisible()

  await scan(page, shop.repo.path)
  shop.repo.dispose()
  await page.getByRole('link', { name: /^shop/ }).click()
  await page.getByRole('button', { name: 'Scan again' }).click()
  await expect(notifications(page).getByText('The scan of shop failed')).toBeVisible()
  await expect(notifications(page)).toContainText(shop.repo.path)
  await expect(page.getByRole('link', { name: '4 secrets', exact: true })).toBeVisible()
})

test('a source is removed after a yes, with its findings', async ({ workbench: page, shop }) => {
  await scan(page, shop.repo.path)
  await visit(page, '#/sources')
  await source(page).getByRole('button', { name: 'Remove…' }).click()
  const question = page.getByRole('dialog', { name: 'Remove shop?' })
  await expect(question).toContainText('its 4 findings')
  await question.getByRole('button', { name: 'Keep it' }).click()
  await expect(source(page).getByRole('button', { name: 'Remove…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('No source yet')).toBeVisible()
  await expect(notifications(page)).toContainText('shop is removed')
  expect(await api(page).call('findings.list', { filter: {} })).toEqual({ total: 0, rows: [] })
  await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing has leaked here yet')
})
