import {
  type Facets,
  type Finding,
  type FindingFilter,
  type FindingRow,
  FindingStatus,
  type IgnoreReason,
  Liveness,
  type Occurrence,
  type Severity
} from '../../contract/model.ts'
import { PlaceKind } from '../../contract/place-kind.ts'
import { fakeTypes } from './fake-types.ts'

/** Findings made by index, so that 100 000 of them cost a few typed arrays. */

export const fakeSources = [
  { id: 'src-1', kind: 'git' as const, name: 'newsletter-service', location: '/home/mreyes/code/newsletter-service' },
  { id: 'src-2', kind: 'clone' as const, name: 'infra-terraform', location: 'https://git.example.org/platform/infra-terraform.git' },
  { id: 'src-3', kind: 'folder' as const, name: 'old-laptop-backup', location: '/media/backup/2024-laptop/Users/ada/Documents/projects' }
]

const severities: Severity[] = ['critical', 'high', 'medium', 'low']
const livenesses: Liveness[] = ['live', 'dead', 'undecided', 'not-attempted', 'unsafe-to-check']
const wheres = ['tip', 'history', 'unreachable'] as const
const paths = [
  'src/mail/config.py',
  'modules/s3/main.tf',
  '.env.production',
  '.github/scripts/tag.sh',
  'notify.rb',
  'creds/etl.json',
  'docker-compose.yml',
  'test/fixtures/mail.json',
  'examples/auth.md',
  '.npmrc',
  'services/billing/deploy/overlays/production/kustomize/secrets-generator/values.production.yaml',
  'docs/photo\u202egpj.exe',
  'k8s/digest/secret.yaml'
]
const authors = ['R. Okafor', 'Mia Lindqvist', 'dependabot[bot]', 'Tomás Ferreira', 'a\u200bdmin']
const day = 86_400_000
const now = Date.parse('2026-11-24T09:00:00Z')

/** A small integer hash, so that every field of a row follows from its index. */
function hash(n: number, salt: number): number {
  let h = Math.imul(n ^ (salt * 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const hex = (n: number, length: number): string => {
  let text = ''
  for (let salt = 40; text.length < length; salt++) text += hash(n, salt).toString(16).padStart(8, '0')
  return text.slice(0, length)
}

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('empty list')
  return item
}

const iso = (time: number): string => new Date(time).toISOString()
const idOf = (index: number): string => `f${index}`
const indexOf = (id: string): number => Number(id.slice(1))

const typeOf = (i: number) => at(fakeTypes, Math.min(hash(i, 1) % 28, hash(i, 2) % 40))
const whereOf = (i: number) => at(wheres, [0, 1, 1, 0, 2, 1, 1][hash(i, 3) % 7] ?? 0)
const sourceOf = (i: number) => at(fakeSources, [0, 1, 1, 2, 1][hash(i, 4) % 5] ?? 0)
const livenessOf = (i: number) => at(livenesses, [3, 3, 3, 3, 1, 1, 4, 2, 0, 3][hash(i, 5) % 10] ?? 3)
const timeOf = (i: number): number => now - Math.floor((hash(i, 6) / 2 ** 32) ** 2 * 2600 * day) - (hash(i, 7) % day)
const occurrencesOf = (i: number): number => (i === 0 ? 7 : 1 + (hash(i, 8) % 9 === 0 ? hash(i, 9) % 40 : hash(i, 9) % 3))
const pathOf = (i: number): string => (i === 0 ? 'src/mail/config.py' : at(paths, hash(i, 10)))

const placeKindOf = (i: number): PlaceKind => (i > 0 && hash(i, 11) % 17 !== 0 && pathOf(i).startsWith('test/') ? 'test' : 'ordinary')
const severityOf = (i: number): Severity =>
  placeKindOf(i) === 'ordinary' ? typeOf(i).severity : at(severities, Math.min(severities.indexOf(typeOf(i).severity) + 1, 3))

export interface Ignored {
  reason: IgnoreReason
  note: string
  until: string | null
  at: string
}

function preview(i: number): string {
  const [prefix] = typeOf(i).prefixes
  const end = hex(i, 4)
  return prefix ? `${prefix.slice(0, 8)}…${end}` : `${hex(i + 7, 3)}…${end}`
}

export class FakeFindings {
  readonly ignored = new Map<string, Ignored>()
  readonly length: number
  #last: { key: string; matches: Int32Array } | null = null
  /** Index order for each sort. */
  readonly #orders = new Map<string, Int32Array>()

  constructor(length: number) {
    this.length = length
  }

  row(i: number): FindingRow {
    const type = typeOf(i)
    const source = sourceOf(i)
    const where = whereOf(i)
    const id = idOf(i)
    return {
      id,
      typeId: type.id,
      type: type.name,
      provider: type.provider,
      severity: severityOf(i),
      typeSeverity: type.severity,
      placeKind: placeKindOf(i),
      preview: preview(i),
      sourceId: source.id,
      sourceName: source.name,
      path: hash(i, 11) % 17 === 0 ? null : pathOf(i),
      line: 1 + (hash(i, 12) % 400),
      occurrences: occurrencesOf(i),
      atTip: where === 'tip',
      reachable: where !== 'unreachable',
      firstSeen: where === 'unreachable' && hash(i, 13) % 2 === 0 ? null : iso(timeOf(i)),
      liveness: livenessOf(i),
      status: this.ignored.has(id) ? 'ignored' : 'open'
    }
  }

  #order(sort: string): Int32Array {
    const known = this.#orders.get(sort)
    if (known) return known
    const order = Int32Array.from({ length: this.length }, (_, i) => i)
    const key: Record<string, (i: number) => number> = {
      severity: (i) => severities.indexOf(severityOf(i)) * 1e6 - timeOf(i) / 1e9,
      newest: (i) => -timeOf(i),
      oldest: timeOf,
      type: (i) => fakeTypes.indexOf(typeOf(i)),
      source: (i) => fakeSources.indexOf(sourceOf(i))
    }
    const keys = Float64Array.from(order, key[sort] ?? timeOf)
    order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
    this.#orders.set(sort, order)
    return order
  }

  #accepts(i: number, filter: FindingFilter, except?: keyof FindingFilter): boolean {
    const has = (facet: Exclude<keyof FindingFilter, 'query'>, value: string): boolean => {
      const wanted: readonly string[] = filter[facet]
      return facet === except || wanted.length === 0 || wanted.includes(value)
    }
    return (
      has('severity', severityOf(i)) &&
      has('liveness', livenessOf(i)) &&
      has('where', whereOf(i)) &&
      has('type', typeOf(i).id) &&
      has('source', sourceOf(i).id) &&
      has('placeKind', placeKindOf(i)) &&
      has('status', this.ignored.has(idOf(i)) ? 'ignored' : 'open') &&
      this.#says(i, filter.query)
    )
  }

  #says(i: number, query: string): boolean {
    if (query.trim() === '') return true
    const row = this.row(i)
    const text = `${row.type} ${row.provider} ${row.sourceName} ${row.path ?? ''} ${row.preview}`.toLowerCase()
    return query
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .every((word) => {
        const [key, value] = word.includes(':') ? word.split(':', 2) : ['', word]
        const any = (value ?? '').split(',').filter(Boolean)
        if (any.length === 0) return true
        const field: Record<string, string> = {
          type: `${row.typeId} ${row.type}`,
          provider: row.provider,
          severity: row.severity,
          path: row.path ?? '',
          source: row.sourceName,
          live: row.liveness,
          is: `${whereOf(i)} ${row.status} ${row.placeKind}`
        }
        const inside = (field[key ?? ''] ?? text).toLowerCase()
        return any.some((one) => inside.includes(one))
      })
  }

  /** The indexes that a filter leaves, in order; the last answer is kept, as a database would its pages. */
  #matches(filter: FindingFilter, sort: string): Int32Array {
    const key = JSON.stringify([filter, sort, this.ignored.size])
    if (this.#last?.key !== key) this.#last = { key, matches: this.#order(sort).filter((i) => this.#accepts(i, filter)) }
    return this.#last.matches
  }

  list(filter: FindingFilter, sort: string, offset: number, limit: number): { total: number; rows: FindingRow[] } {
    const matches = this.#matches(filter, sort)
    return { total: matches.length, rows: Array.from(matches.subarray(offset, offset + limit), (i) => this.row(i)) }
  }

  facets(filter: FindingFilter): Facets {
    const count = (facet: Exclude<keyof FindingFilter, 'query'>, pick: (i: number) => string, label: (value: string) => string) => {
      const counts = new Map<string, number>(filter[facet].map((chosen) => [chosen, 0]))
      for (let i = 0; i < this.length; i++) {
        if (this.#accepts(i, filter, facet)) counts.set(pick(i), (counts.get(pick(i)) ?? 0) + 1)
      }
      return [...counts].map(([value, n]) => ({ value, label: label(value), count: n })).sort((a, b) => b.count - a.count)
    }
    /** Few values, which come whole and in order. */
    const whole = <T extends string>(facet: Parameters<typeof count>[0], values: readonly T[], pick: (i: number) => T): Facets['type'] => {
      const counted = count(facet, pick, (value) => value)
      return values.map((value) => ({
        value,
        label: `${value.charAt(0).toUpperCase()}${value.slice(1).replaceAll('-', ' ')}`,
        count: counted.find((one) => one.value === value)?.count ?? 0
      }))
    }
    return {
      total: this.list(filter, 'newest', 0, 0).total,
      severity: whole('severity', severities, severityOf),
      liveness: whole('liveness', Liveness.options, livenessOf),
      where: whole('where', wheres, whereOf),
      placeKind: whole('placeKind', PlaceKind.options, placeKindOf),
      type: count(
        'type',
        (i) => typeOf(i).id,
        (id) => fakeTypes.find((type) => type.id === id)?.name ?? id
      ),
      source: count(
        'source',
        (i) => sourceOf(i).id,
        (id) => fakeSources.find((source) => source.id === id)?.name ?? id
      ),
      status: whole('status', FindingStatus.options, (i) => (this.ignored.has(idOf(i)) ? 'ignored' : 'open'))
    }
  }

  get(id: string): Finding | null {
    const i = indexOf(id)
    if (!(i >= 0 && i < this.length)) return null
    const row = this.row(i)
    const first = timeOf(i)
    const branches =
      i === 0
        ? ['main', 'release/2.x', 'newsletter-legacy']
        : ['main', 'develop', 'release/2.x', 'fix/\u202eetirw'].slice(0, 1 + (hash(i, 20) % 4))
    return {
      ...row,
      fingerprint: hex(i, 32),
      summary: `Authenticates to ${row.provider === 'Any' ? 'whatever accepts it' : row.provider}: reads and changes what its owner may, until somebody revokes it.`,
      decoded: [
        { label: 'Key id', value: `${hex(i, 4)}…-${hex(i + 1, 4)}…` },
        { label: 'Region', value: 'unknown: check US and EU' },
        { label: 'Checksum', value: 'the type has none' },
        { label: 'Search for', value: `key id in ${row.provider} › API security` }
      ],
      life:
        row.reachable && row.firstSeen !== null
          ? branches.map((ref, at) => {
              const from = first + at * 9 * day
              const ended = !row.atTip || at === 2
              return {
                ref,
                from: iso(Math.min(from, now - day)),
                to: ended ? iso(Math.min(now - day / 2, from + (20 + (hash(i, 30 + at) % 300)) * day)) : null,
                atTip: !ended
              }
            })
          : [],
      places: Array.from({ length: row.occurrences }, (_, at) => this.#place(i, at)),
      elsewhere: i % 3 === 0 ? [{ findingId: idOf((i + 17) % this.length), sourceName: 'infra-terraform', occurrences: 3 }] : [],
      ignore: this.ignored.get(id) ?? null
    }
  }

  #place(i: number, at: number): Occurrence {
    const where = whereOf(i)
    const folder = sourceOf(i).kind === 'folder'
    const message = !folder && at % 11 === 10
    const time = timeOf(i) + at * 3 * day
    return {
      id: `${idOf(i)}:${at}`,
      where: folder ? 'file' : message ? 'commit-message' : 'blob',
      path: message ? null : pathOf(i + at * 31),
      line: 1 + (hash(i + at, 12) % 400),
      column: 14,
      start: 220,
      end: 256,
      blob: folder || message ? null : hex(i + at + 5, 40),
      commit: folder || where === 'unreachable' ? null : hex(i + at, 40),
      author: folder ? null : (authors[hash(i, 14) % authors.length] ?? null),
      email: folder ? null : 'someone@example.org',
      date: folder ? null : iso(Math.min(time, now)),
      refs: where === 'unreachable' ? [] : ['refs/heads/main', 'refs/heads/release/2.x', 'refs/tags/v2.1.0'],
      refCount: where === 'unreachable' ? 0 : 3 + (hash(i, 15) % 40),
      atTip: where === 'tip' && at < 2,
      removedBy: where === 'history' ? hex(i + at + 9, 40) : null,
      removedAt: where === 'history' ? iso(Math.min(now - day, time + 40 * day)) : null
    }
  }
}
