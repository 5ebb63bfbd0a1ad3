import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeRepo } from '../../../../test/support/git-repo.ts'
import { plantedDependents } from '../../../../test/support/planted-dependents.ts'
import { temporaryFolder } from '../../../../test/support/workspace.ts'
import { openObjectDatabase } from '../../git/objects/open-object-database.ts'
import { named, place } from './binding.ts'
import { type FindOptions, type Found, findDependents } from './find-dependents.ts'
import { valueForms } from './sought.ts'

const planted = plantedDependents()

const catalogue = [
  { term: named('MAILGUN_API_KEY'), origin: { from: 'catalogue' }, sourceId: null },
  { term: place('terraform', 'mailgun_api_key'), origin: { from: 'catalogue' }, sourceId: null }
] as const

function find(sources: FindOptions['sources'], more: Partial<FindOptions> = {}): Promise<Found> {
  return findDependents({
    sources,
    dataDir: temporaryFolder(),
    openObjects: async ({ objectDirs, hash }, cacheDir) => openObjectDatabase({ objectDirs, hash, cacheDir }),
    seeds: { values: valueForms([planted.value]), proves: (text) => text === planted.value },
    terms: catalogue,
    mask: (text) => text,
    isCancelled: () => false,
    onProgress: () => undefined,
    ...more
  })
}

function repository(files: Record<string, string>): { id: string; kind: 'git'; name: string; location: string } {
  const repo = makeRepo()
  onTestFinished(() => repo.dispose())
  repo.commit(files, 'all')
  return { id: 'source-1', kind: 'git', name: 'shop', location: repo.path }
}

it('finds all 12 planted consumers and takes nothing else for one', async () => {
  const { dependents, notes, searched } = await find([repository(planted.files)])
  const missing = Object.keys(planted.consumers).filter((name) => !dependents.some((one) => one.name === name))
  const wrong = dependents
    .filter(({ name }) => !Object.hasOwn(planted.consumers, name))
    .map(({ name, path, reason }) => `${name} ${path} ${reason}`)
  expect(missing).toEqual([])
  expect(wrong).toEqual([])
  expect(
    dependents.filter(({ path, reason }) => planted.decoys.some((decoy) => path?.startsWith(decoy) || reason.includes(decoy)))
  ).toEqual([])
  expect(notes).toEqual([])
  expect(searched).toHaveLength(1)
})

it('is sure of what the files prove, and says of the rest what it does not know', async () => {
  const { dependents } = await find([repository(planted.files)])
  const by = Object.fromEntries(dependents.map((one) => [one.name, one]))
  expect(by.mailer).toMatchObject({ foundBy: 'value', certainty: 'confirmed', kind: 'env-file', line: 2 })
  expect(by.mailer?.reason).toContain('services/mailer/src/send.js:2')
  expect(by.digest).toMatchObject({
    foundBy: 'name',
    certainty: 'confirmed',
    owner: '@digest-team digest@example.com',
    contact: 'digest@example.com'
  })
  expect(by.digest?.reason).toContain('to which services/mailer/.env gives the value')
  expect(by.worker).toMatchObject({ foundBy: 'path', certainty: 'confirmed', owner: '@platform' })
  expect(by['billing-api']).toMatchObject({ foundBy: 'path', certainty: 'confirmed', environment: 'production', kind: 'kubernetes' })
  expect(by['billing-api']?.reason).toContain('Kubernetes Secret mail-credentials (mailgun), which holds the value')
})

it('returns no value', async () => {
  const found = JSON.stringify(await find([repository(planted.files)]))
  expect(found).not.toContain(planted.value)
  expect(found).not.toContain(Buffer.from(planted.value).toString('base64'))
})

it('finds the same in a folder, and follows no link out of it', async () => {
  const folder = temporaryFolder()
  const outside = temporaryFolder()
  for (const [name, text] of Object.entries(planted.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  writeFileSync(join(outside, '.env'), `MAILGUN_API_KEY=${planted.value}\n`)
  symlinkSync(outside, join(folder, 'linked'))
  symlinkSync(join(outside, '.env'), join(folder, 'services', 'linked.env'))
  const { dependents } = await find([{ id: 'source-1', kind: 'folder', name: 'shop', location: folder }])
  expect(dependents.map(({ name }) => name).sort()).toEqual(Object.keys(planted.consumers).sort())
})

it('searches the tips of all branches, and says which branch alone has it', async () => {
  const repo = makeRepo()
  onTestFinished(() => repo.dispose())
  repo.commit({ 'README.md': 'x' }, 'start')
  repo.git('checkout', '-q', '-b', 'feature')
  repo.commit({ 'jobs/run.py': 'import os\nos.getenv("MAILGUN_API_KEY")\n' }, 'job')
  repo.git('checkout', '-q', 'main')
  repo.commit({ 'old.py': `K = "${planted.value}"\n` }, 'in')
  repo.commit({ 'old.py': null }, 'out')
  const { dependents } = await find([{ id: 'source-1', kind: 'git', name: 'shop', location: repo.path }])
  expect(dependents.map(({ path }) => path)).toEqual(['jobs/run.py'])
  expect(dependents[0]?.reason).toContain('Only on branch feature.')
  expect(dependents[0]?.certainty).toBe('suspected')
})

it('asks other sources for the place that a source keeps the value in', async () => {
  const holder = repository({
    'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: { name: mail-credentials }\nstringData: { key: "${planted.value}" }\n`
  })
  const user = repository({
    'app.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec:\n  containers:\n    - envFrom:\n        - secretRef: { name: mail-credentials }\n'
  })
  const { dependents } = await find([holder, { ...user, id: 'source-2', name: 'apps' }])
  expect(dependents.map(({ name, certainty, sourceName }) => [name, certainty, sourceName])).toEqual([
    ['mail-credentials (Secret)', 'confirmed', 'shop'],
    ['api', 'suspected', 'apps']
  ])
  expect(dependents[1]?.reason).toContain('secret.yaml of shop')
})

it('tells a source that is gone and searches the others', async () => {
  const { dependents, notes, searched } = await find([
    { id: 'source-9', kind: 'git', name: 'gone', location: join(temporaryFolder(), 'nothing') },
    repository(planted.files)
  ])
  expect(dependents).toHaveLength(12)
  expect(notes.join()).toContain('gone was not searched')
  expect(searched).toHaveLength(1)
})

it('knows the value by its fingerprint where it can’t be read any more', async () => {
  const { dependents } = await find([repository(planted.files)], { seeds: { values: [], proves: (text) => text === planted.value } })
  expect(dependents.find(({ name }) => name === 'mailer')).toMatchObject({
    foundBy: 'value',
    certainty: 'confirmed',
    path: 'services/mailer/.env'
  })
  expect(dependents.filter(({ path }) => planted.decoys.some((decoy) => path?.startsWith(decoy)))).toEqual([])
})

it('follows a file of any kind that is the place of the value', async () => {
  const files = {
    'secrets/mail.txt': `${planted.value}\n`,
    'compose.yml': 'services:\n  send:\n    secrets: [mail]\n  other:\n    image: x\nsecrets:\n  mail:\n    file: ./secrets/mail.txt\n'
  }
  const { dependents } = await find([repository(files)])
  expect(dependents.map(({ name, certainty, foundBy }) => [name, certainty, foundBy])).toContainEqual(['send', 'confirmed', 'path'])
  expect(dependents.some(({ name }) => name === 'other')).toBe(false)
})

it('takes a name that says nothing by itself for the secret in its own folder alone', async () => {
  const files = {
    'mail/.env': `API_KEY=${planted.value}\n`,
    'mail/send.js': 'process.env.API_KEY\n',
    'pay/package.json': '{ "name": "pay" }',
    'pay/index.js': 'process.env.API_KEY\n'
  }
  const { dependents } = await find([repository(files)])
  expect(dependents.map(({ name }) => name)).toEqual(['mail'])
  expect(dependents[0]?.reason).toContain('mail/send.js:1')
})

it('masks what a source says of itself', async () => {
  const files = { [`${planted.value}/run.py`]: 'import os\nos.getenv("MAILGUN_API_KEY")\n' }
  const found = await find([repository(files)], { mask: (text) => text.replaceAll(planted.value, '…') })
  expect(found.dependents).toHaveLength(1)
  expect(JSON.stringify(found)).not.toContain(planted.value)
})

it('leaves large and binary files out, and tells the large ones', async () => {
  const line = `MAILGUN_API_KEY=${planted.value}\n`
  const { dependents, notes } = await find([repository({ 'big.env': line.repeat(40_000), 'data.env': `\0\0${line}` })])
  expect(dependents).toEqual([])
  expect(notes).toEqual(['shop: 1 file of more than 2 MB not searched.'])
})

it('lets others work while it searches', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, i) => [`f${i}.js`, `${'x()\n'.repeat(500)}process.env.MAILGUN_API_KEY // ${i}\n`])
  )
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  onTestFinished(() => clearInterval(timer))
  const { dependents } = await find([repository(files)])
  expect(dependents).toHaveLength(1)
  expect(turns).toBeGreaterThan(3)
})

it('stops when it is cancelled', async () => {
  let asked = 0
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, i) => [`f${i}.py`, `import os\n${'x = 1\n'.repeat(3000)}os.getenv("MAILGUN_API_KEY") # ${i}\n`])
  )
  await expect(find([repository(files)], { isCancelled: () => ++asked > 1 })).rejects.toThrow('cancelled')
})
