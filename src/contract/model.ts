import { z } from 'zod'
import { Step } from './case/states.ts'
import { PlaceKind } from './place-kind.ts'

/** The nouns of the product as they cross the contract. Times are ISO 8601 in UTC; byte offsets count from 0, lines and columns from 1. */

export const Severity = z.enum(['critical', 'high', 'medium', 'low'])
export type Severity = z.infer<typeof Severity>

export const severities = Severity.options

const Time = z.iso.datetime()
const Count = z.number().int().nonnegative()
/** Git object name, SHA-1 (40) or SHA-256 (64 hex digits). */
export const Oid = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)

export const SourceKind = z.enum(['git', 'clone', 'folder', 'text'])
export type SourceKind = z.infer<typeof SourceKind>

export const Source = z.object({
  id: z.string(),
  kind: SourceKind,
  name: z.string(),
  /** Folder or address without user and token. */
  location: z.string(),
  addedAt: Time,
  /** What limits a scan of it: a shallow or partial clone, a damaged pack. */
  limits: z.array(z.string()),
  findings: Count,
  lastScan: z.object({ id: z.string(), state: z.string(), startedAt: Time, endedAt: Time.nullable(), newFindings: Count }).nullable()
})
export type Source = z.infer<typeof Source>

/** Answer to "what is this?" before a source is added. */
export const Inspection = z.object({
  kind: SourceKind,
  name: z.string(),
  location: z.string(),
  limits: z.array(z.string()),
  /** Host that adding would contact; null when nothing leaves this machine. */
  contacts: z.string().nullable()
})
export type Inspection = z.infer<typeof Inspection>

export const ScanState = z.enum(['running', 'paused', 'done', 'incomplete', 'cancelled', 'failed'])
export type ScanState = z.infer<typeof ScanState>

export const HistoryScope = z.enum(['all', 'tip'])
export type HistoryScope = z.infer<typeof HistoryScope>

export const SkipReason = z.enum(['missing', 'damaged', 'too-large', 'unreadable', 'not-a-file', 'link', 'link-loop', 'over-limit'])
export type SkipReason = z.infer<typeof SkipReason>

/**
 * What a scan saw. Every object is accounted for:
 * `objects = scanned + unchanged + notContent + the sum of skipped[].count`.
 */
export const Coverage = z.object({
  /** Objects in the source: git objects, each once, or files of a folder. */
  objects: Count,
  /** Read and searched in this scan. */
  scanned: Count,
  /** Searched by an earlier scan with the same catalogue, so not read again. */
  unchanged: Count,
  /** Objects that carry no text to search: trees (their names are searched as paths of findings only). */
  notContent: Count,
  /** Of the scanned ones: how many look binary and were searched for distinctive types only. */
  binary: Count,
  bytes: Count,
  skipped: z.array(z.object({ reason: SkipReason, count: Count, examples: z.array(z.object({ what: z.string(), why: z.string() })) })),
  /** Sentences about the whole source: shallow, partial, a pack indexed by us, refs that point nowhere. */
  notes: z.array(z.string())
})
export type Coverage = z.infer<typeof Coverage>

export const ScanProgress = z.object({
  scanId: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  state: ScanState,
  phase: z.enum(['fetch', 'index', 'plan', 'scan', 'history', 'finish']),
  /** Work done and in all, in bytes of stored content (compressed for packs); both 0 while unknown. */
  done: Count,
  total: Count,
  /** Content searched so far, in bytes after decompression, and the rate in bytes a second. */
  bytes: Count,
  rate: z.number().nonnegative(),
  secondsLeft: z.number().nonnegative().nullable(),
  findings: Count
})
export type ScanProgress = z.infer<typeof ScanProgress>

export const Scan = z.object({
  id: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  state: ScanState,
  history: HistoryScope,
  startedAt: Time,
  endedAt: Time.nullable(),
  seconds: z.number().nonnegative(),
  findings: Count,
  newFindings: Count,
  coverage: Coverage.nullable(),
  /** Why it failed or is incomplete, in words for a person. */
  problem: z.string().nullable()
})
export type Scan = z.infer<typeof Scan>

export const Liveness = z.enum(['live', 'dead', 'undecided', 'not-attempted', 'unsafe-to-check'])
export type Liveness = z.infer<typeof Liveness>

export const FindingStatus = z.enum(['open', 'ignored'])
export type FindingStatus = z.infer<typeof FindingStatus>

export const IgnoreReason = z.enum(['false-positive', 'test-fixture', 'already-revoked', 'accepted-risk', 'duplicate'])
export type IgnoreReason = z.infer<typeof IgnoreReason>

/** Why the source itself, or a baseline that a scan was given, ignores a finding. */
export const SourceIgnore = z.object({
  /** comment: beside the secret. ignore-file: the source's .bulkheadignore. types: the file of types that found it allows the path. */
  by: z.enum(['comment', 'ignore-file', 'baseline', 'types']),
  /** The word of the comment; the reason that the line of the file gives, or the line's number. */
  note: z.string(),
  until: Time.nullable()
})
export type SourceIgnore = z.infer<typeof SourceIgnore>

/** One line of the findings list. */
export const FindingRow = z.object({
  id: z.string(),
  typeId: z.string(),
  type: z.string(),
  provider: z.string(),
  /** One step below that of the type where no place of it is an ordinary one. */
  severity: Severity,
  typeSeverity: Severity,
  placeKind: PlaceKind,
  /** Masked: at most the distinctive prefix and a few last characters. */
  preview: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  path: z.string().nullable(),
  line: Count.nullable(),
  occurrences: Count,
  atTip: z.boolean(),
  reachable: z.boolean(),
  firstSeen: Time.nullable(),
  liveness: Liveness,
  status: FindingStatus
})
export type FindingRow = z.infer<typeof FindingRow>

/** One place: a span in one object, introduced by one commit at one path (or a file, or a commit's message). */
export const Occurrence = z.object({
  id: z.string(),
  where: z.enum(['blob', 'commit-message', 'tag-message', 'file', 'text']),
  path: z.string().nullable(),
  line: Count,
  column: Count,
  start: Count,
  end: Count,
  blob: Oid.nullable(),
  commit: Oid.nullable(),
  author: z.string().nullable(),
  email: z.string().nullable(),
  date: Time.nullable(),
  /** Branches and tags that hold the commit. Empty with a blob: not reachable from any ref. */
  refs: z.array(z.string()),
  refCount: Count,
  atTip: z.boolean(),
  removedBy: Oid.nullable(),
  removedAt: Time.nullable()
})
export type Occurrence = z.infer<typeof Occurrence>

/** What the value itself tells, without any network call. */
export const DecodedFact = z.object({ label: z.string(), value: z.string() })
export type DecodedFact = z.infer<typeof DecodedFact>

/** One branch or tag over which the secret lived. */
export const Lifeline = z.object({ ref: z.string(), from: Time, to: Time.nullable(), atTip: z.boolean() })
export type Lifeline = z.infer<typeof Lifeline>

export const Finding = FindingRow.extend({
  fingerprint: z.string(),
  summary: z.string(),
  decoded: z.array(DecodedFact),
  life: z.array(Lifeline),
  places: z.array(Occurrence),
  /** The same value in other sources. */
  elsewhere: z.array(z.object({ findingId: z.string(), sourceName: z.string(), occurrences: Count })),
  ignore: z.object({ reason: IgnoreReason, note: z.string(), until: Time.nullable(), at: Time }).nullable(),
  sourceIgnore: SourceIgnore.nullable().optional()
})
export type Finding = z.infer<typeof Finding>

/** Lines around an occurrence. Every secret that the detector sees in them is masked; `masked` are the spans in `text`. */
export const CodeContext = z.object({
  lines: z.array(
    z.object({ number: Count, text: z.string(), hit: z.boolean(), masked: z.array(z.tuple([z.number().int(), z.number().int()])) })
  ),
  language: z.string().nullable()
})
export type CodeContext = z.infer<typeof CodeContext>

export const Facet = z.object({ value: z.string(), label: z.string(), count: Count })
export const Facets = z.object({
  total: Count,
  severity: z.array(Facet),
  liveness: z.array(Facet),
  where: z.array(Facet),
  type: z.array(Facet),
  source: z.array(Facet),
  status: z.array(Facet),
  placeKind: z.array(Facet)
})
export type Facets = z.infer<typeof Facets>

/** `query` is the search line: words and `type:`, `provider:`, `severity:`, `path:`, `source:`, `live:`, `is:tip|history|unreachable|ignored|open|ordinary|test|vendored|generated|mixed`, joined by AND; OR between values by a comma. */
export const FindingFilter = z.object({
  query: z.string().max(500).default(''),
  severity: z.array(Severity).default([]),
  liveness: z.array(Liveness).default([]),
  where: z.array(z.enum(['tip', 'history', 'unreachable'])).default([]),
  type: z.array(z.string()).default([]),
  source: z.array(z.string()).default([]),
  status: z.array(FindingStatus).default(['open']),
  placeKind: z.array(PlaceKind).default([])
})
export type FindingFilter = z.infer<typeof FindingFilter>

const FactSource = z.object({ source: z.string(), date: z.string() })
/** A fact with where it was read and when. */
export const Fact = FactSource.extend({ text: z.string(), url: z.string().nullable() })
export type Fact = z.infer<typeof Fact>

export const SecretTypeRow = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  /** For people. */
  category: z.string(),
  severity: Severity,
  /** What its values begin with; the first is its mark. */
  prefixes: z.array(z.string()),
  /** False: it is known by its name alone, and no scan finds it. */
  hasRule: z.boolean(),
  findings: Count
})
export type SecretTypeRow = z.infer<typeof SecretTypeRow>

/** What to do when a secret of a type has leaked; a case makes its tasks from it. */
export const PlaybookPage = z.object({
  /** Nothing of the type or its provider is in it. */
  generic: z.boolean(),
  /** How long logs are kept; empty where no source says. `keepsHours` is the shortest time that is promised. */
  clocks: z.array(FactSource.extend({ log: z.string(), keeps: z.string(), keepsHours: z.number().nullable(), url: z.string().nullable() })),
  steps: z.array(
    z.object({
      step: Step,
      tasks: z.array(
        FactSource.extend({
          id: z.string(),
          title: z.string(),
          detail: z.string(),
          applies: z.enum(['applies', 'not-available', 'substitute']),
          command: z.string().nullable(),
          /** Where to do it. */
          url: z.string().nullable(),
          /** Where it was read. */
          sourceUrl: z.string().nullable(),
          /** A source that says otherwise, and why this one is followed. */
          conflict: z.string().nullable()
        })
      )
    })
  ),
  /** Whether the secret can be switched off without being deleted. */
  deactivation: z.enum(['reversible', 'final', 'unknown']),
  monitorDays: Count
})
export type PlaybookPage = z.infer<typeof PlaybookPage>

/** The library page of one type. A section that no source covers is empty, never guessed. */
export const SecretTypePage = SecretTypeRow.extend({
  /** What it is and what it opens. */
  summary: z.string(),
  severityReason: z.string(),
  format: z.string(),
  /** Of a type without a rule: one whose rule sees such values all the same. */
  foundAs: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Other types of the same provider. */
  siblings: z.array(z.object({ id: z.string(), name: z.string(), hasRule: z.boolean() })),
  /** Environment variable that programs use for it. */
  variable: z.string(),
  docs: z.array(z.object({ title: z.string(), url: z.string() })),
  console: Fact.nullable(),
  create: z.array(Fact),
  liveness: z.array(Fact),
  revoke: z.array(Fact),
  rotation: z.array(Fact),
  logs: z.array(Fact),
  risks: z.array(z.string()),
  leakCauses: z.array(z.string()),
  practices: z.array(z.string()),
  playbook: PlaybookPage,
  sources: z.array(z.string())
})
export type SecretTypePage = z.infer<typeof SecretTypePage>

export const FoundValue = z.object({
  /** Types that a rule sees in the text, or that a scan found it to be, best first. `isGeneric`: that says only that it is a secret. */
  types: z.array(SecretTypeRow.extend({ isGeneric: z.boolean(), decoded: z.array(DecodedFact) })),
  /** Types whose rule would take the value if it stood behind its usual name; the narrower form first. */
  fits: z.array(SecretTypeRow),
  /** Masked, as a finding shows it. */
  preview: z.string(),
  places: z.array(FindingRow)
})
export type FoundValue = z.infer<typeof FoundValue>

export const AppInfo = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser', 'cli']),
  node: z.string(),
  sqlite: z.string(),
  workspace: z.string(),
  types: Count,
  network: z.object({ calls: Count, lastHost: z.string().nullable() }),
  /** Who guards the workspace key, under which values are known by their HMAC. `store`: the system's key store, where this host reaches a real one. */
  key: z.object({ by: z.enum(['system', 'file', 'memory']), store: z.string().nullable(), why: z.string() })
})
export type AppInfo = z.infer<typeof AppInfo>
