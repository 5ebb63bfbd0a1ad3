export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** Reads `N passed, N failed, N skipped`; null where the text has no such line. */
export function readCounts(text: string): Counts | null {
  const found = /^(\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(text)
  return found ? { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3]) } : null
}

/** A step that failed without a failed test (types, lint, a runner that broke) counts as one failure, so that the line never looks clean then. */
export function sumCounts(steps: readonly { ok: boolean; counts: Counts | null }[]): Counts {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { ok, counts } of steps) {
    sum.passed += counts?.passed ?? 0
    sum.skipped += counts?.skipped ?? 0
    sum.failed += counts?.failed || (ok ? 0 : 1)
  }
  return sum
}

export const countsLine = ({ passed, failed, skipped }: Counts): string => `${passed} passed, ${failed} failed, ${skipped} skipped`
