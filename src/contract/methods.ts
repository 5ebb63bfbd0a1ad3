import { z } from 'zod'
import { caseMethods } from './case/case-methods.ts'
import {
  AppInfo,
  CodeContext,
  Facets,
  Finding,
  FindingFilter,
  FindingRow,
  FoundValue,
  HistoryScope,
  IgnoreReason,
  Inspection,
  Scan,
  ScanProgress,
  SecretTypePage,
  SecretTypeRow,
  Source
} from './model.ts'
import { Overview } from './overview.ts'

const Id = z.string().min(1).max(100)
const Location = z.string().min(1).max(4096)
const None = z.object({}).strict()
const Done = z.object({ done: z.literal(true) })
/** Sent with one call and dropped after it; never stored. */
const Credentials = z.object({ user: z.string().max(500), token: z.string().max(4096) })

/** All that can be asked of the core, each with its input and output. A handler missing from the table does not compile. */
export const methods = {
  'app.info': { input: None, output: AppInfo },
  /** Moves the workspace key into the system's key store, or into a file that this user alone reads. Throws workspace.locked where there is no store. */
  'workspace.moveKey': { input: z.object({ to: z.enum(['system', 'file']) }), output: Done },

  'overview.get': { input: None, output: Overview },

  'sources.list': { input: None, output: z.array(Source) },
  'sources.inspect': { input: z.object({ location: Location }), output: Inspection },
  /** Contacts nothing: a clone is made by the first scan. A location that is there already answers its source. */
  'sources.add': { input: z.object({ location: Location }), output: Source },
  'sources.remove': { input: z.object({ id: Id }), output: Done },

  'scans.start': {
    input: z.object({
      sourceId: Id,
      history: HistoryScope.default('all'),
      workers: z.number().int().min(1).max(64).optional(),
      /** For a clone that is there: bring it up to date first. */
      update: z.boolean().default(false),
      /** The user's consent to contact the host that `sources.inspect` named, for this scan. */
      allowNetwork: z.boolean().default(false),
      credentials: Credentials.optional(),
      /** Tell by `scan.explained` why candidates were kept or dropped. */
      explain: z.boolean().default(false),
      /** What the source says of itself: comments beside secrets, and its .bulkheadignore. Off for a source that is not trusted. */
      inlineIgnores: z.boolean().default(true),
      ignoreFile: z.boolean().default(true),
      /** Known secrets: the text of a baseline, and the name it goes by. */
      baseline: z.object({ name: z.string().max(4096), text: z.string().max(16 << 20) }).optional(),
      /** Make portable fingerprints of what is found with this salt, for a baseline. */
      markSalt: z
        .string()
        .regex(/^[0-9a-f]{16}$/)
        .optional()
    }),
    output: z.object({ scanId: Id })
  },
  'scans.pause': { input: z.object({ scanId: Id }), output: Done },
  'scans.resume': { input: z.object({ scanId: Id }), output: Done },
  'scans.cancel': { input: z.object({ scanId: Id }), output: Done },
  'scans.list': {
    input: z.object({ sourceId: Id.optional(), limit: z.number().int().min(1).max(500).default(50) }),
    output: z.array(Scan)
  },
  'scans.get': { input: z.object({ scanId: Id }), output: Scan },
  /** Progress of the scans that run now. */
  'scans.running': { input: None, output: z.array(ScanProgress) },

  'findings.list': {
    input: z.object({
      filter: FindingFilter,
      sort: z.enum(['severity', 'newest', 'oldest', 'type', 'source']).default('severity'),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(100)
    }),
    output: z.object({ total: z.number().int().nonnegative(), rows: z.array(FindingRow) })
  },
  'findings.facets': { input: z.object({ filter: FindingFilter }), output: Facets },
  'findings.get': { input: z.object({ id: Id }), output: Finding },
  'findings.context': { input: z.object({ occurrenceId: Id }), output: CodeContext },
  /** Ignores the secret (type and value) in every source. */
  'findings.ignore': {
    input: z.object({
      ids: z.array(Id).min(1).max(10_000),
      reason: IgnoreReason,
      note: z.string().max(2000).default(''),
      until: z.iso.datetime().nullable().default(null)
    }),
    output: Done
  },
  'findings.unignore': { input: z.object({ ids: z.array(Id).min(1).max(10_000) }), output: Done },
  /** Reads the value again from where it lies, proves it by its HMAC, journals the act and hands it out. */
  'findings.revealSecret': { input: z.object({ id: Id }), output: z.object({ value: z.string() }) },

  /** What a reported value is and where it lies. The value is not kept. */
  'values.find': { input: z.object({ value: z.string().min(1).max(65_536) }), output: FoundValue },

  'types.list': { input: z.object({ search: z.string().max(500).default('') }), output: z.array(SecretTypeRow) },
  'types.get': { input: z.object({ id: Id }), output: SecretTypePage },

  ...caseMethods
} as const

export type Methods = typeof methods
export type Method = keyof Methods
/** What a caller passes: fields with a default may be left out. */
export type Input<M extends Method> = z.input<Methods[M]['input']>
/** What a handler gets: defaults filled in. */
export type ParsedInput<M extends Method> = z.output<Methods[M]['input']>
export type Output<M extends Method> = z.output<Methods[M]['output']>

export const isMethod = (value: unknown): value is Method => typeof value === 'string' && Object.hasOwn(methods, value)
