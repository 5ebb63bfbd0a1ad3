import { BulkheadError } from '../../../contract/errors.ts'
import { Liveness, severities } from '../../../contract/model.ts'
import { PlaceKind } from '../../../contract/place-kind.ts'

export const fields = ['type', 'provider', 'severity', 'path', 'source', 'live', 'is'] as const
export type Field = (typeof fields)[number]

/** A word to look for anywhere, or a field with the values of which one must fit. Values are in lower case. */
export interface Term {
  field: Field | 'word'
  values: string[]
  negated: boolean
}

/** All of the clauses must hold; of a clause, any term. */
export type Query = Term[][]

const allowed: Partial<Record<Field | 'word', readonly string[]>> = {
  severity: severities,
  live: Liveness.options,
  is: ['tip', 'history', 'unreachable', 'ignored', 'open', ...PlaceKind.options]
}

/**
 * Reads the search line of the findings list.
 *
 * Terms are joined by AND; `OR` between two terms joins them first: `a OR b c` is (a or b) and c. `field:x,y` is x or y, a leading
 * `-` turns a term round, quotes keep spaces, commas, colons and a leading `-` as they are. Throws contract.bad-input in words.
 */
export function parseQuery(line: string): Query {
  const query: Query = []
  let joins = false
  for (const token of tokens(line)) {
    if (token.raw === 'OR') {
      if (query.length === 0 || joins) throw wrong('OR stands between two terms, as in severity:critical OR live:live.')
      joins = true
      continue
    }
    const term = toTerm(token)
    if (joins) query.at(-1)?.push(term)
    else query.push([term])
    joins = false
  }
  if (joins) throw wrong('After OR comes another term, as in severity:critical OR live:live.')
  return query
}

/** `parts` are the texts between commas that are not in quotes; `raw` is what was typed. */
interface Token {
  raw: string
  negated: boolean
  field: string | undefined
  parts: string[]
}

function tokens(line: string): Token[] {
  const found: Token[] = []
  const end = line.length
  let at = 0
  while (at < end) {
    if (/\s/.test(line[at] ?? '')) {
      at++
      continue
    }
    const start = at
    const negated = line[at] === '-' && /\S/.test(line[at + 1] ?? '')
    if (negated) at++
    // An address such as https://… is a word.
    const field = /^([a-z]+):(?!\/\/)/i.exec(line.slice(at))?.[1]
    if (field !== undefined) at += field.length + 1
    const parts = ['']
    const add = (text: string): void => {
      parts[parts.length - 1] += text
    }
    while (at < end && /\S/.test(line[at] ?? '')) {
      const char = line[at] ?? ''
      if (char === '"') {
        const close = line.indexOf('"', at + 1)
        if (close < 0) throw wrong('A quote is opened and not closed.')
        add(line.slice(at + 1, close))
        at = close + 1
      } else {
        if (char === ',' && field !== undefined) parts.push('')
        else add(char)
        at++
      }
    }
    found.push({ raw: line.slice(start, at), negated, field: field?.toLowerCase(), parts })
  }
  return found
}

function toTerm({ field, negated, parts }: Token): Term {
  const values = parts.map((part) => part.toLowerCase().trim()).filter((part) => part !== '')
  if (field === undefined) {
    if (values.length === 0) throw wrong('There is nothing between the quotes.')
    return { field: 'word', values, negated }
  }
  if (!isField(field)) {
    throw wrong(
      `There is no field “${field}:”. Fields are ${fields.map((name) => `${name}:`).join(', ')}. To search for the text itself, put it in quotes.`
    )
  }
  if (values.length === 0) throw wrong(`After “${field}:” comes a value${example(field)}.`)
  for (const value of values) checkValue(field, value)
  return { field, values, negated }
}

function checkValue(field: Field, value: string): void {
  const choice = allowed[field]
  if (choice && !choice.includes(value)) throw wrong(`“${field}:” takes ${choice.join(', ')}, not “${value}”.`)
  if (field === 'path' && /^\**$|[^*]\*+[^*]/.test(value)) {
    throw wrong('“path:” takes a part of a path; a * may stand at its beginning or end, as in path:*.env or path:src/*.')
  }
}

const example = (field: Field): string => {
  const choice = allowed[field]
  return choice ? `: ${choice.join(', ')}` : ''
}

const isField = (name: string): name is Field => (fields as readonly string[]).includes(name)

const wrong = (message: string): BulkheadError => new BulkheadError('contract.bad-input', `The search line can't be read. ${message}`)
