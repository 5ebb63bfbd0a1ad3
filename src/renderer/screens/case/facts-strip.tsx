import type { ReactNode } from 'react'
import type { CaseView, EvidenceClock } from '../../../contract/case/view.ts'
import { useApp } from '../../store/use-app.ts'
import { isMoved, outcomeWord } from '../../ui/case-words.ts'
import { Countdown } from '../../ui/countdown.tsx'
import { cx } from '../../ui/cx.ts'
import { formatDuration, plural } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { visibleText } from '../../ui/visible-text.ts'
import { useCase } from './case-context.ts'
import styles from './facts-strip.module.css'

const Cell = ({ name, value, says, tone }: { name: string; value: ReactNode; says: string; tone?: 'warn' | 'flood' | undefined }) => (
  <div className={styles.cell}>
    <dt className={styles.name}>{name}</dt>
    <dd className={cx(styles.value, tone && styles[tone])}>{value}</dd>
    <dd className={styles.says} title={says}>
      {says}
    </dd>
  </div>
)

/** The clock that runs out next; else the one that ran out last. */
export function nextClock(clocks: readonly EvidenceClock[], now: number): EvidenceClock | undefined {
  const known = clocks
    .filter((clock): clock is EvidenceClock & { expiresAt: string } => clock.expiresAt !== null)
    .sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt))
  return known.find((clock) => Date.parse(clock.expiresAt) > now) ?? known.at(-1) ?? clocks[0]
}

function Clock({ clocks }: { clocks: readonly EvidenceClock[] }) {
  const clock = nextClock(clocks, Date.now())
  if (!clock) return <Cell name="Log evidence expires" value="–" says="no log is known for this type" />
  const says = `${visibleText(clock.log)}: ${visibleText(clock.keeps)}`
  if (clock.expiresAt === null) return <Cell name="Log evidence expires" value="Not known" says={says} />
  return <Cell name="Log evidence expires" value={<Countdown iso={clock.expiresAt} over="Gone" />} says={says} tone="warn" />
}

export function leftOver(dependents: CaseView['record']['dependents']): string {
  const left = dependents.filter((one) => !isMoved(one.state) && one.state !== 'not-a-dependent')
  if (left.length === 0) return dependents.length === 0 ? 'none are known yet' : 'none is left'
  const confirmed = left.filter((one) => one.certainty === 'confirmed').length
  const parts = [confirmed > 0 && `${confirmed} confirmed`, left.length > confirmed && `${left.length - confirmed} suspected`]
  return `${parts.filter(Boolean).join(', ')} left`
}

/** What a responder must know without scrolling. */
export function FactsStrip() {
  const { record, exposure, clocks } = useCase()
  const analysis = useApp((state) => (state.usage.caseId === record.id ? state.usage.analysis.value : null))
  const real = record.dependents.filter((one) => one.state !== 'not-a-dependent')
  const moved = real.filter((one) => isMoved(one.state)).length
  const fired = analysis?.tests.filter((test) => test.fired > 0).length ?? 0
  const { firstCommit } = exposure
  const outcome = record.verdict && outcomeWord[record.verdict.outcome]
  return (
    <dl className={styles.strip}>
      <Cell
        name="Exposed for"
        value={exposure.exposedFor === null ? 'Not known' : formatDuration(exposure.exposedFor / 1000)}
        says={firstCommit ? `first commit ${formatDay(firstCommit.date)}, ${firstCommit.oid.slice(0, 7)}` : 'no commit is known'}
      />
      <Cell
        name="Found in"
        value={
          exposure.sourcesGone ? 'Sources are gone' : `${plural(exposure.sources.length, 'source')} · ${plural(exposure.commits, 'commit')}`
        }
        says={
          exposure.tips.length === 0
            ? 'at no branch and no tag'
            : `still at ${plural(exposure.tips.length, 'branch or tag', 'branches and tags')}`
        }
      />
      <Clock clocks={clocks} />
      <Cell
        name="Dependents moved"
        value={real.length === 0 && record.dependentsSearchedAt === null ? 'Not searched' : `${moved} of ${real.length}`}
        says={leftOver(record.dependents)}
      />
      <Cell
        name="Verdict"
        value={outcome?.name ?? 'Open'}
        says={analysis ? `${fired} of ${analysis.tests.length} tests fired` : record.imports.length === 0 ? 'no log imported yet' : ''}
        tone={record.verdict?.outcome === 'used-by-others' ? 'flood' : undefined}
      />
    </dl>
  )
}
