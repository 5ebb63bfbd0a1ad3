import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { makeRepo } from '../test/support/git-repo.ts'
import { plantedSecret } from '../test/support/planted.ts'
import { api, scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'
import { expectLayout, expectText, markup, quotes } from './hostile-texts.ts'

const bidi = 'evil\u202Egpj.exe'
const long = 'x'.repeat(250)
const hostile = `${markup} ${quotes} ${bidi}`

/** A case in which all that a person, a repository, a log or a table can bring is hostile. */
async function openHostileCase(page: Page, home: string): Promise<string> {
  const { call } = api(page)
  const repo = makeRepo({ at: path.join(home, markup.replaceAll('/', '∕').slice(0, 100)) })
  const { text } = plantedSecret('stripe-secret-key', 71)
  repo.commit({ [`${markup.replaceAll('/', '∕').slice(0, 100)}/.env`]: `${text}\nSTRIPE_KEY=${text}\n` }, markup, {
    author: `${markup.replaceAll(/[<>]/g, '‹')} <a"b'c@example.com>`
  })
  await scan(page, repo.path)
  const { rows } = await call('findings.list', { filter: {} })
  const { id } = await call('cases.open', { findingIds: rows.map((row) => row.id), title: hostile.slice(0, 300) })

  const files = path.join(home, 'files')
  mkdirSync(files)
  const at = (name: string, content: string): string => {
    writeFileSync(path.join(files, name), content)
    return path.join(files, name)
  }
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`
  const row = (minute: number): string =>
    [`2026-11-01T10:${String(minute).padStart(2, '0')}:00Z`, hostile, hostile, hostile, hostile, `${hostile} ${long}`].map(cell).join()
  const log = at(
    `${quotes.replaceAll('/', '∕')}.csv`,
    `time,actor,ip,userAgent,action,resource\n${Array.from({ length: 50 }, (_, n) => row(n)).join('\n')}\n`
  )
  await call('logs.import', { caseId: id, path: log })
  await expect(async () => expect((await call('usage.get', { caseId: id }))?.rows).toBe(50)).toPass({ intervals: [100] })
  await call('dependents.import', {
    caseId: id,
    path: at(
      'table.csv',
      `name,owner,contact,environment,test,fallback,note,path\n${Array.from({ length: 8 }, () => hostile)
        .map(cell)
        .join()}\n`
    )
  })
  await call('cases.attach', { id, path: at(`${markup.replaceAll('/', '∕').slice(0, 100)}.txt`, 'x'), source: hostile, note: hostile })

  const text1 = `${hostile}\n\n${long}`
  const now = new Date(Date.now() - 1000).toISOString()
  const [group] = (await call('usage.get', { caseId: id }))?.groups ?? []
  for (const act of [
    { kind: 'note', text: text1 },
    { kind: 'assign', assignee: hostile },
    { kind: 'expose', audience: 'public', note: text1 },
    { kind: 'state', about: 'log-gaps', text: text1 },
    ...(group ? [{ kind: 'judge', group: group.id, judgement: 'not-ours', note: text1 } as const] : []),
    { kind: 'conclude', outcome: 'used-by-others', confidence: 'low', text: text1 },
    { kind: 'replace', place: hostile, keyId: quotes, note: text1 },
    { kind: 'rotate', step: 'created', text: text1 },
    { kind: 'prevent', what: 'other', text: text1 },
    { kind: 'find-cause', cause: 'unknown', text: text1 },
    { kind: 'learn', text: text1, owner: hostile },
    { kind: 'tell', to: hostile, channel: quotes, text: text1 },
    {
      kind: 'weigh-law',
      awareAt: now,
      decision: 'no-duty',
      reason: text1,
      subjects: text1,
      consequences: text1,
      measures: text1,
      contact: hostile
    },
    { kind: 'prove-rejected', text: text1 }
  ] as const)
    await call('cases.act', { id, act })
  const checks = [{ check: 'custom', title: hostile, everyHours: 1 } as const]
  await call('cases.act', { id, act: { kind: 'start-monitoring', until: new Date(Date.now() + 1e9).toISOString(), checks } })
  await call('cases.act', { id, act: { kind: 'record-check', id: 'check-1', ok: false, note: text1 } })
  await call('settings.set', {
    people: [{ name: hostile, contact: hostile }],
    allowList: [{ cidr: '10.0.0.0/8', label: hostile, owner: hostile, until: null }]
  })
  return id
}

test('what people, logs, tables and repositories bring into a case is shown as text', async ({ workbench: page, home }) => {
  test.setTimeout(180_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const id = await openHostileCase(page, home)
  const parts = ['assess', 'rotate', 'dependents', 'monitor', 'cleanup', 'evidence', 'record', 'report']
  const screens = [
    '#/overview',
    '#/incidents',
    '#/monitor',
    '#/reports',
    '#/settings',
    ...parts.map((part) => `#/incidents/${id}/${part}` as const)
  ] as const
  for (const width of [1440, 1024, 640]) {
    await page.setViewportSize({ width, height: 900 })
    for (const screen of screens)
      await test.step(`${screen} at ${width}`, async () => {
        await visit(page, screen)
        await expect(page.getByRole('heading').first()).toBeVisible()
        if (screen.startsWith('#/incidents')) await expect(page.locator('body')).toContainText('<script>globalThis.ran=1</script>')
        await expectLayout(page)
        await expectText(page)
        if (width < 1000) await page.keyboard.press('Escape')
      })
  }
})

test('the HTML report of such a case is text, opened as a file of its own', async ({ workbench: page, home, context }) => {
  const id = await openHostileCase(page, home)
  const { base64 } = await api(page).call('reports.make', { caseId: id, format: 'html' })
  const html = Buffer.from(base64, 'base64').toString('utf8')
  // Without its own policy too: what would stand there as markup would run then.
  for (const [name, content] of [
    ['report', html],
    ['bare', html.replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '')]
  ] as const) {
    const file = path.join(home, `${name}.html`)
    writeFileSync(file, content)
    const report = await context.newPage()
    const requests: string[] = []
    report.on('request', (request) => requests.push(request.url()))
    await report.goto(`file://${file}`)
    await expect(report.getByRole('heading', { level: 1 })).toContainText(id)
    await expect(report.locator('body')).toContainText('<script>globalThis.ran=1</script>')
    expect(await report.evaluate(() => 'ran' in globalThis)).toBe(false)
    await expect(report.locator('body script, body img, body iframe, [onload], [onerror], a[href^="javascript:"]')).toHaveCount(0)
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    await report.close()
  }
})
