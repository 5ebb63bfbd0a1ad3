import { Link2, ListFilter, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { JournalEntry } from '../../../../contract/case/view.ts'
import { useAct } from '../../../store/use-act.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format-number.ts'
import { formatDay, formatMoment } from '../../../ui/format-time.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { NoteBox } from './note-box.tsx'
import styles from './timeline.module.css'
import { filters, type TimelineFilter, toneOf } from './timeline-filter.ts'

function Chain() {
  const { state, value, error } = useApp((app) => app.case.chain)
  const verify = useApp((app) => app.case.verify)
  if (state === 'failed')
    return (
      <button type="button" className={cx(styles.chain, styles.broken)} onClick={() => void verify()} title={visibleText(error.message)}>
        chain not checked
      </button>
    )
  if (value === null) return <span className={styles.chain}>checking…</span>
  return value.intact ? (
    <button
      type="button"
      className={styles.chain}
      title={`Every entry holds the hash of the one before; ${formatCount(value.entries)} were checked. Check again.`}
      onClick={() => void verify()}
    >
      <ShieldCheck size={13} /> chain intact
    </button>
  ) : (
    <button type="button" className={cx(styles.chain, styles.broken)} onClick={() => void verify()}>
      <ShieldAlert size={13} /> chain broken{value.broken && ` at ${value.broken.seq}`}
    </button>
  )
}

const today = (iso: string): boolean => formatDay(iso) === formatDay(new Date().toISOString())

function Entry({ entry }: { entry: JournalEntry }) {
  const moment = formatMoment(entry.at)
  return (
    <li className={cx(styles.entry, styles[toneOf(entry)])}>
      <time dateTime={entry.at} title={moment} className={styles.time}>
        {today(entry.at) ? moment.slice(-5) : formatDay(entry.at)}
      </time>
      <p className={styles.text}>{visibleText(entry.text)}</p>
      <small className={styles.by}>
        {visibleText(entry.who)}{' '}
        <code title={`Entry ${entry.seq}, SHA-256 ${entry.hash}`}>
          <Link2 size={11} />
          {entry.hash.slice(0, 4)}
        </code>
      </small>
    </li>
  )
}

/** Everything that was done, by whom and when, newest first; each entry holds the hash of the one before. */
export function Timeline() {
  const { state, value, error } = useApp((app) => app.case.timeline)
  const load = useApp((app) => app.case.load)
  const loadOlder = useApp((app) => app.case.loadOlder)
  const broken = useApp((app) => app.case.chain.value?.broken)
  const act = useAct()
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const shown = (value?.entries ?? []).filter(filters[filter].keeps)
  return (
    <aside className={styles.timeline} aria-label="Timeline">
      <header className={styles.head}>
        <h2>Timeline</h2>
        <Chain />
        <span className={styles.filter}>
          <Menu
            items={Object.entries(filters).map(([key, one]) => ({
              label: one.name,
              isOn: key === filter,
              run: () => setFilter(key as TimelineFilter)
            }))}
            trigger={
              <IconButton label={`Filter: ${filters[filter].name}`}>
                <ListFilter size={14} />
              </IconButton>
            }
          />
        </span>
      </header>
      {broken && (
        <p role="alert" className={styles.alarm}>
          Entry {broken.seq} does not fit the chain: {visibleText(broken.why)} Keep a copy of the workspace as it is.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, so the keyboard must reach it */}
      <div className={styles.scroller} role="region" aria-label="Entries of the timeline" tabIndex={0}>
        {state === 'failed' && <ErrorState error={error} title="The journal did not load" isInline onRetry={() => void load()} />}
        {value === null && state === 'loading' && <SkeletonLines lines={8} label="The timeline is loading" />}
        {value && shown.length === 0 && <p className={styles.none}>Nothing of that kind.</p>}
        <ol className={styles.entries}>
          {shown.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </ol>
        {value && value.entries.length < value.total && (
          <Button size="small" look="quiet" onClick={() => act(loadOlder(), 'The older entries did not load')}>
            {formatCount(value.total - value.entries.length)} older
          </Button>
        )}
      </div>
      <NoteBox />
    </aside>
  )
}
