import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { visit } from './api.ts'
import { expect, test } from './fixtures.ts'

// A trace puts a script into every frame, and the frame of a report refuses scripts in the console, which the test reads.
test.use({ trace: 'off' })

test('the practice leak fills the overview, and its report is shown, taken along and written into a folder', async ({
  workbench: page,
  home
}) => {
  await page.getByRole('button', { name: 'Start the drill' }).click()
  await expect(page).toHaveURL(/#\/incidents\/INC-0001/, { timeout: 60_000 })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Overview' }).click()
  const row = page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: /INC-0001/ })
  await expect(row).toContainText('Next: ')
  await expect(row).toContainText('Exposed')
  await expect(page.getByRole('link', { name: /^Open cases 1/ })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations).toEqual([])

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).click()
  // Nobody may run anything in the frame, this test neither. A style that the policy shut out would be told in the console.
  const frame = page.getByTitle('Report INC-0001, internal edition')
  await expect(frame).toHaveAttribute('srcdoc', /<style nonce="[^"]+">[\s\S]*INC-0001/, { timeout: 60_000 })
  await expect(frame).toHaveAttribute('sandbox', '')

  await page.getByLabel('Format').selectOption('json')
  await expect(page.getByRole('region', { name: /^Text of INC-0001-internal/ })).toContainText('INC-0001', { timeout: 60_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()])
  expect(download.suggestedFilename()).toMatch(/^INC-0001-internal-.*\.json$/)
  expect(JSON.stringify(JSON.parse(await readFile(await download.path(), 'utf8')))).toContain('INC-0001')

  await page.getByLabel('Or write it into a folder').fill(`${home}/no-such-folder`)
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('The report was not written', { timeout: 30_000 })
  await page.getByLabel('Or write it into a folder').fill(home)
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('The report is written', { timeout: 30_000 })
})

test('settings are kept: who works here, what is ours, when one works', async ({ workbench: page }) => {
  await visit(page, '#/settings')
  const people = page.getByRole('region', { name: 'You and your colleagues' })
  await people.getByLabel('Your name').fill('Grace Example')
  await people.getByRole('button', { name: 'Add a colleague' }).click()
  await people.getByLabel('Name of person 1').fill('Ada Example')
  await people.getByRole('button', { name: 'Save' }).click()
  await expect(people.getByRole('button', { name: 'Save' })).toBeHidden()

  const networks = page.getByRole('region', { name: 'Allow list' })
  await networks.getByRole('button', { name: 'Add a network' }).click()
  await networks.getByLabel('Network 1', { exact: true }).fill('2001:db8::/320')
  await networks.getByRole('button', { name: 'Save' }).click()
  await expect(networks.getByRole('alert')).toContainText('from 0 to 128')
  await networks.getByLabel('Network 1', { exact: true }).fill('2001:db8::/32')
  await networks.getByRole('button', { name: 'Save' }).click()
  await expect(networks.getByRole('button', { name: 'Save' })).toBeHidden()

  const hours = page.getByRole('region', { name: 'Working hours' })
  await hours.getByLabel('Time zone').fill('Mars/Olympus')
  await hours.getByRole('button', { name: 'Save' }).click()
  await expect(hours.getByRole('alert')).toContainText('no time zone')
  await hours.getByLabel('Time zone').fill('Asia/Tokyo')
  await hours.getByRole('button', { name: 'Save' }).click()
  await expect(hours.getByRole('button', { name: 'Save' })).toBeHidden()

  await page.reload()
  await expect(people.getByLabel('Your name')).toHaveValue('Grace Example')
  await expect(people.getByLabel('Name of person 1')).toHaveValue('Ada Example')
  await expect(networks.getByLabel('Network 1', { exact: true })).toHaveValue('2001:db8::/32')
  await expect(hours.getByLabel('Time zone')).toHaveValue('Asia/Tokyo')
})

test('a snippet has the reader’s own names, and refuses what would break out of it', async ({ workbench: page }) => {
  await visit(page, '#/library/stripe-secret-key')
  const section = page.getByRole('region', { name: 'Keep it out of the code' })
  const code = section.getByRole('region', { name: /^Code for/ })
  await expect(code).toContainText('STRIPE')
  await section.getByRole('tab', { name: 'AWS Secrets Manager' }).click()
  await section.getByRole('tab', { name: 'Ruby' }).click()
  await section.getByLabel('Name of the secret').fill('prod/pay')
  await expect(code).toContainText('"prod/pay"')
  await section.getByLabel('Name of the secret').fill('#{exit}')
  await expect(section.getByRole('alert')).toContainText('Name of the secret')
  await expect(code).toBeHidden()
})
