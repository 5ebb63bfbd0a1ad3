import { Pause, Play, Square } from 'lucide-react'
import { useState } from 'react'
import type { ScanProgress, SourceKind } from '../../../contract/model.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { formatBytes, formatCount, formatDuration, formatPercent } from '../../ui/format-number.ts'
import { hasRate, phaseName } from '../../ui/scan-words.ts'
import { visibleText } from '../../ui/visible-text.ts'
import { compartmentsOf } from './compartments.ts'
import styles from './running-scan.module.css'

function StopScan({ progress, onClose }: { progress: ScanProgress; onClose(): void }) {
  const cancel = useApp((state) => state.scans.cancel)
  const act = useAct()
  return (
    <Dialog
      title={`Stop the scan of ${visibleText(progress.sourceName)}?`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" data-autofocus onClick={onClose}>
            Go on scanning
          </Button>
          <Button
            look="danger"
            onClick={() => {
              act(cancel(progress.scanId), 'The scan could not be stopped')
              onClose()
            }}
          >
            Stop it
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        What was found so far stays. What was not searched yet is not covered, and the record of this scan will say so.
      </p>
    </Dialog>
  )
}

/** The work as compartments of a hull that fill one after the other. */
export function RunningScan({ progress, kind }: { progress: ScanProgress; kind: SourceKind }) {
  const pause = useApp((state) => state.scans.pause)
  const resume = useApp((state) => state.scans.resume)
  const act = useAct()
  const [isStopping, setStopping] = useState(false)
  const isPaused = progress.state === 'paused'
  const compartments = compartmentsOf(progress, kind)
  return (
    <section className={styles.scan} aria-label="The running scan">
      <div
        role="progressbar"
        aria-label={`Scan: ${phaseName[progress.phase]}`}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(progress.total > 0 ? { 'aria-valuenow': Math.floor((progress.done / progress.total) * 100) } : {})}
        className={cx(styles.hull, isPaused && styles.paused)}
      >
        {compartments.map((compartment) => (
          <div key={compartment.name} className={cx(styles.compartment, compartment.isNow && styles.now)}>
            <i style={{ transform: `scaleX(${compartment.part})` }} className={cx(compartment.isUnknown && styles.unknown)} />
            <span>{compartment.name}</span>
            <small>
              {compartment.part >= 1
                ? 'done'
                : compartment.isNow
                  ? compartment.isUnknown
                    ? 'under way'
                    : formatPercent(progress.done, progress.total)
                  : ''}
            </small>
          </div>
        ))}
      </div>
      <div className={styles.below}>
        <dl className={styles.facts}>
          <div>
            <dt>Searched</dt>
            <dd>{formatBytes(progress.bytes)}</dd>
          </div>
          <div>
            <dt>Rate</dt>
            <dd>{isPaused ? 'paused' : hasRate(progress) ? `${formatBytes(progress.rate)}/s` : '–'}</dd>
          </div>
          <div>
            <dt>Time left</dt>
            <dd>{isPaused || progress.secondsLeft === null ? '–' : formatDuration(progress.secondsLeft)}</dd>
          </div>
          <div>
            <dt>Secrets</dt>
            <dd>{formatCount(progress.findings)}</dd>
          </div>
        </dl>
        <div className={styles.buttons}>
          <Button
            size="small"
            onClick={() =>
              act(
                isPaused ? resume(progress.scanId) : pause(progress.scanId),
                isPaused ? 'The scan could not go on' : 'The scan could not be paused'
              )
            }
          >
            {isPaused ? <Play size={13} /> : <Pause size={13} />} {isPaused ? 'Resume' : 'Pause'}
          </Button>
          <Button size="small" look="ghost" onClick={() => setStopping(true)}>
            <Square size={12} /> Stop…
          </Button>
        </div>
      </div>
      {isStopping && <StopScan progress={progress} onClose={() => setStopping(false)} />}
    </section>
  )
}
