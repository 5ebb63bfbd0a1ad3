import { Square } from 'lucide-react'
import type { SearchProgress } from '../../../store/dependents-slice.ts'
import { useAct } from '../../../store/use-act.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { formatPercent, plural } from '../../../ui/format-number.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import styles from '../assess/running-import.module.css'

export function RunningSearch({ progress }: { progress: SearchProgress }) {
  const cancel = useApp((state) => state.dependents.cancel)
  const act = useAct()
  return (
    <div className={styles.running}>
      <ProgressBar done={progress.done} total={progress.total} label="The sources are searched for dependents" />
      <span className={styles.facts}>
        {progress.total > 0 && `${formatPercent(progress.done, progress.total)} · `}
        {plural(progress.found, 'dependent')} so far
      </span>
      <Button size="small" look="ghost" onClick={() => act(cancel(progress.searchId), 'The search could not be stopped')}>
        <Square size={12} /> Stop
      </Button>
    </div>
  )
}
