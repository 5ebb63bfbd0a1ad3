// The whole way of a case by the built command line, on the practice leak: from the leak to the report, each gate tried on the way.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Dependent } from '../../../src/contract/case/record.ts'
import type { UsageAnalysis } from '../../../src/contract/case/usage.ts'
import type { CaseView, JournalEntry } from '../../../src/contract/case/view.ts'
import { assertCode, BuiltCli, ended, type Run } from '../../support/built-cli.ts'
import { startServe } from '../../support/built-serve.ts'
import { makeRepo, type TestRepo } from '../../support/git-repo.ts'
import { accessLog } from '../../support/log-lines.ts'

const cli = new BuiltCli()
const id = 'INC-0001'
const aheadOf = path.resolve(import.meta.dirname, '../../support/clock-ahead.mjs')
const strangers = { sender: '203.0.113.77', router: '198.51.100.20' }
/** Of the practice repository: what needs the key, by a file of each. */
const planted = [
  'src/mail/config.py',
  'deploy/.env.production',
  'docker-compose.yml',
  'k8s/digest/deployment.yaml',
  '.github/workflows/sync.yml',
  'billing/mailer.js',
  'terraform/mail.tf',
  'ansible/group_vars/all.yml'
]

let log: string
let repo: TestRepo
/** The value, for what a returned leak is made of. */
let value: string
let hours = 0

const run = (...args: string[]): Promise<Run> =>
  hours === 0 ? cli.run(args) : ended(cli.spawn(args, { env: { CLOCK_AHEAD_HOURS: String(hours) } }, ['--import', `file://${aheadOf}`]))

async function done(...args: string[]): Promise<string> {
  const ran = await run(...args)
  assertCode(ran, 0)
  return ran.stdout
}
const act = (...args: string[]): Promise<string> => done('case', 'act', id, ...args)

/** Nothing of it was done, and standard error says why. */
async function refused(words: RegExp, ...args: string[]): Promise<void> {
  const ran = await run('case', 'act', ...args)
  assertCode(ran, 1)
  assert.match(ran.stderr, words)
  assert.equal(ran.stdout, '')
}
async function wrong(words: RegExp, ...args: string[]): Promise<void> {
  const ran = await run(...args)
  assert.equal(ran.code, 2, `${args.join(' ')}: ${ran.stdout}${ran.stderr}`)
  assert.match(ran.stderr, words)
  assert.doesNotMatch(ran.stderr, /^\s+at |inside Bulkhead/m)
}
const shown = async (caseId = id): Promise<{ view: CaseView; journal: { entries: JournalEntry[] } }> =>
  JSON.parse(await done('case', 'show', caseId, '--format', 'json'))
const gatesOf = (view: CaseView): Record<string, boolean> => Object.fromEntries(view.gates.map(({ gate, open }) => [gate, open]))
const monitoring = (until: string): string[] => [
  'start-monitoring',
  `until=${until}`,
  'checks=[{"check":"value-absent","title":"The value stays away","everyHours":24},{"check":"old-key-unused","title":"Nobody uses it","everyHours":48},{"check":"services-healthy","title":"Mail goes out","everyHours":24}]'
]
/** 20 tries of the old key from this hour on, as the proxy writes them: the key by its id. */
function useLog(hour: number): string {
  const tried = { key: value.split('-').slice(1).join('-'), ip: strangers.sender, action: 'messages.send', status: 401 }
  const at = (n: number): string => new Date(Date.now() + hour * 3_600_000 + n * 1000).toISOString()
  const file = cli.at(`${hour}.ndjson`)
  const lines = Array.from({ length: 20 }, (_, n) => JSON.stringify({ time: at(n), ...tried }))
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

before(async () => {
  const made = JSON.parse(await done('drill', cli.at('practice'), '--format', 'json'))
  assert.equal(made.caseId, id)
  log = made.log
  repo = makeRepo({ at: cli.at('practice/newsletter-service') })
  value = /MAILGUN_API_KEY=(\S+)/.exec(repo.git('show', 'release/1.4:deploy/.env.production'))?.[1] ?? ''
  assert.match(value, /^[0-9a-f-]{50}$/)
})
after(() => cli.dispose())

test('a new case says what leaked, where it stands and what is to do', async () => {
  assert.match(await done('case', 'list'), /^INC-0001 +\d+ +new +Practice: Mailgun API key/m)
  const text = await done('case', 'show', id)
  assert.match(text, /Still at +newsletter-service release\/1\.4, newsletter-service v1\.4\.0/)
  assert.match(text, /^Next: Import the logs/m)
  const { view } = await shown()
  assert.deepEqual(Object.values(gatesOf(view)), [false, false, false, false, false, false, true])
  assert.ok(view.severity.score > 50)
  assert.equal(
    view.severity.score,
    Math.min(
      100,
      view.severity.factors.reduce((sum, { points }) => sum + points, 0)
    )
  )
})

test('each shut gate refuses with its reason and leaves the case as it was', async () => {
  const before = await shown()
  const close = ['close', 'reason=revoked-verified', 'outcome=not-knowable', 'text=Over.']
  await refused(/“stored” comes after “created”/, id, 'rotate', 'step=stored', 'text=In the store.')
  await refused(/Nobody has looked for who uses the key\. Search the sources/, id, 'rotate', 'step=deactivated', 'text=Off.')
  await refused(/Nobody has proven that the old value is rejected/, id, ...monitoring('2040-01-01T00:00:00Z'))
  const all =
    /Nobody has proven.* Nobody has looked at what the key was used for.* The value still lies at release\/1\.4.* Nothing is recorded that keeps this from happening again.* The old key was not watched yet/
  await refused(all, id, ...close)
  assert.deepEqual((await shown()).journal, before.journal)
  assert.deepEqual((await shown()).view.record, before.view.record)
})

test('assess: the log shows the two strangers and few others, and what stands out is judged', async () => {
  const analysis: UsageAnalysis = JSON.parse(await done('case', 'import', id, log, '--format', 'json'))
  const addresses = new Set(analysis.groups.map(({ ip }) => ip))
  assert.ok(addresses.has(strangers.sender) && addresses.has(strangers.router), [...addresses].join())
  assert.ok(analysis.groups.length <= 4, `${analysis.groups.length} groups`)
  assert.ok(analysis.before > 1000 && analysis.exposed > analysis.before && analysis.after === 0, 'the log is cut by the exposure of git')
  assert.equal(analysis.suggestion.outcome, 'used-by-others')

  await refused(
    /\d groups of rows stand out and are not judged/,
    id,
    'close',
    'reason=accepted-until',
    'outcome=not-knowable',
    'text=x',
    `until=${new Date(Date.now() + 1e9).toISOString()}`
  )
  for (const { id: group, ip } of analysis.groups) {
    const foreign = Object.values(strangers).includes(ip)
    await act(
      'judge',
      `group=${group}`,
      `judgement=${foreign ? 'not-ours' : 'ours'}`,
      `note=${foreign ? 'Nobody of us is there.' : 'Our worker.'}`
    )
  }
  const groups = JSON.stringify(analysis.groups.map(({ id }) => id))
  await wrong(
    /judged “not ours”, which this verdict contradicts/,
    'case',
    'act',
    id,
    'conclude',
    'outcome=only-known-use',
    'confidence=high',
    'text=Fine.'
  )
  await wrong(
    /no such group of rows/,
    'case',
    'act',
    id,
    'conclude',
    'outcome=used-by-others',
    'confidence=high',
    'text=Bad.',
    'groups=["__proto__"]'
  )
  await act('conclude', 'outcome=used-by-others', 'confidence=high', 'text=Mail was sent by strangers.', `groups=${groups}`)
  assert.equal(gatesOf((await shown()).view)['usage-reviewed'], true)
})

test('dependents: all planted consumers are found, and the old key stays on until they moved', async () => {
  const found: Dependent[] = JSON.parse(await done('case', 'dependents', id, '--format', 'json'))
  const paths = found.map((dependent) => dependent.path ?? '')
  assert.deepEqual(
    planted.filter((file) => !paths.includes(file)),
    []
  )
  assert.ok(found.length <= planted.length + 1, paths.join())

  await act('replace', 'place=vault/mailgun', 'keyId=new-1')
  for (const step of ['created', 'stored', 'switched']) await act('rotate', `step=${step}`, `text=${step} in the console.`)
  await refused(/8 of 8 dependents still need the old key/, id, 'rotate', 'step=deactivated', 'text=Off.')
  const [first, ...others] = found
  await wrong(/needs a reason in writing/, 'case', 'act', id, 'move-dependent', `id=${first?.id}`, 'to=accepted-break')
  await act('move-dependent', `id=${first?.id}`, 'to=accepted-break', 'note=The old release is not run any more, says Ada.')
  for (const dependent of others) await act('move-dependent', `id=${dependent.id}`, 'to=live')
  assert.equal(gatesOf((await shown()).view)['dependents-moved'], true)
})

test('rotate: the steps go in their order and end with proof of death', async () => {
  await act('rotate', 'step=deactivated', 'text=Switched off in the console.')
  await act('rotate', 'step=deleted', 'text=Deleted.')
  await refused(/Nobody has proven that the old value is rejected/, id, ...monitoring('2040-01-01T00:00:00Z'))
  await act('prove-rejected', 'text=401 on GET /v3/domains.')
  assert.equal((await shown()).view.record.state, 'deactivated')
})

test('the tips are clean once the branch and the tag are gone and the source was scanned again', async () => {
  await refused(
    /The value still lies at release\/1\.4 of newsletter-service, v1\.4\.0/,
    id,
    'close',
    'reason=already-dead',
    'outcome=used-by-others',
    'text=x'
  )
  repo.git('branch', '-D', 'release/1.4')
  repo.git('tag', '-d', 'v1.4.0')
  await run('scan', repo.path)
  assert.equal(gatesOf((await shown()).view)['tips-clean'], true)
  await refused(
    /Nothing is recorded that keeps this from happening again/,
    id,
    'close',
    'reason=already-dead',
    'outcome=used-by-others',
    'text=x'
  )
  await act('prevent', 'what=secrets-manager', 'text=The key is read from the store.')
})

test('monitor: what is due is checked, a value that is back reopens the case, and the end of the window lets it close', async () => {
  const end = new Date(Date.now() + 10 * 24 * 3_600_000).toISOString()
  await act(...monitoring(end))
  await refused(/Monitoring runs until/, id, 'close', 'reason=revoked-verified', 'outcome=used-by-others', 'text=x')
  assert.match(await done('monitor', 'run'), /^0 checks$/m)

  hours = 30
  assert.match(await done('monitor', 'run'), /^\?\? {3}INC-0001 The value stays away: Not decided: newsletter-service was last scanned/m)
  await run('scan', repo.path)
  assert.match(await done('monitor', 'run'), /^ok +INC-0001 The value stays away: Not back/m)

  hours = 60
  const newer = useLog(40)
  const after: UsageAnalysis = JSON.parse(await done('case', 'import', id, newer, '--format', 'json'))
  assert.deepEqual(after.afterUses, { rows: 20, failed: 20 })
  const commit = repo.git('rev-parse', 'HEAD')
  repo.commit({ 'deploy/.env.staging': `MAILGUN_API_KEY=${value}\n` }, 'Staging', { date: Math.floor(Date.now() / 1000) + 59 * 3600 })
  await run('scan', repo.path)
  const back = await run('monitor', 'run')
  assertCode(back, 1)
  assert.match(back.stdout, /^FAIL INC-0001 The value stays away: The value is back: .*The case is open again\.$/m)
  const { view } = await shown()
  assert.equal(view.record.state, 'reopened')
  await refused(
    /The value still lies at main of newsletter-service/,
    id,
    'close',
    'reason=already-dead',
    'outcome=used-by-others',
    'text=x'
  )

  repo.git('reset', '--quiet', '--hard', commit)
  repo.git('reflog', 'expire', '--expire=now', '--all')
  await run('scan', repo.path)
  await act(...monitoring(new Date(Date.now() + 20 * 24 * 3_600_000).toISOString()))
  hours = 21 * 24
  await run('scan', repo.path)
  const close = ['close', 'reason=revoked-verified', 'outcome=used-by-others', 'text=Dead, watched, told.']
  await refused(/nobody ever did: “The value stays away”, “Nobody uses it”, “Mail goes out”/, id, ...close)
  await done('case', 'import', id, useLog(hours - 1))
  await act('record-check', 'id=check-3', 'ok=true', 'note=All sent.')
  const checked = await done('monitor', 'run', '--case', id)
  assert.match(checked, /^ok +INC-0001 The value stays away: Not back/m)
  assert.match(checked, /^ok +INC-0001 Nobody uses it: .*tried 20 times and refused/m)
  assert.match(await act(...close), /INC-0001 is closed/)
})

test('a closed case is changed only after it is reopened with a reason', async () => {
  await wrong(/The case is closed\. Reopen it, with the reason/, 'case', 'act', id, 'rotate', 'step=created', 'text=x')
  assert.match(await done('case', 'list', '--show', 'ended'), /INC-0001 .* closed/)
  await wrong(/reason/, 'case', 'act', id, 'reopen')
  await act('reopen', 'reason=A customer saw mail of them again.')
  const { view, journal } = await shown()
  assert.equal(view.record.state, 'reopened')
  assert.match(journal.entries[0]?.text ?? '', /Reopened: A customer saw mail/)
  assert.deepEqual(view.record.overrides, [], 'nothing of it was passed over')
  assert.match(await done('case', 'verify', id), /The journal is whole: \d{2,} entries/)
})

test('every gate can be passed with a reason, which stays in the record and in the report', async () => {
  const findings = JSON.parse((await run('scan', repo.path, '--format', 'json')).stdout).findings as { id: string; type: string }[]
  const webhook = findings.find(({ type }) => type.startsWith('slack'))?.id ?? ''
  const second = (await done('case', 'open', webhook)).trim()
  assert.equal(second, 'INC-0002')
  const passing: [reason: string, ...args: string[]][] = [
    ['The new hook is there already.', 'rotate', 'step=switched', 'text=x'],
    ['One script uses it, known to all.', 'rotate', 'step=deactivated', 'text=x'],
    ['The provider is down.', ...monitoring('2040-01-01T00:00:00Z')],
    ['The board decided so.', 'close', 'reason=revoked-verified', 'outcome=not-knowable', 'text=x']
  ]
  for (const [reason, ...args] of passing) await done('case', 'act', second, ...args, '--override', reason)
  const { view, journal } = await shown(second)
  assert.deepEqual(
    [...new Set(view.record.overrides.map(({ gate }) => gate))].sort(),
    view.gates.map(({ gate }) => gate).sort(),
    'all seven gates were passed over'
  )
  assert.match(journal.entries[0]?.text ?? '', /Against the gates .*monitoring-over, because: The board decided so\./)
  const report = await done('report', second)
  for (const [reason] of passing) assert.ok(report.includes(reason), reason)
})

test('the report comes in every format and both editions, and the external one names nobody', async () => {
  const names = /Newsletter developer|newsletter@example\.com|Platform on call|newsletter-service/
  const starts: Record<string, RegExp> = {
    md: /^# /,
    html: /^<!doctype html>/i,
    pdf: /^%PDF-1/,
    json: /^\{/,
    csv: /^\ufeff?\w/,
    sarif: /^\{/
  }
  const out = cli.at('reports')
  await wrong(/There is no folder .*reports\. Choose one that is there/, 'report', id, '--out-dir', out)
  mkdirSync(out)
  for (const [format, start] of Object.entries(starts)) {
    const printed = await done('report', id, '--format', format, '--edition', 'external')
    assert.match(printed, start, format)
    assert.doesNotMatch(printed, names, format)
    if (format === 'json' || format === 'sarif') JSON.parse(printed)
    const [file = '', told = ''] = (await done('report', id, '--format', format, '--out-dir', out)).split('\n')
    const bytes = readFileSync(file)
    assert.match(bytes.toString('utf8'), start, format)
    if (format !== 'pdf' && format !== 'csv') assert.match(bytes.toString('utf8'), names, format)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.ok(told.includes(createHash('sha256').update(bytes).digest('hex')), format)
  }
  assert.equal(readdirSync(out).length, 6, readdirSync(out).join())
  const { journal } = await shown()
  assert.equal(journal.entries.filter((entry) => entry.act === 'export').length, 6)
})

test('a byte of the journal changed in the file is found by its entry, and the case does not close over it', async () => {
  const copy = cli.at('tampered')
  cpSync(cli.workspace, copy, { recursive: true })
  const file = path.join(copy, 'bulkhead.db')
  const bytes = readFileSync(file)
  const at = bytes.indexOf('Verdict on the use of the key: used by others')
  assert.ok(at > 0 && bytes.indexOf('Verdict on the use of the key: used by others', at + 1) < 0)
  bytes[at] = 'v'.charCodeAt(0)
  writeFileSync(file, bytes)
  const { entries } = JSON.parse(await done('case', 'show', id, '--format', 'json', '--workspace', copy)).journal
  assert.ok(entries.length > 0, 'the case can still be read')

  const verified = await run('case', 'verify', id, '--workspace', copy, '--format', 'json')
  assertCode(verified, 1)
  const { chain } = JSON.parse(verified.stdout)
  const text = await run('case', 'verify', id, '--workspace', copy)
  assert.match(text.stdout, new RegExp(`^The journal is broken at entry ${chain.broken.seq}: `))
  const close = await run('case', 'act', id, 'close', 'reason=false-positive', 'outcome=not-knowable', 'text=x', '--workspace', copy)
  assertCode(close, 2)
  assert.match(close.stderr, new RegExp(`first at entry ${chain.broken.seq}: `))
  const whole = JSON.parse(await done('case', 'verify', id, '--format', 'json'))
  assert.equal(whole.chain.intact, true)
})

test('what a command can not do it says, with what to do instead', async () => {
  const file = (name: string, content: string): string => {
    writeFileSync(cli.at(name), content)
    return cli.at(name)
  }
  const imports = (await shown()).view.record.imports
  const line = readFileSync(log, 'utf8').split('\n')[0]
  for (const [words, ...args] of [
    [/There is no case INC-0099 in this workspace\. List the cases\./, 'case', 'show', 'INC-0099'],
    [/There is no act nonsense\. Known: assign,/, 'case', 'act', id, 'nonsense'],
    [/Name the findings to open a case from/, 'case', 'open'],
    [/finding/i, 'case', 'open', 'finding-999999'],
    [/The case is open: it is /, 'case', 'act', id, 'reopen', 'reason=x'],
    [/is not in monitoring, so it has no checks to run/, 'monitor', 'run', '--case', id],
    [/is not there\. Check the path/, 'case', 'import', id, cli.at('none.log')],
    [
      /can't be read as ndjson; record 3 is no JSON.*several: give one file for each\. Nothing was imported/,
      'case',
      'import',
      id,
      file('mixed.log', `${line}\n${line}\n${accessLog({ from: 0, rows: 5, status: 200, ip: '192.0.2.1' })}`)
    ],
    [
      /The times of this log say no zone \(record 2 is the first\)\. Choose the zone/,
      'case',
      'import',
      id,
      file('local.csv', 'time,ip\n2026-10-22 10:00:00,10.0.0.1\n')
    ],
    [/is no time zone\. Write it like Europe\/Berlin/, 'case', 'import', id, cli.at('local.csv'), '--zone', 'Mars/Base'],
    [/is the same file as/, 'case', 'import', id, log],
    [/The report was not written to \/proc/, 'report', id, '--out-dir', '/proc'],
    [/is not empty\. Give a folder that is empty/, 'drill', cli.at('practice')],
    [/is no folder/, 'drill', cli.at('local.csv')]
  ] as [RegExp, ...string[]][])
    await wrong(words, ...args)
  assert.deepEqual((await shown()).view.record.imports, imports, 'nothing was imported')
})

test('evidence that is changed or gone, and a bad allow list, are told; a second process is kept out', async () => {
  const served = await startServe(cli)
  const [kept, reference] = [cli.at('mail.eml'), cli.at('console.txt')]
  writeFileSync(kept, 'From: provider\n\nWe saw it.\n')
  writeFileSync(reference, 'what the console said\n')
  const copy = await served.call('cases.attach', { id, path: kept, note: 'Their mail' })
  assert.equal(copy.held, 'kept')
  assert.equal((await served.call('cases.attach', { id, path: reference, keep: false })).held, 'reference')

  for (const [change, words] of [
    [{ allowList: [{ cidr: '10.0.0.0/40', label: 'office', owner: '', until: null }] }, /10\.0\.0\.0\/40/],
    [{ allowList: [{ cidr: 'fe80::/129', label: 'office', owner: '', until: null }] }, /fe80::\/129/],
    [{ hours: { zone: 'Mars/Base', days: [1], from: 8, to: 18 } }, /Mars\/Base/]
  ] as const) {
    const { answer } = await served.ask('settings.set', change)
    assert.match(answer.ok ? '' : `${answer.error.code}: ${answer.error.message}`, /^settings\.bad-(cidr|zone): /)
    assert.match(answer.ok ? '' : answer.error.message, words)
  }
  assert.deepEqual((await served.call('settings.get', {})).allowList, [])

  await wrong(/workspace .* (in use|open)/i, 'case', 'show', id)
  const [source] = (await served.call('sources.list', {})) as { id: string }[]
  await served.call('sources.remove', { id: source?.id ?? '' })
  assertCode(await served.stop(), 0)

  const before = await done('case', 'verify', id)
  assert.match(before, /2 of 2 files of evidence are the same/)
  const [held = ''] = readdirSync(path.join(cli.workspace, 'evidence'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.length > 60
  )
  rmSync(path.join(cli.workspace, 'evidence', held))
  writeFileSync(reference, 'what the console did not say\n')
  const verified = await run('case', 'verify', id)
  assertCode(verified, 1)
  assert.match(verified.stdout, /^The journal is whole/m)
  assert.match(verified.stdout, /^evidence-1 is gone: .*attach it: its SHA-256 must begin with/m)
  assert.match(verified.stdout, /^evidence-2 is changed: .*Do not rest a claim on it/m)
  assert.match(verified.stdout, /^0 of 2 files of evidence are the same/m)
})

test('a case whose source was removed keeps what was known of it, and says so', async () => {
  const { view } = await shown()
  assert.equal(view.exposure.sourcesGone, true)
  assert.ok(view.severity.score > 0)
  assert.match(
    view.gates.find(({ gate }) => gate === 'tips-clean')?.why ?? '',
    /newsletter-service held the value and was removed from Bulkhead/
  )
  assert.match(await done('report', id), /newsletter-service/)
  assert.ok(existsSync(repo.path), 'the repository itself is nobody’s to remove')
  await wrong(/There is no source to search/, 'case', 'dependents', id)
})
