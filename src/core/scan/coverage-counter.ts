import type { Coverage, SkipReason } from '../../contract/model.ts'
import type { BatchResult } from './protocol.ts'

type Reason = (typeof SkipReason.options)[number]
const MOST_EXAMPLES = 20

/** Adds up what a scan saw and what it had to skip; see Coverage for the sum that must hold. */
export class CoverageCounter {
  private readonly skipped = new Map<Reason, { count: number; examples: { what: string; why: string }[] }>()
  private readonly notes: string[] = []
  private scanned = 0
  private binary = 0
  private bytes = 0
  private unchanged = 0
  private notContent = 0

  skip(reason: Reason, what: string, why: string): void {
    const entry = this.skipped.get(reason) ?? { count: 0, examples: [] }
    entry.count++
    if (entry.examples.length < MOST_EXAMPLES) entry.examples.push({ what, why })
    this.skipped.set(reason, entry)
  }

  /** A tree that turned out to be unreadable when the history was walked. */
  skipTree(what: string, why: string): void {
    this.notContent--
    this.skip('damaged', what, why)
  }

  note(sentence: string): void {
    if (!this.notes.includes(sentence)) this.notes.push(sentence)
  }

  leaveOut(counts: { unchanged: number; notContent: number }): void {
    this.unchanged += counts.unchanged
    this.notContent += counts.notContent
  }

  add(batch: BatchResult): void {
    this.scanned += batch.scanned
    this.binary += batch.binary
    this.bytes += batch.bytes
    for (const problem of batch.problems) this.skip(problem.reason, problem.what, problem.why)
  }

  get searchedBytes(): number {
    return this.bytes
  }

  /** True when something that should have been searched was not. */
  get hasGaps(): boolean {
    const gaps: Reason[] = ['missing', 'damaged', 'too-large', 'unreadable', 'over-limit']
    return gaps.some((reason) => this.skipped.has(reason))
  }

  /** Examples and notes name files and refs: `maskName` takes the secrets out of them. */
  toCoverage(maskName: (name: string) => string): Coverage {
    const skipped = [...this.skipped].map(([reason, { count, examples }]) => ({
      reason,
      count,
      examples: examples.map(({ what, why }) => ({ what: maskName(what), why: maskName(why) }))
    }))
    return {
      objects: this.scanned + this.unchanged + this.notContent + skipped.reduce((sum, entry) => sum + entry.count, 0),
      scanned: this.scanned,
      unchanged: this.unchanged,
      notContent: this.notContent,
      binary: this.binary,
      bytes: this.bytes,
      skipped,
      notes: this.notes.map(maskName)
    }
  }
}
