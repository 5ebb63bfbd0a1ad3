import { expect, it } from 'vitest'
import type { Fact, SecretTypePage } from '../../../contract/model.ts'
import { bySource, sectionsOf } from './sections.ts'

const fact: Fact = { text: 'It is so.', source: 'Documentation', date: '2026-10', url: null }
const page: SecretTypePage = {
  id: 'example-key',
  name: 'Example key',
  provider: 'Example',
  category: 'E-mail',
  severity: 'high',
  prefixes: [],
  hasRule: true,
  findings: 0,
  foundAs: null,
  siblings: [],
  summary: 'Opens the account.',
  severityReason: 'All of it.',
  format: '32 digits.',
  variable: 'EXAMPLE_KEY',
  docs: [],
  console: fact,
  create: [fact],
  liveness: [fact],
  revoke: [fact],
  rotation: [fact],
  logs: [fact],
  risks: ['Mail in your name.'],
  leakCauses: ['A commit.'],
  practices: ['One key a service.'],
  playbook: { generic: true, clocks: [], steps: [], deactivation: 'unknown', monitorDays: 14 },
  sources: ['Documentation']
}

it('comes in the order in which one needs it: was it used, then revoke', () => {
  const ids = sectionsOf(page).map((section) => section.id)
  expect(ids.indexOf('used')).toBeLessThan(ids.indexOf('revoke'))
  expect(ids.at(-1)).toBe('sources')
})

it('answers what the playbook knows: was it used, how to rotate, what stops working, what to watch', () => {
  const task = {
    id: 'find',
    title: 'Find who uses it',
    detail: '',
    applies: 'applies' as const,
    command: null,
    url: null,
    sourceUrl: null,
    conflict: null,
    source: 'Bulkhead',
    date: '2026-11'
  }
  const steps = (['assess', 'rotate', 'dependents', 'monitor'] as const).map((step) => ({ step, tasks: [task] }))
  const sections = sectionsOf({ ...page, playbook: { ...page.playbook, steps } })
  for (const id of ['used', 'rotate', 'stops', 'watch'])
    expect(sections.find((section) => section.id === id)).toMatchObject({ kind: 'tasks', tasks: [task] })
  expect(sections.map(({ id }) => id)).toEqual(expect.arrayContaining(['prevent', 'create', 'leaks', 'costs', 'practice', 'revoke']))
})

it('leaves out what no source covers', () => {
  const ids = sectionsOf({ ...page, logs: [], console: null, risks: [] }).map((section) => section.id)
  expect(ids).not.toContain('used')
  expect(ids).not.toContain('console')
  expect(ids).not.toContain('costs')
})

it('says what is unknown where one would look for it, and how a key is made anywhere', () => {
  const create = {
    id: 'create',
    title: 'Create the replacement',
    detail: 'Name it.',
    applies: 'applies' as const,
    command: null,
    url: null,
    sourceUrl: null,
    conflict: null,
    source: 'Bulkhead',
    date: '2026-11'
  }
  const bare = {
    ...page,
    hasRule: false,
    format: '',
    liveness: [],
    create: [],
    playbook: { ...page.playbook, steps: [{ step: 'rotate' as const, tasks: [create] }] }
  }
  const sections = sectionsOf(bare)
  const section = (id: string) => sections.find((one) => one.id === id)
  // The notice at the head says it.
  expect(section('looks')).toBeUndefined()
  expect(section('live')).toMatchObject({ kind: 'text' })
  expect(section('create')).toMatchObject({ kind: 'text', text: expect.stringMatching(/^Nothing .* Name it\.$/) })
  const own = sectionsOf({ ...bare, playbook: { ...bare.playbook, generic: false } })
  expect(own.find(({ id }) => id === 'create')).toMatchObject({ kind: 'tasks', tasks: [create] })
})

it('puts neighbours from the same source together', () => {
  const other = { ...fact, source: 'Elsewhere' }
  expect(bySource([fact, fact, other, fact])).toEqual([[fact, fact], [other], [fact]])
})
