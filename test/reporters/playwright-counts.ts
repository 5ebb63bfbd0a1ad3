import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter'

/** Ends with one plain line of counts, after the reason of every skipped test; an error outside any test counts as failed. */
export default class PlaywrightCounts implements Reporter {
  private readonly results = new Map<string, 'passed' | 'failed' | 'skipped'>()
  private errors = 0

  onTestEnd(test: TestCase, result: TestResult): void {
    this.results.set(test.id, result.status === 'skipped' ? 'skipped' : test.ok() ? 'passed' : 'failed')
    if (result.status !== 'skipped') return
    const why = result.annotations.find((a) => a.type === 'skip' || a.type === 'fixme')?.description
    console.log(`SKIPPED ${test.titlePath().slice(1).join(' > ')}: ${why ?? 'no reason given'}`)
  }

  onError(_error: TestError): void {
    this.errors++
  }

  onEnd(): void {
    const count = (state: string): number => [...this.results.values()].filter((s) => s === state).length
    const line = `${count('passed')} passed, ${count('failed') + this.errors} failed, ${count('skipped')} skipped`
    if (process.env.BULKHEAD_COUNTS_FILE) writeFileSync(process.env.BULKHEAD_COUNTS_FILE, line)
    console.log(line)
  }

  printsToStdio(): boolean {
    return false
  }
}
