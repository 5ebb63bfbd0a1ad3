import { z } from 'zod'
import { Act } from './acts.ts'
import { CaseState, MonitorCheck } from './states.ts'
import { ColumnMapping, LogFormat, UsageAnalysis, UsageEvent, UsageField } from './usage.ts'
import { CaseRow, CaseView, ChainCheck, Edition, JournalEntry, ReportFormat, Settings, Snippet } from './view.ts'

const Id = z.string().min(1).max(200)
const Path = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !path.includes('\0'), 'is no path')
const Count = z.number().int().nonnegative()
const None = z.object({}).strict()
const Done = z.object({ done: z.literal(true) })

/** What can be asked about cases, usage logs, dependents, reports and settings. */
export const caseMethods = {
  'cases.list': {
    input: z.object({ show: z.enum(['open', 'ended', 'all']).default('open'), search: z.string().max(500).default('') }),
    output: z.array(CaseRow)
  },
  /** From findings, or from a pasted value that need not lie anywhere; of `typeId`, else of what the rules say. `others` are cases on the same secret that are there already. */
  'cases.open': {
    input: z
      .object({
        findingIds: z.array(Id).max(1000).default([]),
        value: z.string().min(1).max(65_536).optional(),
        typeId: Id.optional(),
        title: z.string().trim().max(500).default('')
      })
      .refine((input) => input.findingIds.length > 0 || input.value !== undefined, 'needs findings or a value'),
    output: z.object({ id: Id, others: z.array(CaseRow) })
  },
  'cases.get': { input: z.object({ id: Id }), output: CaseView },
  /** Throws case.refused where a gate is shut; with `override`, a reason in words, the act passes that gate and the report says so. */
  'cases.act': { input: z.object({ id: Id, act: Act, override: z.string().trim().min(1).max(2000).optional() }), output: CaseView },
  /** Newest first, before entry `before`. */
  'cases.journal': {
    input: z.object({ id: Id, before: z.number().int().positive().optional(), limit: z.number().int().min(1).max(1000).default(100) }),
    output: z.object({ total: Count, entries: z.array(JournalEntry) })
  },
  'cases.verify': { input: z.object({ id: Id }), output: ChainCheck },
  /** Any file on this machine. A copy is kept unless it holds a secret; the answer says which. */
  'cases.attach': {
    input: z.object({
      id: Id,
      path: Path,
      source: z.string().trim().max(500).default(''),
      note: z.string().trim().max(10_000).default(''),
      keep: z.boolean().default(true)
    }),
    output: z.object({ evidenceId: Id, held: z.enum(['kept', 'reference']), why: z.string() })
  },
  /** Whether each file of evidence still is what it was. */
  'cases.checkEvidence': {
    input: z.object({ id: Id }),
    output: z.array(z.object({ evidenceId: Id, state: z.enum(['same', 'changed', 'gone']), why: z.string() }))
  },
  /** What a rewrite of the history would have to touch, with commands to copy. Rotation comes first. */
  'cases.cleanup': {
    input: z.object({ id: Id }),
    output: z.array(
      z.object({
        sourceName: z.string(),
        location: z.string(),
        refs: z.array(z.string()),
        blobs: z.array(z.string()),
        paths: z.array(z.string()),
        commits: Count,
        unreachable: Count,
        commands: z.array(z.object({ title: z.string(), text: z.string() })),
        notes: z.array(z.string())
      })
    )
  },

  /**
   * What is in one folder, folders first, for choosing a file or a source where there is no system dialog. Without a path: the home
   * folder. `repository`: a folder that looks like one of git. Throws files.not-found, files.unreadable.
   */
  'files.browse': {
    input: z.object({ path: Path.optional() }),
    output: z.object({
      path: z.string(),
      parent: z.string().nullable(),
      entries: z.array(z.object({ name: z.string(), path: z.string(), folder: z.boolean(), repository: z.boolean(), size: Count })),
      truncated: z.boolean()
    })
  },

  /** What a log looks like, before it is imported. Sample rows are masked. */
  'logs.inspect': {
    input: z.object({ path: Path }),
    output: z.object({
      name: z.string(),
      size: Count,
      /** Null where nothing fits; a mapping is needed then. */
      format: LogFormat.nullable(),
      why: z.string(),
      /** Columns of CSV or paths of NDJSON. */
      columns: z.array(z.string()),
      mapping: ColumnMapping,
      sample: z.array(z.record(UsageField, z.string()))
    })
  },
  /** Answers at once; log.progress and log.ended tell the rest. */
  'logs.import': {
    input: z.object({
      caseId: Id,
      path: Path,
      format: LogFormat.optional(),
      mapping: ColumnMapping.optional(),
      /** IANA zone of times without one; without it such rows are refused. */
      zone: z.string().max(100).optional()
    }),
    output: z.object({ importId: Id })
  },
  'logs.cancel': { input: z.object({ importId: Id }), output: Done },
  'logs.remove': { input: z.object({ caseId: Id, importId: Id }), output: Done },

  /** Null while no log was imported. */
  'usage.get': { input: z.object({ caseId: Id }), output: UsageAnalysis.nullable() },
  'usage.rows': {
    input: z.object({
      caseId: Id,
      group: Id.optional(),
      offset: Count.default(0),
      limit: z.number().int().min(1).max(500).default(100)
    }),
    output: z.object({ total: Count, rows: z.array(UsageEvent.extend({ importName: z.string() })) })
  },

  /** Searches every source for who uses the secret. Answers at once; dependents.progress and dependents.ended tell the rest. */
  'dependents.search': { input: z.object({ caseId: Id }), output: z.object({ searchId: Id }) },
  'dependents.cancel': { input: z.object({ searchId: Id }), output: Done },
  /** The change that replaces a literal by a reference, as a unified diff without the value; empty where there is none to propose. */
  'dependents.patch': { input: z.object({ caseId: Id, dependentId: Id }), output: z.object({ diff: z.string(), note: z.string() }) },
  /** A text to the owner of each dependent, from a template. */
  'dependents.messages': {
    input: z.object({ caseId: Id }),
    output: z.array(z.object({ to: z.string(), contact: z.string(), subject: z.string(), text: z.string() }))
  },
  'dependents.export': { input: z.object({ caseId: Id }), output: z.object({ name: z.string(), csv: z.string() }) },
  'dependents.import': { input: z.object({ caseId: Id, path: Path }), output: z.object({ added: Count, changed: Count }) },

  'monitor.list': {
    input: None,
    output: z.array(
      z.object({
        caseId: z.string(),
        title: z.string(),
        state: CaseState,
        start: z.iso.datetime(),
        end: z.iso.datetime(),
        checks: z.array(
          z.object({
            id: z.string(),
            check: MonitorCheck,
            title: z.string(),
            automatic: z.boolean(),
            dueAt: z.iso.datetime(),
            overdue: z.boolean(),
            last: z.object({ ok: z.boolean(), note: z.string(), at: z.iso.datetime(), who: z.string() }).nullable()
          })
        )
      })
    )
  },
  /**
   * Does all automatic checks that are due, or of one case all of them. A regression reopens the case. `undecided`: the check could not be done, nothing
   * of it is kept, and it stays due.
   */
  'monitor.run': {
    input: z.object({ caseId: Id.optional() }),
    output: z.array(
      z.object({
        caseId: z.string(),
        check: z.string(),
        verdict: z.enum(['in-order', 'regression', 'undecided']),
        note: z.string(),
        reopened: z.boolean()
      })
    )
  },

  /** A report in one format. Throws report.holds-secret with the places where the detector fires. */
  'reports.make': {
    input: z.object({ caseId: Id, format: ReportFormat, edition: Edition.default('internal') }),
    output: z.object({ name: z.string(), mediaType: z.string(), base64: z.string(), sha256: z.string(), redactions: Count })
  },
  /** Writes it into a folder and journals it. */
  'reports.write': {
    input: z.object({ caseId: Id, format: ReportFormat, edition: Edition.default('internal'), folder: Path }),
    output: z.object({ path: z.string(), sha256: z.string(), redactions: Count })
  },

  'snippets.list': {
    input: z.object({
      typeId: Id,
      variable: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/)
        .optional(),
      /** Name or path of the secret in the store. */
      place: z.string().max(300).optional(),
      field: z.string().max(100).optional(),
      /** Address of the store: region, URL of Vault or Conjur. */
      address: z.string().max(500).optional(),
      /** Conjur account, Vault mount. */
      account: z.string().max(100).optional()
    }),
    output: z.array(Snippet)
  },

  'settings.get': { input: None, output: Settings },
  /** Throws settings.bad-cidr, settings.bad-zone. */
  'settings.set': { input: Settings.partial(), output: Settings },

  /** Makes a practice leak below a folder (default: in the workspace), adds it as a source and opens its case after the scan. */
  'drill.start': {
    input: z.object({ folder: Path.optional(), seed: z.number().int().nonnegative().default(1) }),
    output: z.object({ folder: z.string(), sourceId: z.string(), scanId: z.string(), caseId: z.string(), log: z.string() })
  }
} as const
