import { expect, it } from 'vitest'
import { compilePlaybook, type Layer } from './compile-playbook.ts'
import { PlaybookSource, PlaybooksSource } from './playbook-source.ts'

const common = PlaybooksSource.parse({
  sources: { us: { title: 'Us alone', date: '2026-11-24' } },
  monitorDays: 14,
  tasks: [
    { id: 'create', step: 'rotate', title: 'Make a new one', detail: 'Somewhere, somehow.', from: 'us' },
    { id: 'deactivate', step: 'rotate', title: 'Switch it off', detail: 'When all have moved.', from: 'us', neededToClose: true },
    { id: 'delete', step: 'rotate', title: 'Delete it', detail: 'After the proof of it.', from: 'us' }
  ],
  categories: { email: { monitorDays: 21, tasks: [{ id: 'create', detail: 'Of the category.', from: 'us' }] } },
  overlap: { replace: { tasks: [{ id: 'deactivate', detail: 'The new one ends it.', applies: 'substitute', from: 'us' }] } },
  deactivation: { final: { tasks: [{ id: 'deactivate', detail: 'Deleting is the way.', applies: 'substitute', from: 'us' }] } }
})
const layer = (playbook: object): Layer => ({
  playbook: PlaybookSource.parse(playbook),
  sources: { docs: { title: 'Acme documentation', date: '2026-10', url: 'https://acme.example/docs' } }
})
const compile = (facts: Partial<Parameters<typeof compilePlaybook>[1]>) =>
  compilePlaybook(common, { category: 'none', overlap: 'unknown', provider: undefined, type: undefined, ...facts })
const details = (facts: Partial<Parameters<typeof compilePlaybook>[1]>) => compile(facts).tasks.map(({ detail }) => detail)

it('is generic where neither provider nor type says anything', () => {
  expect(compile({ category: 'email' })).toMatchObject({ generic: true, deactivation: 'unknown', monitorDays: 21, clocks: [] })
  expect(details({ category: 'email' })[0]).toBe('Of the category.')
})

it('lets the nearer word win: category, provider, type', () => {
  const provider = layer({ monitorDays: 30, tasks: [{ id: 'create', detail: 'Of the provider.', from: 'docs' }] })
  const type = layer({ tasks: [{ id: 'create', detail: 'Of the type itself.', from: 'docs' }] })
  expect(details({ category: 'email', provider })[0]).toBe('Of the provider.')
  expect(details({ category: 'email', provider, type })[0]).toBe('Of the type itself.')
  expect(compile({ category: 'email', provider, type })).toMatchObject({ monitorDays: 30, generic: false })
})

it('follows from how the secret ends, and the overlap rule wins over the switch', () => {
  const provider = layer({ deactivation: 'final', tasks: [] })
  expect(details({ provider })[1]).toBe('Deleting is the way.')
  expect(details({ provider, overlap: 'replace' })[1]).toBe('The new one ends it.')
})

it('keeps step, title and what closing needs of the task it takes the place of, and nothing else of it', () => {
  const type = layer({
    tasks: [{ id: 'deactivate', detail: 'By its id alone.', command: 'acme off <id>', from: 'docs', conflict: 'An older page differs.' }]
  })
  expect(compile({ type }).tasks[1]).toEqual({
    id: 'deactivate',
    step: 'rotate',
    title: 'Switch it off',
    detail: 'By its id alone.',
    applies: 'applies',
    command: 'acme off <id>',
    conflict: 'An older page differs.',
    source: 'Acme documentation',
    date: '2026-10',
    sourceUrl: 'https://acme.example/docs',
    neededToClose: true
  })
})

it('puts a task of its own behind the one it names, into the same step', () => {
  const type = layer({ tasks: [{ id: 'acme.look', after: 'create', title: 'Look around', detail: 'There may be more.', from: 'docs' }] })
  expect(compile({ type }).tasks.map(({ id, step }) => `${step} ${id}`)).toEqual([
    'rotate create',
    'rotate acme.look',
    'rotate deactivate',
    'rotate delete'
  ])
})

it('takes the clocks of the type in place of those of the provider, also when it has none', () => {
  const provider = layer({ clocks: [{ log: 'Events', keeps: 'Three days', keepsHours: 72, from: 'docs' }] })
  expect(compile({ provider }).clocks).toEqual([
    {
      log: 'Events',
      keeps: 'Three days',
      keepsHours: 72,
      source: 'Acme documentation',
      date: '2026-10',
      sourceUrl: 'https://acme.example/docs',
      url: 'https://acme.example/docs'
    }
  ])
  expect(compile({ provider, type: layer({ clocks: [] }) }).clocks).toEqual([])
})
