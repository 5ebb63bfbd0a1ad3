import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { stringify } from 'yaml'
import { BulkheadError } from '../../contract/errors.ts'
import { compileCatalog } from './compile-catalog.ts'
import { parsePlaybooks, parseProvider, problemsOf } from './parse-provider.ts'

const resources = path.join(import.meta.dirname, '../../../resources')
const commonText = readFileSync(path.join(resources, 'playbooks.yaml'), 'utf8')
const categories = { email: { name: 'Email', risks: ['-'], leakCauses: ['-'], practices: ['-'] } }
const common = (change: (text: string) => string = (text) => text) => {
  const { value, locate } = parsePlaybooks(change(commonText), 'playbooks.yaml')
  return { file: 'playbooks.yaml', value: { ...value, categories: {} }, locate }
}

const task = { id: 'create', detail: 'On the page of keys: New key.', from: 'docs' }

const provider = (playbook: object, sources: object = { docs: { title: 'Acme documentation', date: '2026-11-24' } }) =>
  stringify({
    id: 'acme',
    provider: 'Acme',
    category: 'email',
    sources,
    playbook,
    types: [
      {
        id: 'acme-key',
        name: 'Acme key',
        severity: 'high',
        severityReason: '-',
        summary: '-',
        format: '-',
        variable: 'ACME_KEY',
        rules: [{ kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-f]{32}' }],
        examples: ['-', '-'],
        counterExamples: ['-', '-']
      }
    ]
  })

const compile = (text: string, playbooks = common()) =>
  compileCatalog([{ file: 'acme.yaml', ...parseProvider(text, 'acme.yaml') }], categories, playbooks)

const problems = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof BulkheadError) return problemsOf(error).map(({ file, line, message }) => `${file}:${line}: ${message}`)
    throw error
  }
  return []
}

it('takes a playbook in which everything has its source', () => {
  expect(problems(() => compile(provider({ tasks: [task] })))).toEqual([])
})

it.each([
  [
    'a task without a source',
    { tasks: [{ ...task, from: 'nowhere' }] },
    /tasks\.0\.from: no source is called nowhere: add it to `sources`/
  ],
  ['a clock without a source', { clocks: [{ log: 'Events', keeps: '3 days', from: 'nowhere' }] }, /clocks\.0\.from: no source/],
  [
    'an id that nothing knows',
    { tasks: [{ ...task, id: 'craete' }] },
    /craete is no known task: name its owner, as in acme\.craete, or use one of/
  ],
  ['a task of somebody else', { tasks: [{ ...task, id: 'other.look', after: 'create', title: 'Look around' }] }, /must start with acme\./],
  ['a task of its own without a place', { tasks: [{ ...task, id: 'acme.look', title: 'Look around' }] }, /acme\.look needs `after`/],
  ['a task of its own without a title', { tasks: [{ ...task, id: 'acme.look', after: 'create' }] }, /acme\.look needs a title/],
  ['a known task with a place', { tasks: [{ ...task, after: 'store' }] }, /create has its place already: leave `after` out/],
  ['the same task twice', { tasks: [task, { ...task, detail: 'On another page.' }] }, /create stands here twice/],
  ['the same words twice', { tasks: [task, { ...task, id: 'store' }] }, /store says the same as create/],
  ['no reason for what is not there', { tasks: [{ ...task, applies: 'not-available', detail: 'No such log.' }] }, /not-available: say why/],
  ['no reason for a substitute', { tasks: [{ ...task, applies: 'substitute', detail: 'Look there.' }] }, /substitute: say why/],
  ['a placeholder that is none', { tasks: [{ ...task, command: 'acme keys delete <…>' }] }, /<…> is no placeholder/],
  [
    'a command that takes the value',
    { tasks: [{ ...task, command: 'acme revoke <token>' }] },
    /<token> asks for a value: read it from the terminal/
  ],
  ['a deep link to fill in', { tasks: [{ ...task, url: 'https://acme.example/<account>/keys' }] }, /a deep link opens as it is/]
])('refuses %s, with file, line and what to do', (_, playbook, message) => {
  const [first = ''] = problems(() => compile(provider(playbook)))
  expect(first).toMatch(message)
  expect(first).toMatch(/^acme\.yaml:\d+: playbook\./)
})

it.each([
  ['a link that is not https', { tasks: [{ ...task, url: 'http://acme.example' }] }, /url: an address that starts with https/],
  ['a link that is none', { tasks: [{ ...task, url: 'keys page' }] }, /url/],
  ['a field that nothing reads', { tasks: [{ ...task, sorce: 'docs' }] }, /sorce/],
  ['a task without source at all', { tasks: [{ id: 'create', detail: task.detail }] }, /from/]
])('refuses %s when it reads the file', (_, playbook, message) => {
  expect(problems(() => parseProvider(provider(playbook), 'acme.yaml')).join('\n')).toMatch(message)
})

it('refuses a source without a date, and one that nothing names', () => {
  expect(problems(() => parseProvider(provider({ tasks: [task] }, { docs: { title: 'Acme' } }), 'acme.yaml')).join()).toMatch(
    /sources\.docs\.date/
  )
  const sources = { docs: { title: 'Acme documentation', date: '2026-11' }, old: { title: 'An older page', date: '2026-11' } }
  expect(problems(() => compile(provider({ tasks: [task] }, sources)))).toEqual([
    expect.stringMatching(/^acme\.yaml:\d+: sources\.old: no task or clock names old/)
  ])
})

it('refuses common playbooks that lack a task or put it into another step', () => {
  const moved = common((text) => text.replace('id: conclude\n    step: assess', 'id: conclude\n    step: monitor'))
  expect(problems(() => compile(provider({ tasks: [task] }), moved))).toEqual([
    expect.stringMatching(/^playbooks\.yaml:\d+: .*conclude belongs to assess/)
  ])
  const lacking = common((text) => text.replace('id: conclude', 'id: conclusion'))
  expect(problems(() => compile(provider({ tasks: [task] }), lacking)).join('\n')).toMatch(/conclude is missing: every playbook needs it/)
})

it('refuses tasks of a category that does not exist', () => {
  const { value, locate } = parsePlaybooks(commonText, 'playbooks.yaml')
  const found = problems(() => compile(provider({ tasks: [task] }), { file: 'playbooks.yaml', value, locate }))
  expect(found.join('\n')).toMatch(/playbooks\.yaml:\d+: categories\.database: database is not in categories\.yaml: rename it/)
})
