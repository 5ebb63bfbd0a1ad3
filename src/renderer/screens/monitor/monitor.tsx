import { Activity, Play } from 'lucide-react'
import { useEffect } from 'react'
import { PageHead } from '../../app/page-head.tsx'
import { ScanStrip } from '../../app/scan-strip.tsx'
import { routeHref } from '../../store/route.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { plural } from '../../ui/format-number.ts'
import { runWords } from '../../ui/run-words.ts'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import styles from './monitor.module.css'
import { WatchCard } from './watch-card.tsx'

/** The windows in which old keys are watched: what they saw, what comes next. */
export function Monitor() {
  const { watches, running, load, run } = useApp((state) => state.monitor)
  const show = useApp((state) => state.toasts.show)
  const act = useAct()
  useEffect(() => void load(), [load])
  const list = watches.value ?? []
  const due = list.reduce((sum, watch) => sum + watch.checks.filter((check) => check.automatic && check.overdue).length, 0)
  const runNow = (caseId: string | null): void =>
    act(
      run(caseId).then((results) => show(runWords(results))),
      'The checks did not run'
    )
  return (
    <>
      <PageHead title="Monitor" below={<ScanStrip />}>
        {list.length > 0 && (
          <Button
            size="small"
            disabled={running !== null || due === 0}
            title={due === 0 ? 'No automatic check is due' : undefined}
            onClick={() => runNow(null)}
          >
            <Play size={13} />
            <span className={styles.run}>
              {running !== null && running.caseId === null ? 'Checking…' : due === 0 ? 'Nothing due' : `Run ${plural(due, 'due check')}`}
            </span>
          </Button>
        )}
      </PageHead>
      <div className={styles.page}>
        {watches.state === 'failed' && (
          <ErrorState
            error={watches.error}
            title="The windows did not load"
            isInline={watches.value !== null}
            onRetry={() => void load()}
          />
        )}
        {watches.state === 'loading' && watches.value === null && <SkeletonLines lines={8} label="The windows are loading" />}
        {watches.value?.length === 0 && (
          <EmptyState
            icon={<Activity size={28} strokeWidth={1.5} />}
            title="Nothing is watched"
            actions={<ButtonLink href={routeHref({ screen: 'incidents' })}>To the incidents</ButtonLink>}
          >
            A case begins to watch when its old key is proven dead: that it stays dead, that the value comes back nowhere, and that the
            services work. A setback opens the case again.
          </EmptyState>
        )}
        {list.map((watch) => (
          <WatchCard
            key={watch.caseId}
            watch={watch}
            isRunning={running !== null && (running.caseId === null || running.caseId === watch.caseId)}
            onRun={() => runNow(watch.caseId)}
          />
        ))}
      </div>
    </>
  )
}
