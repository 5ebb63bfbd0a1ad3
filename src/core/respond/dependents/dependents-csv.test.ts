import { expect, it } from 'vitest'
import { aDependent } from '../../../../test/support/case-record.ts'
import type { Dependent } from '../../../contract/case/record.ts'
import { readCsv, writeCsv } from './csv.ts'
import { dependentsCsv, readDependentsCsv } from './dependents-csv.ts'

const dependent = (id: string, name: string, rest: Partial<Dependent> = {}): Dependent =>
  aDependent({ id, name, sourceName: 'shop', path: '.env', line: 3, needsRestart: true, ...rest })
const two = [dependent('dep-1', 'mailer'), dependent('dep-2', 'worker', { owner: '=cmd()', note: 'line one\n"two", three' })]

it('brings back what it wrote', () => {
  expect(readDependentsCsv(dependentsCsv(two), two).map(({ id, fields }) => [id, fields.owner, fields.note, fields.needsRestart])).toEqual([
    ['dep-1', '', '', true],
    ['dep-2', '=cmd()', 'line one\n"two", three', true]
  ])
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('lets no spreadsheet run %j', (text) => {
  expect(writeCsv([[text]]).startsWith(`'${text}`)).toBe(true)
})

it('guards what is a cell of its own where the separator is another, and takes the guard back', () => {
  expect(writeCsv([['api;=1+1|@x']])).toBe(`"api;'=1+1|'@x"\r\n`)
  const [odd] = [dependent('dep-3', 'api', { owner: 'api;=1+1|@x' })]
  expect(readDependentsCsv(dependentsCsv([odd]), [odd]).map(({ fields }) => fields.owner)).toEqual(['api;=1+1|@x'])
})

it('takes rows by id, by name, and new ones, with the separator of the region', () => {
  const table = 'id;name;owner;needs restart\ndep-1;mailer two;Ada;no\n;worker;Ben;\n;cron;"Cy; Di";yes\n'
  expect(readDependentsCsv(table, two)).toEqual([
    { id: 'dep-1', fields: { name: 'mailer two', owner: 'Ada', needsRestart: false } },
    { id: 'dep-2', fields: { name: 'worker', owner: 'Ben' } },
    { id: null, fields: { name: 'cron', owner: 'Cy; Di', needsRestart: true, path: null, sourceName: '' } }
  ])
})

it.each([
  ['nothing in it', '', 'Line 1: there is no column'],
  ['other columns', 'a,b\n1,2\n', 'Line 1: there is no column'],
  ['an open quote', 'name\nmailer\n"wor\nker\n', 'Line 3: a quote opens'],
  ['an unknown id', 'id,name\ndep-9,x\n', 'Line 2: the case has no dependent with this id'],
  ['a row too long', 'name\nmailer,x\n', 'Line 2: has 2 fields'],
  ['no name', 'id,name\n,\n', 'Line 2: has neither id nor name'],
  ['a strange answer', 'name,needs restart\nmailer,perhaps\n', 'Line 2: “needs restart” is yes or no'],
  ['the same twice', 'name,owner\nmailer,a\n"mailer",b\n', 'Line 3: is the same dependent as line 2']
])('names the line of %s', (_, table, problem) => {
  expect(() => readDependentsCsv(table, two)).toThrow(problem)
})

it('counts lines over fields of several lines', () => {
  expect(readCsv('a\n"x\ny"\nz\n')).toEqual({
    rows: [
      { line: 1, fields: ['a'] },
      { line: 2, fields: ['x\ny'] },
      { line: 4, fields: ['z'] }
    ]
  })
})

it('asks for the id where a name is not enough', () => {
  expect(() => readDependentsCsv('name,owner\nmailer,x\n', [...two, dependent('dep-3', 'mailer')])).toThrow(
    'Line 2: 2 dependents have this name'
  )
})
