import { Bot, CircleAlert, CircleCheck, CircleDashed, Clock, type LucideIcon, Play, User } from 'lucide-react'
import { useState } from 'react'
import type { Watch } from '../../store/monitor-slice.ts'
import { routeHref } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { caseStateWord } from '../../ui/case-words.ts'
import { cx } from '../../ui/cx.ts'
import { formatDay } from '../../ui/format-time.ts'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { useNow } from '../../ui/use-now.ts'
import { visibleText } from '../../ui/visible-text.ts'
import { RecordCheck } from '../record-check.tsx'
import { dueWords, windowWords } from './due-words.ts'
import styles from './watch-card.module.css'
import { type CheckState, checkState, watchPart } from './watch-part.ts'

type Check = Watch['checks'][number]

const icons: Record<CheckState, LucideIcon> = { failed: CircleAlert, due: Clock, passed: CircleCheck, waiting: CircleDashed }
const stateName: Record<CheckState, string> = { failed: 'Found something', due: 'Due', passed: 'Well', waiting: 'Not done yet' }

function CheckRow({ check, now, onRecord }: { check: Check; now: number; onRecord(): void }) {
  const state = checkState(check)
  const Icon = icons[state]
  return (
    <li className={styles.check}>
      <Icon size={16} strokeWidth={1.9} className={styles[state]} role="img" aria-label={stateName[state]} />
      <div className={styles.words}>
        <p className={styles.title}>
          <Untrusted text={check.title} hasTitle={false} />
          <span className={styles.how} title={check.automatic ? 'Bulkhead does it' : 'A person does it'}>
            {check.automatic ? <Bot size={13} /> : <User size={13} />}
            {check.automatic ? 'automatic' : 'by hand'}
          </span>
        </p>
        <p className={cx(styles.last, state === 'failed' && styles.failedNote)}>
          {check.last === null ? (
            'Not done yet.'
          ) : (
            <>
              <Untrusted text={check.last.note || (check.last.ok ? 'All is well.' : 'Something was found.')} hasTitle={false} />{' '}
              <span className={styles.by}>
                {visibleText(check.last.who)}, <Time iso={check.last.at} as="ago" />
              </span>
            </>
          )}
        </p>
      </div>
      <time dateTime={check.dueAt} title={check.dueAt} className={cx(styles.due, check.overdue && styles.late)}>
        {dueWords(check.dueAt, now)}
      </time>
      {check.automatic ? (
        <span />
      ) : (
        <Button size="small" onClick={onRecord}>
          Record…
        </Button>
      )}
    </li>
  )
}

/** The window of one case: how much of it is over, and its checks. */
export function WatchCard({ watch, isRunning, onRun }: { watch: Watch; isRunning: boolean; onRun(): void }) {
  const now = useNow(30_000)
  const [recorded, setRecorded] = useState<Check | null>(null)
  const { name, tone } = caseStateWord[watch.state]
  const part = watchPart(watch, now)
  const hasAutomatic = watch.checks.some((check) => check.automatic)
  return (
    <section className={styles.card} aria-label={`${watch.caseId} ${visibleText(watch.title)}`}>
      <header className={styles.head}>
        <a href={routeHref({ screen: 'incidents', id: watch.caseId, part: 'monitor' })} className={styles.case}>
          <span className={styles.id}>{watch.caseId}</span>
          <h2 className={styles.name}>
            <Untrusted text={watch.title} />
          </h2>
        </a>
        <Tag tone={tone}>{name}</Tag>
        {hasAutomatic && (
          <Button size="small" disabled={isRunning} onClick={onRun}>
            <Play size={13} /> {isRunning ? 'Checking…' : 'Run now'}
          </Button>
        )}
      </header>
      <div className={styles.window}>
        <span>{formatDay(watch.start)}</span>
        <span className={styles.bar} role="img" aria-label={`${Math.round(part * 100)} % of the window are over`}>
          <i className={styles.fill} style={{ transform: `scaleX(${part})` }} />
        </span>
        <span>{formatDay(watch.end)}</span>
        <b className={styles.left}>{windowWords(watch.end, now)}</b>
      </div>
      {watch.checks.length === 0 ? (
        <p className={styles.none}>No check was chosen for this window.</p>
      ) : (
        <ul className={styles.checks}>
          {watch.checks.map((check) => (
            <CheckRow key={check.id} check={check} now={now} onRecord={() => setRecorded(check)} />
          ))}
        </ul>
      )}
      {recorded && <RecordCheck caseId={watch.caseId} state={watch.state} check={recorded} onClose={() => setRecorded(null)} />}
    </section>
  )
}
