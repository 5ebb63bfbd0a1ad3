import { Square } from 'lucide-react'
import type { ImportProgress } from '../../../store/usage-slice.ts'
import { useAct } from '../../../store/use-act.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { formatBytes, formatCount, formatPercent } from '../../../ui/format-number.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import styles from './running-import.module.css'

/** How far an import is, how fast it goes, and a way to stop it. */
export function RunningImport({ progress }: { progress: ImportProgress }) {
  const cancel = useApp((state) => state.usage.cancel)
  const act = useAct()
  const seconds = (Date.now() - progress.startedAt) / 1000
  const speed = seconds > 0.5 ? `${formatBytes(progress.done / seconds)}/s` : null
  const facts = [
    progress.total > 0 && formatPercent(progress.done, progress.total),
    progress.total > 0 && `${formatBytes(progress.done)} of ${formatBytes(progress.total)}`,
    `${formatCount(progress.rows)} rows`,
    speed
  ]
  return (
    <div className={styles.running}>
      <ProgressBar done={progress.done} total={progress.total} label="The log is imported" />
      <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      <Button size="small" look="ghost" onClick={() => act(cancel(progress.importId), 'The import could not be stopped')}>
        <Square size={12} /> Stop
      </Button>
    </div>
  )
}
