import { useEffect, useState } from 'react'
import { useApp } from '../../store/use-app.ts'
import { type CasePart, caseParts } from '../../ui/case-words.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Assess } from './assess/assess.tsx'
import { CaseContext } from './case-context.ts'
import { CaseHead } from './case-head.tsx'
import styles from './case-page.module.css'
import { CaseSkeleton } from './case-skeleton.tsx'
import { Cleanup } from './cleanup/cleanup.tsx'
import { Dependents } from './dependents/dependents.tsx'
import { EvidenceDrawer } from './evidence/evidence-drawer.tsx'
import { Monitor } from './monitor/monitor.tsx'
import { Notices } from './notices.tsx'
import { CaseRecordPart } from './record/case-record.tsx'
import { RefusedDialog } from './refused-dialog.tsx'
import { Summary } from './report/summary.tsx'
import { Rotate } from './rotate/rotate.tsx'
import { Timeline } from './timeline/timeline.tsx'

const parts = {
  assess: Assess,
  rotate: Rotate,
  dependents: Dependents,
  monitor: Monitor,
  record: CaseRecordPart,
  cleanup: Cleanup,
  report: Summary
}
type Shown = keyof typeof parts

const partOf = (name: string | null): CasePart | null => caseParts.find(({ part }) => part === name)?.part ?? null

/** One case: what leaked, how it stands, the step that is worked on, and all that happened. */
export function CasePage({ id }: { id: string }) {
  const show = useApp((state) => state.case.show)
  const load = useApp((state) => state.case.load)
  const replace = useApp((state) => state.route.replace)
  const [last, setLast] = useState<Shown | null>(null)
  const named = partOf(useApp((state) => state.route.current.part))
  const view = useApp((state) => (state.case.shown?.id === id ? state.case.shown.view : null))
  const loadUsage = useApp((state) => state.usage.load)
  useEffect(() => show(id), [show, id])
  // A log that comes or goes changes the record before its end is told: the analysis is another one then.
  const imports = view?.value?.record.imports.map((one) => one.id).join()
  useEffect(() => {
    if (imports !== undefined) void loadUsage(id)
  }, [loadUsage, id, imports])
  if (view?.state === 'failed' && view.value === null)
    return <ErrorState error={view.error} title={`${id} did not load`} onRetry={() => void load()} />
  if (!view?.value) return <CaseSkeleton />
  // Without a step in the address: the one where the next thing is to do.
  const usual: Shown = view.value.next?.step ?? (view.value.record.close ? 'report' : 'assess')
  // The evidence lies over the part that was looked at before.
  const part: Shown = named === 'evidence' ? (last ?? usual) : (named ?? usual)
  if (named !== 'evidence' && part !== last) setLast(part)
  const Part = parts[part]
  return (
    <CaseContext value={view.value}>
      <div className={styles.page}>
        <CaseHead part={part} />
        <div className={styles.columns}>
          <div key={part} className={styles.content}>
            {view.state === 'failed' && (
              <ErrorState error={view.error} title="The case could not be read again" isInline onRetry={() => void load()} />
            )}
            <Notices part={part} />
            <Part />
          </div>
          <Timeline />
        </div>
      </div>
      {named === 'evidence' && <EvidenceDrawer onClose={() => replace({ screen: 'incidents', id, part })} />}
      <RefusedDialog />
    </CaseContext>
  )
}
