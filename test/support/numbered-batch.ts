import { createHash } from 'node:crypto'
import type { Batch } from '../../src/core/store/workspace.ts'

export const hitsOfBatch = 3000

/** Batch n of a scan that finds one new secret in each object, the same in every process. */
export function numberedBatch(n: number): Batch {
  const names = Array.from({ length: hitsOfBatch }, (_, i) => createHash('sha256').update(`${n} ${i}`).digest())
  return {
    oids: Buffer.concat(names.map((name) => name.subarray(0, 20))),
    oidLength: 20,
    hits: names.map((name) => ({
      typeId: 'stripe-secret-key',
      provider: 'Stripe',
      severity: 'critical',
      fingerprint: name,
      preview: 'sk_live_…f3Qa',
      where: 'blob',
      object: name.subarray(0, 20),
      path: null,
      start: 1,
      end: 40,
      line: 1,
      column: 2
    })),
    scanned: hitsOfBatch,
    bytes: 1,
    binary: 0
  }
}
