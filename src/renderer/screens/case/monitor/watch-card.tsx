import { CalendarPlus, Play, Radar } from 'lucide-react'
import { useState } from 'react'
import type { MonitorTask } from '../../../../contract/case/record.ts'
import { isOfKey } from '../../../../contract/case/states.ts'
import { useAct } from '../../../store/use-act.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { isEnded } from '../../../ui/case-words.ts'
import { Countdown } from '../../../ui/countdown.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { runWords } from '../../../ui/run-words.ts'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { RecordCheck } from '../../record-check.tsx'
import { useCase } from '../case-context.ts'
import { ExtendDialog } from './extend-dialog.tsx'
import { StartDialog } from './start-dialog.tsx'
import styles from './watch-card.module.css'

function Check({
  check,
  isOn,
  undecided,
  onRecord
}: {
  check: MonitorTask
  isOn: boolean
  undecided: string | undefined
  onRecord(): void
}) {
  const now = useNow()
  const last = check.results.at(-1)
  const isDue = Date.parse(check.dueAt) <= now
  return (
    <li className={styles.check}>
      <div className={styles.words}>
        <p className={styles.title}>{visibleText(check.title)}</p>
        <p className={styles.quiet}>
          {check.automatic ? 'Bulkhead does it' : 'a person does it'}, every {check.everyHours} h
          {isOn && (
            <>
              {isDue ? ' · ' : ' · due in '}
              <b className={isDue ? styles.due : undefined}>
                <Countdown iso={check.dueAt} over="due now" />
              </b>
            </>
          )}
        </p>
        {undecided !== undefined && <p className={styles.undecided}>{visibleText(undecided)}</p>}
        {last && (
          <p className={styles.quiet}>
            {last.ok ? (
              <Tag tone="ok">All is well</Tag>
            ) : (
              <Tag tone="crit">{isOfKey(check.check) ? 'It is back' : 'Something is wrong'}</Tag>
            )}{' '}
            {visibleText(last.note)} {visibleText(last.who)}, <Time iso={last.at} as="moment" />
            {check.results.length > 1 && ` · ${check.results.length} results`}
          </p>
        )}
      </div>
      {isOn && !check.automatic && (
        <Button size="small" aria-label={`Record… ${visibleText(check.title)}`} onClick={onRecord}>
          Record…
        </Button>
      )}
    </li>
  )
}

/** How much of the window is over, as a bar. */
function Window({ start, end }: { start: string; end: string }) {
  const now = useNow()
  const part = (now - Date.parse(start)) / Math.max(1, Date.parse(end) - Date.parse(start))
  return (
    <div className={styles.window}>
      <span>
        <Time iso={start} />
      </span>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ transform: `scaleX(${Math.max(0, Math.min(1, part))})` }} />
      </span>
      <span>
        <Time iso={end} /> (<Countdown iso={end} over="over" />)
      </span>
    </div>
  )
}

/** The window of watching: its checks, when each is due, and what was seen. */
export function WatchCard() {
  const { record, gates } = useCase()
  const gate = gates.find((one) => one.gate === 'old-value-rejected')
  const run = useApp((state) => state.monitor.run)
  const isRunning = useApp((state) => state.monitor.running !== null)
  const show = useApp((state) => state.toasts.show)
  const act = useAct()
  /** Checks of the last run that came to no answer: they are no result, and are not kept. */
  const [openChecks, setOpenChecks] = useState<readonly { check: string; note: string }[]>([])
  const [dialog, setDialog] = useState<'start' | 'extend' | null>(null)
  const [recording, setRecording] = useState<MonitorTask | null>(null)
  const { monitor } = record
  const runNow = async (): Promise<void> => {
    const results = await run(record.id)
    setOpenChecks(results.filter(({ verdict }) => verdict === 'undecided'))
    show(runWords(results))
  }
  if (monitor === null)
    return (
      <Card title="Monitoring">
        <EmptyState
          icon={<Radar size={28} strokeWidth={1.5} />}
          title="Nobody watches yet"
          actions={
            <Button look={gate?.open === false ? 'plain' : 'primary'} onClick={() => setDialog('start')}>
              Start monitoring…
            </Button>
          }
        >
          A window with an end, and checks that are due in it. If something comes back, the case reopens.
          {gate?.open === false && <span className={styles.shut}> {visibleText(gate.why)}</span>}
        </EmptyState>
        {dialog === 'start' && <StartDialog onClose={() => setDialog(null)} />}
      </Card>
    )
  return (
    <Card
      title="Monitoring"
      aside={
        record.state === 'monitoring' ? (
          <>
            <Button size="small" disabled={isRunning} onClick={() => act(runNow(), 'The checks were not done')}>
              <Play size={13} /> {isRunning ? 'Checking…' : 'Run now'}
            </Button>
            <Button size="small" look="ghost" onClick={() => setDialog('extend')}>
              <CalendarPlus size={13} /> Extend…
            </Button>
          </>
        ) : (
          !isEnded(record.state) && (
            <Button size="small" onClick={() => setDialog('start')}>
              <Play size={13} /> Start again…
            </Button>
          )
        )
      }
    >
      <Window start={monitor.start} end={monitor.end} />
      {monitor.extendedFor !== '' && <p className={styles.extended}>Extended: {visibleText(monitor.extendedFor)}</p>}
      <ul className={styles.checks}>
        {monitor.checks.map((check) => (
          <Check
            key={check.id}
            check={check}
            isOn={record.state === 'monitoring'}
            undecided={openChecks.find((one) => one.check === check.title)?.note}
            onRecord={() => setRecording(check)}
          />
        ))}
      </ul>
      {dialog === 'start' && <StartDialog onClose={() => setDialog(null)} />}
      {dialog === 'extend' && <ExtendDialog onClose={() => setDialog(null)} />}
      {recording && <RecordCheck caseId={record.id} state={record.state} check={recording} onClose={() => setRecording(null)} />}
    </Card>
  )
}
