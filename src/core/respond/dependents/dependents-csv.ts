import type { Dependent } from '../../../contract/case/record.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import { type CsvRow, readCsv, writeCsv } from './csv.ts'

/** Columns that people fill in come back by an import; what the search and the board know does not. */
const editable = ['name', 'owner', 'contact', 'environment', 'needs restart', 'test', 'fallback', 'note'] as const
type Editable = (typeof editable)[number]
const shown = ['id', ...editable, 'state (not imported)', 'kind', 'source', 'path', 'line', 'certainty', 'reason']

const mostLines = 5000
const mostText = 4 * 1024 * 1024
const longest: Record<Editable, number> = {
  name: 500,
  owner: 500,
  contact: 500,
  environment: 500,
  'needs restart': 20,
  test: 10_000,
  fallback: 10_000,
  note: 10_000
}

/** The inventory as a table for people to fill in. */
export function dependentsCsv(dependents: readonly Dependent[]): string {
  const rows = dependents.map((one) => [
    one.id,
    one.name,
    one.owner,
    one.contact,
    one.environment,
    one.needsRestart ? 'yes' : 'no',
    one.test,
    one.fallback,
    one.note,
    one.state,
    one.kind,
    one.sourceName,
    one.path ?? '',
    one.line === null ? '' : String(one.line),
    one.certainty,
    one.reason
  ])
  return writeCsv([shown, ...rows])
}

export interface DependentChange {
  /** Of a dependent of the case; null for a new one. */
  id: string | null
  fields: Partial<
    Pick<Dependent, 'name' | 'owner' | 'contact' | 'environment' | 'needsRestart' | 'test' | 'fallback' | 'note' | 'path' | 'sourceName'>
  >
}

/**
 * What a table changes of the dependents: rows are theirs by `id`, or by `name` where only one has it, else new. Only columns that are
 * there change something. All or nothing: throws contract.bad-input with each line that can't be taken and why.
 */
export function readDependentsCsv(text: string, dependents: readonly Dependent[]): DependentChange[] {
  if (text.length > mostText) throw refused([`The file is larger than ${mostText / 1024 / 1024} MB.`])
  const bare = text.replace(/^\ufeff/, '')
  const separator = separatorOf(bare)
  const read = readCsv(bare, separator)
  if ('openQuoteAt' in read) throw refused([`Line ${read.openQuoteAt}: a quote opens and never closes.`])
  const [head, ...rows] = read.rows
  const columns = head?.fields.map((name) => name.trim().toLowerCase()) ?? []
  if (!columns.includes('name') && !columns.includes('id'))
    throw refused(['Line 1: there is no column “name” or “id”. Export the table first and fill that one in.'])
  if (rows.length > mostLines) throw refused([`More than ${mostLines} rows.`])
  const problems: string[] = []
  const taken = new Map<string, number>()
  const changes = rows.flatMap((row): DependentChange[] => {
    const made = changeOf(row, columns, dependents)
    if (typeof made === 'string') {
      problems.push(`Line ${row.line}: ${made}`)
      return []
    }
    const key = made.id ?? `new ${made.fields.name}`
    const before = taken.get(key)
    if (before !== undefined) {
      problems.push(`Line ${row.line}: is the same dependent as line ${before}.`)
      return []
    }
    taken.set(key, row.line)
    return [made]
  })
  if (problems.length > 0) throw refused(problems)
  return changes
}

/** The one that splits the first line into most columns. */
function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/))
  const count = (separator: string): number => line.split(separator).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

function changeOf({ fields: cells }: CsvRow, columns: readonly string[], dependents: readonly Dependent[]): DependentChange | string {
  if (cells.length > columns.length) return `has ${cells.length} fields, the first line has ${columns.length}.`
  const cell = (name: string): string | undefined => {
    const at = columns.indexOf(name)
    return at < 0 ? undefined : cells[at]?.trim()
  }
  const id = cell('id')
  const name = cell('name')
  for (const field of editable)
    if ((cell(field)?.length ?? 0) > longest[field]) return `“${field}” is longer than ${longest[field]} characters.`
  const restart = cell('needs restart')?.toLowerCase()
  if (restart !== undefined && !['yes', 'no', 'true', 'false', ''].includes(restart)) return '“needs restart” is yes or no.'
  const sameName = dependents.filter((one) => one.name === name)
  if (!id && sameName.length > 1) return `${sameName.length} dependents have this name: give the id.`
  const own = id ? dependents.find((one) => one.id === id) : sameName[0]
  if (id && !own) return 'the case has no dependent with this id. Leave the id empty for a new one.'
  if (!own && !name) return 'has neither id nor name.'
  if (name === '') return 'the name is empty.'
  const given = Object.fromEntries(
    (['name', 'owner', 'contact', 'environment', 'test', 'fallback', 'note'] as const).flatMap((field) =>
      cell(field) === undefined ? [] : [[field, cell(field)]]
    )
  )
  return {
    id: own?.id ?? null,
    fields: {
      ...given,
      ...(restart ? { needsRestart: restart === 'yes' || restart === 'true' } : {}),
      ...(own ? {} : { path: cell('path') || null, sourceName: cell('source') ?? '' })
    }
  }
}

const MOST_TOLD = 20

function refused(problems: readonly string[]): BulkheadError {
  const more = problems.length > MOST_TOLD ? ` And ${problems.length - MOST_TOLD} more.` : ''
  return new BulkheadError(
    'contract.bad-input',
    `The table was not imported, nothing is changed. ${problems.slice(0, MOST_TOLD).join(' ')}${more}`,
    {
      data: { problems: problems.slice(0, 200) }
    }
  )
}
