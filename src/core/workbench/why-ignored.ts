import type { Finding, SourceIgnore } from '../../contract/model.ts'
import type { ReportFinding } from '../report/scan-report.ts'

const words: Record<SourceIgnore['by'], (note: string) => string> = {
  comment: (note) => `by the comment ${note} beside it`,
  'ignore-file': (note) => `by the source's ${note}`,
  baseline: (note) => `known: ${note}`,
  types: (note) => note
}

/** Why a finding is ignored, for reports: what the user decided goes first. */
export function whyIgnored(user: Finding['ignore'], source: SourceIgnore | null): Pick<ReportFinding, 'ignoredFor' | 'ignoredBy'> {
  if (user) return { ignoredFor: user.note === '' ? user.reason : `${user.reason}: ${user.note}`, ignoredBy: 'user' }
  return source ? { ignoredFor: words[source.by](source.note), ignoredBy: source.by } : {}
}
