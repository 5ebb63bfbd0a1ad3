import type { LogFormat, UsageField } from '../../../../contract/case/usage.ts'

export const formatName: Record<LogFormat, string> = {
  cloudtrail: 'AWS CloudTrail (JSON)',
  'github-audit': 'GitHub audit log (NDJSON)',
  mailgun: 'Mailgun events',
  'access-log': 'nginx or Apache access log',
  csv: 'CSV',
  ndjson: 'NDJSON'
}
export const formats = Object.keys(formatName) as LogFormat[]

export const fieldName: Record<UsageField, string> = {
  time: 'Time',
  actor: 'Who',
  key: 'Key',
  ip: 'IP',
  userAgent: 'User agent',
  action: 'Action',
  resource: 'Resource',
  result: 'Result',
  bytes: 'Bytes'
}
export const usageFields = Object.keys(fieldName) as UsageField[]

/** The fields that any row of a sample has something in. */
export const mappedFields = (rows: readonly Partial<Record<UsageField, string>>[]): UsageField[] =>
  usageFields.filter((field) => rows.some((row) => (row[field] ?? '') !== ''))
