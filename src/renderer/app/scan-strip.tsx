import { useAct } from '../store/use-act.ts'
import { useApp } from '../store/use-app.ts'
import { Button } from '../ui/button.tsx'
import { formatBytes, formatDuration, formatPercent, plural } from '../ui/format-number.ts'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { hasRate, phaseName } from '../ui/scan-words.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import { useMedia } from '../ui/use-media.ts'
import styles from './scan-strip.module.css'

/** The scan that runs, in one line under the title; others are counted. */
export function ScanStrip() {
  const running = useApp((state) => state.scans.running)
  const pause = useApp((state) => state.scans.pause)
  const resume = useApp((state) => state.scans.resume)
  const act = useAct()
  const isNarrow = useMedia('(max-width: 800px)')
  const [scan, ...others] = Object.values(running)
  if (!scan) return null
  const isPaused = scan.state === 'paused'
  const size = scan.total > 0 ? `${formatBytes(scan.done)} of ${formatBytes(scan.total)}` : null
  const facts = [
    scan.total > 0 ? formatPercent(scan.done, scan.total) : null,
    isNarrow ? null : size,
    isPaused ? 'paused' : hasRate(scan) ? `${formatBytes(scan.rate)}/s` : phaseName[scan.phase].toLowerCase(),
    isPaused || scan.secondsLeft === null ? null : `${formatDuration(scan.secondsLeft)} left`,
    isNarrow ? null : plural(scan.findings, 'secret'),
    others.length > 0 ? plural(others.length, 'more scan') : null
  ]
  return (
    <div className={styles.strip}>
      <Untrusted text={scan.sourceName} className={styles.source} />
      <ProgressBar done={scan.done} total={scan.total} isPaused={isPaused} label={`Scan of ${scan.sourceName}: ${phaseName[scan.phase]}`} />
      <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      <Button
        size="small"
        look="quiet"
        onClick={() =>
          act(isPaused ? resume(scan.scanId) : pause(scan.scanId), isPaused ? 'The scan could not go on' : 'The scan could not be paused')
        }
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
    </div>
  )
}
