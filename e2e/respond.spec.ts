import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { gitEnv } from '../test/support/git-repo.ts'
import { plantedSecret } from '../test/support/planted.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keys.ts'
import { Traffic } from './traffic.ts'

// The frame of a report refuses the script that a trace puts into every frame, and says so in the console, which is read here.
test.use({ isClockMovable: true, trace: 'off', contextOptions: { reducedMotion: 'reduce' } })

const day = 86_400_000

const dialog = (page: Page): Locator => page.getByRole('dialog')
const alert = (page: Page): Locator => dialog(page).getByRole('alert')
const card = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

/** Opens a dialog, writes what it asks for, and sends it. */
async function say(page: Page, open: Locator, fields: Record<string, string>, confirm: string): Promise<void> {
  await open.click()
  for (const [label, text] of Object.entries(fields)) await dialog(page).getByLabel(label, { exact: true }).fill(text)
  await dialog(page).getByRole('button', { name: confirm, exact: true }).click()
}

/** The same, and it is done. */
async function done(page: Page, ...asked: Parameters<typeof say> extends [Page, ...infer Rest] ? Rest : never): Promise<void> {
  await say(page, ...asked)
  await expect(dialog(page)).toBeHidden()
}

/** What a gate says is on screen; the dialog is left without a change. */
async function expectRefused(page: Page, ...reasons: string[]): Promise<void> {
  for (const reason of reasons) await expect(alert(page)).toContainText(reason)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
}

const step = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click()
  await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name })).toHaveAttribute('aria-current', 'step')
}

const close = (page: Page): Promise<void> =>
  say(page, page.getByRole('button', { name: 'Close the case…' }), { 'In words': 'The key is dead and was watched.' }, 'Close the case')

async function importLog(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Import log' }).first().click()
  await dialog(page).getByRole('textbox', { name: 'Log file' }).fill(file)
  await dialog(page).getByRole('button', { name: 'Look at it' }).click()
  await expect(dialog(page).getByRole('region', { name: 'First rows' })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click()
}

/** Opens a menu with the keyboard and takes what begins so. */
async function choose(page: Page, trigger: Locator, name: string): Promise<void> {
  await trigger.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.type(name.slice(0, 3))
  await expect(page.getByRole('menuitem', { name })).toBeFocused()
  await page.keyboard.press('Enter')
}

const extensions = { html: 'html', pdf: 'pdf', md: 'md', json: 'json', csv: 'csv', sarif: 'sarif' }

test('the practice leak, from the scan to the last report, each gate tried before it opens', async ({
  workbench: page,
  workspace,
  home,
  moveClock
}) => {
  test.setTimeout(240_000)
  page.setDefaultTimeout(30_000)
  const practice = path.join(workspace, 'practice', '1')
  const repository = path.join(practice, 'newsletter-service')
  const git = (...args: string[]): string => execFileSync('git', ['-C', repository, ...args], { env: gitEnv(), encoding: 'utf8' })
  const timeline = page.getByRole('complementary', { name: 'Timeline' })
  const steps = page.getByRole('navigation', { name: 'Steps' })
  const facts = page.getByRole('main').locator('dl').first()
  const traffic = await Traffic.of(page)
  await page.reload()

  await test.step('a button makes the leak, scans it and opens its case', async () => {
    await page.getByRole('button', { name: 'Start the drill' }).click()
    await expect(page).toHaveURL(/#\/incidents\/INC-0001/, { timeout: 60_000 })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice: Mailgun API key in newsletter-service')
    await expect(facts).toContainText('41 d')
    await expect(facts).toContainText('still at 2 branches and tags')
  })
  const leaked = /MAILGUN_API_KEY=(\S+)/.exec(git('show', 'release/1.4:deploy/.env.production'))?.[1] ?? ''

  await test.step('nothing was done, so it can’t be closed: every gate says why', async () => {
    await step(page, 'Monitor')
    await close(page)
    await expectRefused(
      page,
      'Nobody has proven that the old value is rejected',
      'Nobody has looked at what the key was used for',
      'The value still lies at release/1.4 of newsletter-service, v1.4.0 of newsletter-service',
      'Nothing is recorded that keeps this from happening again',
      'The old key was not watched yet'
    )
  })

  await test.step('the log is looked at and imported; two strangers stand out of 13 000 rows', async () => {
    await step(page, 'Assess usage')
    await importLog(page, path.join(practice, 'egress-proxy.ndjson'))
    const rows = card(page, 'What stands out').getByRole('row')
    await expect(rows).toHaveCount(3)
    await expect(rows.filter({ hasText: '203.0.113.77' })).toContainText(/Unfamiliar IP.*Spike.*1.212/)
    await expect(rows.filter({ hasText: '198.51.100.20' })).toContainText(/Unfamiliar IP.*New action.*routes\.create/)
    expect(traffic.messages.some(({ what, text }) => what === 'event' && text.includes('"log.progress"'))).toBe(true)
    await step(page, 'Monitor')
    await close(page)
    await expectRefused(page, '2 groups of rows stand out and are not judged')
  })

  await test.step('a person judges and concludes', async () => {
    await step(page, 'Assess usage')
    await page.getByRole('button', { name: 'Judgement of 198.51.100.20, routes.create: none yet' }).click()
    await page.getByRole('menuitem', { name: 'Not ours' }).click()
    await expect(page.getByRole('button', { name: 'Judgement of 198.51.100.20, routes.create: Not ours' })).toBeVisible()
    await page.getByRole('button', { name: 'Judgement of 203.0.113.77' }).click()
    await page.getByRole('menuitem', { name: 'With a note…' }).click()
    await dialog(page).getByRole('radio', { name: 'Not ours' }).check()
    await dialog(page).getByLabel('How one knows').fill('Nobody here has this network.')
    await dialog(page).getByRole('button', { name: 'Judge', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Judgement of 203.0.113.77, messages.send: Not ours' })).toBeVisible()
    await step(page, 'Monitor')
    await close(page)
    await expectRefused(page, 'The logs are imported, but there is no verdict')
    await step(page, 'Assess usage')
    await page.getByRole('button', { name: 'Conclude…' }).click()
    await dialog(page)
      .getByRole('radio', { name: /^Used by others/ })
      .check()
    await expect(dialog(page).getByRole('checkbox', { name: /203\.0\.113\.77/ })).toBeChecked()
    await dialog(page).getByLabel('In words').fill('1 212 mails were sent by strangers, and a route was made.')
    await dialog(page).getByRole('button', { name: 'Conclude', exact: true }).click()
    await expect(card(page, 'Verdict')).toContainText('Used by others')
    await expect(facts).toContainText('Used by others')
  })

  await test.step('the rotation keeps its order; of the new value only a fingerprint stays', async () => {
    await step(page, 'Rotate')
    const record = (title: string): Locator => page.getByRole('button', { name: `Record it… ${title}` })
    await say(page, record('Store it in its place'), { 'What proves it': 'vault' }, 'Record it')
    await expectRefused(page, '“stored” comes after “created”, which is not recorded yet')
    await done(page, record('Make the new key'), { 'What proves it': 'API security, role sending' }, 'Record it')
    await done(page, record('Store it in its place'), { 'What proves it': 'vault, version 7' }, 'Record it')

    const fresh = plantedSecret('mailgun-private-api-key', 71)
    const place = { Place: 'vault: secret/mail/newsletter', 'Key id': 'new-key-7' }
    const open = page.getByRole('button', { name: 'Say where it is…' })
    await say(page, open, { ...place, 'New value (optional)': leaked }, 'Record it')
    await expectRefused(page, 'That is the key that leaked, not a new one')
    await done(page, open, { ...place, 'New value (optional)': fresh.value }, 'Record it')
    await expect(card(page, 'New key')).toContainText(/Fingerprint\s*[0-9a-f]{16}…/)
    expect(await traffic.tracesOf(fresh)).toEqual(['request cases.act'])
    // Its last two groups are the id of the key, which is told.
    expect(await traffic.tracesOf({ value: leaked.slice(0, 32), twin: '' })).toEqual(['request cases.act'])
  })

  await test.step('the old key stays on while somebody uses it', async () => {
    await step(page, 'Update dependents')
    await page.getByRole('button', { name: 'Deactivate old key…' }).click()
    await dialog(page).getByRole('checkbox', { name: 'I know that there is no way back' }).check()
    await dialog(page).getByLabel('What proves it').fill('The bin beside the key.')
    await dialog(page).getByRole('button', { name: 'Record it', exact: true }).click()
    await expectRefused(page, 'Nobody has looked for who uses the key')

    await page.getByRole('button', { name: 'Search the sources' }).click()
    await expect(page.getByRole('region', { name: 'To do: 8' })).toBeVisible()
    await expect(facts).toContainText('0 of 8')
    await page.getByRole('button', { name: 'Deactivate old key…' }).click()
    await dialog(page).getByRole('checkbox', { name: 'I know that there is no way back' }).check()
    await dialog(page).getByLabel('What proves it').fill('The bin beside the key.')
    await dialog(page).getByRole('button', { name: 'Record it', exact: true }).click()
    await expectRefused(page, '8 of 8 dependents still need the old key: newsletter-service')
  })

  await test.step('the board is worked through with the keyboard', async () => {
    const todo = page.getByRole('region', { name: /^To do: / })
    await choose(page, todo.getByRole('button', { name: 'Move crm-sync / sync to…' }), 'Accepted to break')
    await expect(dialog(page)).toContainText('It will fail when the old key goes off')
    await expect(dialog(page).getByLabel('Why, and who decided')).toBeFocused()
    await page.keyboard.type('Runs no more; Ada decided.')
    await tabTo(page, /button "Accept that it breaks"/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Accepted to break: 1' })).toContainText('crm-sync')
    await expect(page.getByRole('button', { name: 'Move crm-sync / sync to…' })).toBeFocused()
    for (let left = 7; left > 0; left--) {
      await choose(page, todo.getByRole('button', { name: /^Move / }).first(), 'Live on new key')
      await expect(page.getByRole('region', { name: `Live on new key: ${8 - left}` })).toBeVisible()
      // Where it went, there the keyboard goes on.
      await expect(page.getByRole('region', { name: /^Live on new key/ }).locator(':focus')).toHaveCount(1)
    }
    await expect(facts).toContainText('8 of 8')
    await expect(card(page, 'May the old key go off?')).toContainText('“switched”')
  })

  await test.step('switched, deactivated, and no watch before the old value is proven dead', async () => {
    await step(page, 'Rotate')
    await done(
      page,
      page.getByRole('button', { name: 'Record it… Switch the use over to it' }),
      { 'What proves it': 'All deploys are green.' },
      'Record it'
    )
    await page.getByRole('button', { name: /^Record it… Delete the old key, as/ }).click()
    await dialog(page).getByRole('checkbox', { name: 'I know that there is no way back' }).check()
    await dialog(page).getByLabel('What proves it').fill('Deleted in the console: 200.')
    await dialog(page).getByRole('button', { name: 'Record it', exact: true }).click()
    await expect(dialog(page)).toBeHidden()
    await expect(page.getByRole('button', { name: 'Old key off' })).toBeVisible()

    await step(page, 'Monitor')
    await say(page, page.getByRole('button', { name: 'Start monitoring…' }), {}, 'Start')
    await expectRefused(page, 'Nobody has proven that the old value is rejected')
    await step(page, 'Rotate')
    await done(
      page,
      page.getByRole('button', { name: 'Record the proof…' }),
      { 'What was answered': 'GET /v3/domains: 401' },
      'Record the proof'
    )
    await step(page, 'Monitor')
    await done(page, page.getByRole('button', { name: 'Start monitoring…' }), {}, 'Start')
    await expect(page.getByRole('button', { name: 'Monitoring', exact: true })).toBeVisible()
    await close(page)
    await expectRefused(page, 'Monitoring runs until', 'The value still lies at', 'Nothing is recorded that keeps')
  })

  await test.step('31 days later its checks are due, and can’t be answered by old scans and logs', async () => {
    await moveClock(31 * day)
    await close(page)
    await expectRefused(page, 'but nobody ever did')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Monitor' }).click()
    await page.getByRole('button', { name: 'Run 2 due checks' }).click()
    const told = page.getByRole('region', { name: 'Notifications' })
    await expect(told).toContainText('was last scanned on')
    await expect(told).toContainText('no log was imported in the last 24 hours')
  })

  await test.step('the value is taken from the branch and the tag, and newer logs show that the old key fails', async () => {
    git('branch', '-D', 'release/1.4')
    git('tag', '-d', 'v1.4.0')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' }).click()
    await page.getByRole('button', { name: 'Scan again' }).click()
    await expect(page.getByRole('complementary', { name: 'The source' }).getByRole('listitem').filter({ hasText: '0 new' })).toHaveCount(1)
    const log = path.join(home, 'late.ndjson')
    const row = (hours: number): string =>
      JSON.stringify({
        time: new Date(Date.now() + hours * 3_600_000).toISOString(),
        ip: '203.0.113.77',
        action: 'messages.send',
        status: 401
      })
    writeFileSync(log, `${row(48)}\n${row(30 * 24)}\n`)
    await page.goBack()
    await page.getByRole('link', { name: /INC-0001/ }).click()
    await step(page, 'Assess usage')
    await importLog(page, log)
    await expect(page.getByText('late.ndjson', { exact: true })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('2 after the old key was off')
  })

  await test.step('the checks pass, by the machine and by a person', async () => {
    await step(page, 'Monitor')
    const watch = card(page, 'Monitoring')
    await watch.getByRole('button', { name: 'Run now' }).click()
    await expect(watch.getByText('All is well')).toHaveCount(2)
    for (let left = 2; left > 0; left--) {
      await watch
        .getByRole('button', { name: /^Record… / })
        .nth(left - 1)
        .click()
      await dialog(page).getByRole('radio', { name: 'All is well' }).check()
      await dialog(page).getByRole('button', { name: 'Record it', exact: true }).click()
      await expect(dialog(page)).toBeHidden()
    }
    await expect(watch.getByText('All is well')).toHaveCount(4)
  })

  await test.step('the last gate is passed by a reason, which stays', async () => {
    await close(page)
    await expect(alert(page)).toContainText('Nothing is recorded that keeps this from happening again')
    await expect(alert(page)).not.toContainText('Monitoring')
    await dialog(page).getByRole('button', { name: 'Override with a reason…' }).click()
    await dialog(page).getByLabel('Why it is right to go on all the same').fill('The hook comes with the next sprint.')
    await dialog(page).getByRole('button', { name: 'Override and do it' }).click()
    await expect(dialog(page)).toBeHidden()
    await expect(page.getByRole('region', { name: 'The end of the case' })).toContainText('Closed: revoked and verified')
    await expect(page.getByRole('region', { name: 'Overrides' })).toContainText('The hook comes with the next sprint.')
    await expect(timeline).toContainText('Against the gate prevention-recorded, because: The hook comes with the next sprint.')
    await expect(steps.getByRole('link', { name: 'Update dependents' })).toContainText('8 of 8 moved')
    await timeline.getByRole('button', { name: 'chain intact' }).click()
    await expect(timeline.getByRole('button', { name: 'chain intact' })).toBeVisible()
  })

  await test.step('every report format, for the house and for outsiders', async () => {
    await page.getByRole('link', { name: 'Export report' }).click()
    await page.getByRole('link', { name: 'Preview and export' }).click()
    for (const edition of ['internal', 'external'] as const) {
      await page.getByRole('radio', { name: new RegExp(`^${edition}`, 'i') }).check()
      for (const [format, extension] of Object.entries(extensions)) {
        await page.getByLabel('Format').selectOption(format)
        await expect(page.getByRole('main')).toContainText(new RegExp(`INC-0001-${edition}-\\S+\\.${extension}`))
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()])
        const bytes = readFileSync(await download.path())
        expectReport(bytes, format, edition)
        expect(bytes.includes(leaked)).toBe(false)
      }
    }
  })

  await test.step('what is closed can be opened again', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Incidents' }).click()
    await page.getByRole('radio', { name: 'Ended' }).click()
    await page.getByRole('link', { name: /INC-0001/ }).click()
    await done(page, page.getByRole('button', { name: 'Reopen…' }), { Why: 'A backup was found.' }, 'Reopen it')
    await expect(page.getByText('This case was reopened')).toBeVisible()
  })
})

/** The file is of its format, and the edition for the house alone names the repository. */
function expectReport(bytes: Buffer, format: string, edition: 'internal' | 'external'): void {
  const text = bytes.toString('utf8')
  if (format === 'pdf') {
    expect(text.slice(0, 5)).toBe('%PDF-')
    return
  }
  if (format === 'json' || format === 'sarif') expect(JSON.parse(text)).toBeTruthy()
  if (format !== 'sarif') expect(text).toContain('The hook comes with the next sprint.')
  expect(text.includes('newsletter-service')).toBe(edition === 'internal')
}
