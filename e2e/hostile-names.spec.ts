import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeRepo } from '../test/support/git-repo.ts'
import { plantedSecret } from '../test/support/planted.ts'
import { api, scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'
import { expectLayout, expectText, markup, quotes } from './hostile-texts.ts'

const bidi = 'evil\u202Egpj.exe\u2066\u200B\uFEFF'
const controls = 'a\tb\nc\u0007\u001b[31md'
const long = 'x'.repeat(250)

/** As a file name: no slash, at most 255 bytes. */
const asName = (text: string): string => text.replaceAll('/', '∕').slice(0, 120)
/** As a branch or tag: what git check-ref-format allows. */
const asRef = (text: string): string => text.replace(/[\s~^:?*[\\]|\.\./g, '-')

const typeIds = ['stripe-secret-key', 'npm-access-token', 'github-personal-access-token', 'google-api-key', 'huggingface-user-access-token']

/** Every text that a repository can carry is hostile; the place of each secret is another. */
function makeHostile(home: string) {
  const secrets = typeIds.map((id, at) => plantedSecret(id, 41 + at))
  const [first, second, third, fourth, fifth] = secrets.map(({ text }) => text)
  const repo = makeRepo({ at: path.join(home, asName(markup)) })
  const texts = `${markup}\n${bidi}\n${quotes}\n`
  repo.commit({ [`${asName(markup)}/${asName(quotes)}.env`]: `${texts}${first}\n${texts}` }, markup, {
    author: `${markup.replaceAll(/[<>]/g, '‹')} ${long} <${long}@example.com>`
  })
  repo.commit({ [`${long}/${long}/${asName(bidi)}`]: second ?? '' }, bidi, { author: `${bidi} <a"b'c@example.com>` })
  repo.commit({ [asName(controls)]: third ?? '' }, controls)
  mkdirSync(path.join(repo.path, 'bytes'))
  writeFileSync(Buffer.concat([Buffer.from(`${repo.path}/bytes/`), Buffer.from([0xff, 0xfe, 0x80])]), fourth ?? '')
  repo.commit({}, 'a name that is no text')
  repo.commit({}, `${texts}${fifth}\n${long.repeat(4)}`)
  for (const name of [markup, quotes, bidi, `${long}/${long}`]) {
    repo.git('branch', asRef(`b${name}`))
    repo.git('tag', asRef(`t${name}`))
  }
  return { repo, secrets }
}

test('hostile names are shown as text, on every screen and at every width', async ({ workbench: page, home }) => {
  const { repo } = makeHostile(home)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await scan(page, repo.path)
  const found = await api(page).call('findings.list', { filter: {} })
  expect(found.rows.map(({ typeId }) => typeId).sort()).toEqual([...typeIds].sort())
  const screens = ['#/overview', '#/sources', ...found.rows.map(({ id }) => `#/findings/${id}` as const)] as const

  for (const width of [1440, 1024, 640]) {
    await page.setViewportSize({ width, height: 900 })
    for (const screen of screens) {
      await visit(page, screen)
      await expect(page.getByRole('heading').first()).toBeVisible()
      if (screen.startsWith('#/findings/')) await expect(page.getByRole('region', { name: /^Lines around/ })).toBeVisible()
      await expectLayout(page)
      await expectText(page)
      if (width < 1000) await page.keyboard.press('Escape')
    }
  }
})

test('hostile names are shown as text in the windows over the screen', async ({ workbench: page, home }) => {
  const { repo, secrets } = makeHostile(home)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await scan(page, repo.path)
  const name = asName(markup)
  const check = async (dialog: string | RegExp, text: string): Promise<void> => {
    await expect(page.getByRole('dialog', { name: dialog })).toContainText(text)
    await expectLayout(page)
    await expectText(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await page.keyboard.press('a')
  await page.getByRole('button', { name: 'Browse' }).click()
  await expect(page.getByRole('region', { name: 'Folders' }).getByRole('button', { name: `${name} git repository` })).toBeVisible()
  await check('Scan a source', name)

  await page.keyboard.press('Control+k')
  await check('Command palette', `Scan ${name} again`)

  await page.keyboard.press('v')
  await page.keyboard.insertText(secrets[1]?.value ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Found in 1 source')).toBeVisible()
  await check('Find a leaked value', name)

  await visit(page, '#/sources')
  await page.getByRole('button', { name: 'Remove…' }).click()
  await check(`Remove ${name}?`, 'Bulkhead forgets this source')

  await visit(page, '#/findings')
  const finding = page.getByRole('complementary', { name: 'The finding' })
  await page.getByRole('grid', { name: 'Findings' }).getByRole('row', { name: 'Hugging Face' }).click()
  await expect(finding.getByRole('region', { name: 'Lines around in a commit message' })).toContainText(
    'evil⟨U+202E⟩gpj.exe⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩'
  )
  await finding.getByRole('button', { name: 'Reveal' }).click()
  await check(/^Show the value of this/, name)
  await page.getByRole('grid', { name: 'Findings' }).getByRole('row', { name: 'Google' }).click()
  await expect(finding.getByRole('button', { name: '4 more branches and tags' })).toBeVisible()
  await finding.getByRole('button', { name: '4 more branches and tags' }).click()
  await expectLayout(page)
  await expectText(page)
})

/** Normal life before the exposure, and a stranger after it whose every field is hostile. */
function hostileLog(exposedAt: string): string {
  const from = Date.parse(exposedAt)
  const row = (hours: number, rest: object): string =>
    JSON.stringify({ time: new Date(from + hours * 3_600_000).toISOString(), status: 200, ...rest })
  const usual = { actor: 'worker', ip: '10.0.0.1', user_agent: 'worker/1', action: 'charges.create', resource: 'shop' }
  const stranger = { actor: quotes, ip: '203.0.113.7', user_agent: `${bidi}${markup}`, action: markup, resource: `${bidi}${quotes}` }
  return [
    ...Array.from({ length: 40 }, (_, at) => row(-24 - 6 * at, usual)),
    ...Array.from({ length: 12 }, (_, at) => row(5 + at / 60, stranger))
  ]
    .map((line) => `${line}\n`)
    .join('')
}

test('hostile names are shown as text among the rows and dependents of a case, and in the report for outsiders', async ({
  workbench: page,
  home,
  context
}) => {
  const { repo, secrets } = makeHostile(home)
  const variable = /^(\w+)=/.exec(secrets[0]?.text ?? '')?.[1] ?? ''
  repo.commit({ [`${asName(quotes)}/${asName(markup)}.js`]: `const key = process.env.${variable} // ${markup}\n` }, markup)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await scan(page, repo.path)
  const { call } = api(page)
  const [finding] = (await call('findings.list', { filter: { query: 'type:stripe' } })).rows
  const { id } = await call('cases.open', { findingIds: [finding?.id ?? ''] })
  const { exposure } = await call('cases.get', { id })
  expect(exposure.tips.length).toBeGreaterThan(4)
  const log = path.join(home, `${asName(markup)}.ndjson`)
  writeFileSync(log, hostileLog(exposure.firstCommit?.date ?? ''))
  await call('logs.import', { caseId: id, path: log })
  await call('dependents.search', { caseId: id })
  await expect(async () => {
    const { record } = await call('cases.get', { id })
    expect([record.imports.length, record.dependents.length > 1]).toEqual([1, true])
  }).toPass({ intervals: [100] })

  const check = async (): Promise<void> => {
    await expectLayout(page)
    await expectText(page)
  }
  await visit(page, `#/incidents/${id}/assess`)
  await page
    .getByRole('region', { name: 'What stands out' })
    .getByRole('button', { name: /^12 rows of/ })
    .click()
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Rows' })).toContainText('evil gpj.exe')
  await check()
  await page.keyboard.press('Escape')
  await visit(page, `#/incidents/${id}/dependents`)
  await page
    .getByRole('region', { name: /^To do/ })
    .getByRole('button')
    .filter({ hasText: '.js' })
    .first()
    .click()
  await check()
  await page.getByRole('button', { name: 'Message owners' }).click()
  await expect(page.getByRole('dialog', { name: 'Message the owners' })).toContainText('onerror')
  await check()
  await page.keyboard.press('Escape')
  await visit(page, `#/incidents/${id}/cleanup`)
  await expect(page.getByRole('main')).toContainText('refs/heads/b')
  await check()

  const written = await call('reports.write', { caseId: id, format: 'html', edition: 'external', folder: home })
  const report = await context.newPage()
  const asked: string[] = []
  report.on('request', (request) => asked.push(request.url()))
  const address = pathToFileURL(written.path).href
  await report.goto(address)
  await expect(report.getByRole('heading', { level: 1 })).toContainText(id)
  await expectText(report)
  expect(asked).toEqual([address])
})
