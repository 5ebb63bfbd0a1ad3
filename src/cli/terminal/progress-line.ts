import type { ScanProgress } from '../../contract/model.ts'
import { plainText } from '../../core/report/plain-text.ts'

const BAR = 24
const names: Record<ScanProgress['phase'], string> = {
  fetch: 'fetching',
  index: 'indexing',
  plan: 'planning',
  scan: 'scanning',
  history: 'reading history',
  finish: 'finishing'
}

export const duration = (seconds: number): string => {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** One line, at most `width` columns. */
export function progressLine(progress: ScanProgress, width: number): string {
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
  const filled = Math.round(share * BAR)
  const parts = [
    `${names[progress.phase]} ${plainText(progress.sourceName)}`,
    progress.total > 0 ? `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ${Math.floor(share * 100)} %` : '',
    progress.phase === 'scan' && progress.rate > 0 ? `${Math.round(progress.rate / 1e6)} MB/s` : '',
    progress.phase === 'scan' && progress.secondsLeft !== null && progress.secondsLeft >= 1 ? `${duration(progress.secondsLeft)} left` : '',
    progress.findings > 0 ? `${progress.findings} found` : ''
  ]
  return parts
    .filter(Boolean)
    .join('  ')
    .slice(0, Math.max(10, width - 1))
}

/** Draws on a terminal over the same line; does nothing where standard error is no terminal. */
export function progressBar(stream: NodeJS.WriteStream): { show(progress: ScanProgress): void; clear(): void } {
  if (!stream.isTTY) return { show() {}, clear() {} }
  let shown = false
  const clear = (): void => {
    if (shown) stream.write('\r\u001b[2K')
    shown = false
  }
  return {
    show(progress) {
      stream.write(`\r\u001b[2K${progressLine(progress, stream.columns ?? 80)}`)
      shown = true
    },
    clear
  }
}
