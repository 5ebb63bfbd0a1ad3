import type { ScanProgress } from '../../contract/model.ts'

/** How often at most progress is told, in milliseconds. */
const INTERVAL = 100
/** Weight of the newest second in the rate. */
const SMOOTHING = 0.3

type Phase = ScanProgress['phase']

/** Progress of one scan: rate smoothed over seconds, time left from the work that is left. `now` is in milliseconds. */
export class ProgressMeter {
  private readonly fixed: Pick<ScanProgress, 'scanId' | 'sourceId' | 'sourceName'>
  private readonly now: () => number
  private readonly tell: (progress: ScanProgress) => void
  private current: ScanProgress
  private toldAt = -INTERVAL
  private phaseStart: number
  private sample: { at: number; bytes: number }

  constructor(fixed: Pick<ScanProgress, 'scanId' | 'sourceId' | 'sourceName'>, now: () => number, tell: (progress: ScanProgress) => void) {
    this.fixed = fixed
    this.now = now
    this.tell = tell
    this.phaseStart = now()
    this.sample = { at: this.phaseStart, bytes: 0 }
    this.current = { ...fixed, state: 'running', phase: 'plan', done: 0, total: 0, bytes: 0, rate: 0, secondsLeft: null, findings: 0 }
  }

  get progress(): ScanProgress {
    return this.current
  }

  begin(phase: Phase, total = 0): void {
    this.phaseStart = this.now()
    this.sample = { at: this.phaseStart, bytes: this.current.bytes }
    this.update({ phase, done: 0, total, secondsLeft: null }, true)
  }

  setState(state: ScanProgress['state']): void {
    this.phaseStart = this.now()
    this.sample = { at: this.phaseStart, bytes: this.current.bytes }
    this.update({ state }, true)
  }

  advance(change: Partial<Pick<ScanProgress, 'done' | 'total' | 'bytes' | 'findings'>>): void {
    this.update(change, false)
  }

  private update(change: Partial<ScanProgress>, always: boolean): void {
    const at = this.now()
    const next = { ...this.current, ...change }
    const since = (at - this.sample.at) / 1000
    if (since >= 0.5) {
      const newest = (next.bytes - this.sample.bytes) / since
      next.rate = next.rate === 0 ? newest : next.rate + SMOOTHING * (newest - next.rate)
      this.sample = { at, bytes: next.bytes }
    }
    const elapsed = (at - this.phaseStart) / 1000
    if (next.done > 0 && elapsed > 0.5) next.secondsLeft = Math.max(0, (next.total - next.done) * (elapsed / next.done))
    this.current = next
    if (!always && at - this.toldAt < INTERVAL) return
    this.toldAt = at
    this.tell({ ...this.fixed, ...next })
  }
}
