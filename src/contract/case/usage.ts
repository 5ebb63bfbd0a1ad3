import { z } from 'zod'
import { Judgement } from './states.ts'

const Time = z.iso.datetime()
const Count = z.number().int().nonnegative()

/** Formats of usage logs that can be imported. */
export const LogFormat = z.enum(['cloudtrail', 'github-audit', 'mailgun', 'access-log', 'csv', 'ndjson'])
export type LogFormat = z.infer<typeof LogFormat>

/** The fields of a normalised event that a column can be mapped to. */
export const UsageField = z.enum(['time', 'actor', 'key', 'ip', 'userAgent', 'action', 'resource', 'result', 'bytes'])
export type UsageField = z.infer<typeof UsageField>

/** Which column (of CSV) or dotted path (of NDJSON) is which field. */
export const ColumnMapping = z.partialRecord(UsageField, z.string().max(200))
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** One use of a key, from whatever log. Empty text where the log does not say. `at` in ms since 1970 UTC; `bytes` -1 where unknown. */
export const UsageEvent = z.object({
  line: Count,
  at: z.number().int(),
  actor: z.string(),
  key: z.string(),
  ip: z.string(),
  userAgent: z.string(),
  action: z.string(),
  resource: z.string(),
  result: z.enum(['ok', 'failed', 'unknown']),
  bytes: z.number().int()
})
export type UsageEvent = z.infer<typeof UsageEvent>

/** The tests of the playbook page: where from, when, how much, what, and whether it failed. */
export const UsageTest = z.enum(['unfamiliar-ip', 'odd-hour', 'spike', 'new-action', 'failures'])
export type UsageTest = z.infer<typeof UsageTest>

/** Rows of one address and action that stand out, with every reason in words that hold the numbers. */
export const UsageGroup = z.object({
  /** Stable over re-analysis: made from what groups it. */
  id: z.string(),
  ip: z.string(),
  action: z.string(),
  actor: z.string(),
  rows: Count,
  failed: Count,
  bytes: z.number().int().nonnegative(),
  from: Time,
  to: Time,
  reasons: z.array(z.object({ test: UsageTest, text: z.string() })).min(1),
  judgement: Judgement.nullable(),
  note: z.string()
})
export type UsageGroup = z.infer<typeof UsageGroup>

export const UsageBucket = z.object({
  /** Start of the hour. */
  at: Time,
  rows: Count,
  bytes: z.number().int().nonnegative(),
  failed: Count,
  part: z.enum(['before', 'exposed', 'after']),
  /** Above median + 3 MAD of the hours around, by rows or by bytes. */
  spike: z.boolean(),
  /** The limit it is measured against, in rows. */
  limit: z.number().nonnegative()
})
export type UsageBucket = z.infer<typeof UsageBucket>

export const UsageAnalysis = z.object({
  rows: Count,
  before: Count,
  exposed: Count,
  after: Count,
  covered: z.object({ from: Time, to: Time }).nullable(),
  /** Hours; at most 2 000, of longer logs wider ones (`bucketHours`). */
  bucketHours: z.number().int().min(1),
  buckets: z.array(UsageBucket),
  tests: z.array(z.object({ test: UsageTest, ran: z.boolean(), fired: Count, text: z.string() })),
  /** Most telling first. */
  groups: z.array(UsageGroup),
  /** What the logs can't show: hours of the exposure without a row, fields that the log lacks. */
  gaps: z.array(z.string()),
  /** Uses after the old key was deactivated. */
  afterUses: z.object({ rows: Count, failed: Count }),
  /** What the rules would say; a person decides. */
  suggestion: z.object({ outcome: z.enum(['used-by-others', 'only-known-use', 'no-sign-of-use', 'not-knowable']), text: z.string() }),
  /** What it was made from beside the rows: with another `key` it is out of date. `complete`: no gap that could hide misuse. */
  basis: z.object({ key: z.string(), complete: z.boolean() }).optional(),
  /** Whether the logs say which key a row used: without that, uses after the end may be those of the new one. */
  namesKeys: z.boolean().optional()
})
export type UsageAnalysis = z.infer<typeof UsageAnalysis>
