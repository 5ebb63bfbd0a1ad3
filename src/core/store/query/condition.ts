import type { FindingStatus, Liveness, Severity } from '../../../contract/model.ts'
import { PlaceKind } from '../../../contract/place-kind.ts'
import { codeOf, type Place } from '../codes.ts'
import { searchablePath } from '../searchable-path.ts'
import type { Query, Term } from './parse-query.ts'

export interface Condition {
  sql: string
  params: (string | number)[]
}

/** What the names in a search line may mean. */
export interface Names {
  types: readonly { id: string; name: string; provider: string }[]
  sources: readonly { row: number; id: string; name: string; location: string }[]
}

/** A search line as a condition on a row of `findings`. Every value goes in as a parameter. */
export function conditionOf(query: Query, names: Names): Condition {
  return join(
    query.map((clause) =>
      join(
        clause.map((term) => negate(term.negated, ofTerm(term, names))),
        'OR'
      )
    ),
    'AND'
  )
}

/** True for a row that has one of the values, or for any where no value is given. */
export const within = (column: string, values: readonly (string | number)[]): Condition =>
  values.length === 0 ? always : { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: [...values] }

export function join(conditions: readonly Condition[], by: 'AND' | 'OR'): Condition {
  const parts = conditions.filter((condition) => condition !== always)
  if (parts.length === 0 || (by === 'OR' && parts.length < conditions.length)) return always
  return { sql: `(${parts.map(({ sql }) => sql).join(` ${by} `)})`, params: parts.flatMap(({ params }) => params) }
}

export const always: Condition = { sql: '1', params: [] }
const never: Condition = { sql: '0', params: [] }

const negate = (negated: boolean, { sql, params }: Condition): Condition => (negated ? { sql: `NOT (${sql})`, params } : { sql, params })

/** One of these, or no row at all: a name that nothing has finds nothing. */
const oneOf = (column: string, values: readonly (string | number)[]): Condition => (values.length === 0 ? never : within(column, values))

function ofTerm({ field, values }: Term, names: Names): Condition {
  const any = (conditions: Condition[]): Condition => join(conditions, 'OR')
  switch (field) {
    case 'word':
      return any(values.flatMap((value) => ofWord(value, names)))
    case 'type':
      return any(values.map((value) => oneOf('type_id', typesNamed(value, names))))
    case 'provider':
      return any(values.map((value) => oneOf('type_id', typesOf(value, names))))
    case 'source':
      return any(values.map((value) => oneOf('source_id', sourcesNamed(value, names))))
    case 'severity':
      return oneOf(
        'severity',
        values.map((value) => codeOf('severity', value as Severity))
      )
    case 'live':
      return oneOf(
        'liveness',
        values.map((value) => codeOf('liveness', value as Liveness))
      )
    case 'is':
      return any(values.map(ofState))
    case 'path':
      return any(values.map(ofPath))
  }
}

function ofState(value: string): Condition {
  if (value === 'open' || value === 'ignored') return oneOf('status', [codeOf('status', value satisfies FindingStatus)])
  const kind = PlaceKind.safeParse(value)
  return kind.success ? oneOf('place_kind', [codeOf('placeKind', kind.data)]) : oneOf('place', [codeOf('place', value as Place)])
}

/** `paths` holds each path between line feeds, so that both ends of one can be asked for. */
function ofPath(value: string): Condition {
  const text = searchablePath(value.replace(/^\*+|\*+$/g, ''))
  const opensWild = value.startsWith('*')
  const closesWild = value.endsWith('*')
  const sought = opensWild === closesWild ? text : opensWild ? `${text}\n` : `\n${text}`
  return { sql: 'instr(paths, ?) > 0', params: [sought] }
}

const ofWord = (word: string, names: Names): Condition[] => [
  { sql: 'instr(paths, ?) > 0', params: [searchablePath(word)] },
  { sql: 'instr(lower(preview), ?) > 0', params: [word] },
  oneOf(
    'type_id',
    names.types.filter((type) => has(type.id, word) || has(type.name, word) || has(type.provider, word)).map(({ id }) => id)
  ),
  oneOf(
    'source_id',
    names.sources.filter(({ name }) => has(name, word)).map(({ row }) => row)
  )
]

const typesNamed = (value: string, { types }: Names): string[] =>
  exactOrPart(types, value, ({ id, name }) => [id, name]).map(({ id }) => id)

const typesOf = (value: string, { types }: Names): string[] => exactOrPart(types, value, ({ provider }) => [provider]).map(({ id }) => id)

const sourcesNamed = (value: string, { sources }: Names): number[] =>
  exactOrPart(sources, value, ({ id, name, location }) => [id, name, location]).map(({ row }) => row)

/** Those named so; only where there is none, those whose name holds the value. So a whole name never brings its longer neighbours. */
function exactOrPart<T>(all: readonly T[], value: string, namesOf: (one: T) => string[]): T[] {
  const exact = all.filter((one) => namesOf(one).some((name) => name.toLowerCase() === value))
  return exact.length > 0 ? exact : all.filter((one) => namesOf(one).some((name) => has(name, value)))
}

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part)
