import type { Severity } from '../../contract/model.ts'

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[]

export const severityName: Record<Severity, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' }
