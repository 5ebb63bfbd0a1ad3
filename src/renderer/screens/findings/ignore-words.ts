import type { IgnoreReason } from '../../../contract/model.ts'

export const reasonNames: Record<IgnoreReason, { name: string; says: string }> = {
  'false-positive': { name: 'False positive', says: 'It is not a secret.' },
  'test-fixture': { name: 'Test fixture', says: 'It looks like one, and opens nothing.' },
  'already-revoked': { name: 'Already revoked', says: 'It was one, and no longer works.' },
  'accepted-risk': { name: 'Accepted risk', says: 'It works, and somebody decided to live with that.' },
  duplicate: { name: 'Duplicate', says: 'It is handled as another finding.' }
}

export const reasons = Object.keys(reasonNames) as IgnoreReason[]

export const expiries = [
  { value: 'never', name: 'For good', days: null },
  { value: '30', name: 'For 30 days', days: 30 },
  { value: '90', name: 'For 90 days', days: 90 },
  { value: '365', name: 'For a year', days: 365 }
] as const
export type Expiry = (typeof expiries)[number]['value']

/** When an ignore of that length ends. */
export function expiryDate(expiry: Expiry, now = new Date()): string | null {
  const days = expiries.find((one) => one.value === expiry)?.days ?? null
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString()
}
