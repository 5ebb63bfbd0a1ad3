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

it('stops when it is cancelled', async () => {
  let asked = 0
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [`f${i}.py`, `import os\n${'x = 1\n'.repeat(3000)}os.getenv("MAILGUN_API_KEY") # ${i}\n`])
  )
  await expect(find([repository(files)], { isCancelled: () => ++asked > 1 })).rejects.toThrow('cancelled')
})
