import { TriangleAlert } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { ScanProgress, Source } from '../../../contract/model.ts'
import { routeHref } from '../../store/route.ts'
import { useApp } from '../../store/use-app.ts'
import { cx } from '../../ui/cx.ts'
import { formatBytes, formatCount, formatPercent } from '../../ui/format-number.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { hasRate, kindName, phaseName, scanStateWord } from '../../ui/scan-words.ts'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { SourceIcon } from './source-icon.tsx'
import styles from './source-row.module.css'

/** Arrows go from row to row, as in every list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const rows = [...document.querySelectorAll<HTMLElement>('[data-source-row]')]
  rows[rows.indexOf(event.currentTarget) + step]?.focus()
  event.preventDefault()
}

function Running({ progress }: { progress: ScanProgress }) {
  const isPaused = progress.state === 'paused'
  return (
    <span className={styles.running}>
      <span className={styles.phase}>
        <span>{isPaused ? 'Paused' : phaseName[progress.phase]}</span>
        <span>
          {progress.total > 0 && formatPercent(progress.done, progress.total)}
          {!isPaused && hasRate(progress) && ` · ${formatBytes(progress.rate)}/s`}
        </span>
      </span>
      <ProgressBar
        done={progress.done}
        total={progress.total}
        isPaused={isPaused}
        label={`Scan of ${progress.sourceName}`}
        className={styles.bar}
      />
    </span>
  )
}

function LastScan({ source }: { source: Source }) {
  if (source.lastScan === null) return <span className={styles.quiet}>not scanned yet</span>
  const { name, tone } = scanStateWord(source.lastScan.state)
  return (
    <span className={styles.last}>
      <Tag tone={tone}>{name}</Tag>
      <Time iso={source.lastScan.startedAt} as="ago" className={styles.quiet} />
    </span>
  )
}

export function SourceRow({ source, isShown }: { source: Source; isShown: boolean }) {
  const progress = useApp((state) => state.scans.running[source.id])
  return (
    <li>
      <a
        data-source-row
        href={routeHref({ screen: 'sources', id: source.id })}
        className={cx(styles.row, isShown && styles.shown)}
        aria-current={isShown ? 'true' : undefined}
        onKeyDown={moveFocus}
      >
        <span className={styles.icon} title={kindName[source.kind]}>
          <SourceIcon kind={source.kind} />
        </span>
        <span className={styles.two}>
          <span className={styles.name}>
            <Untrusted text={source.name} className={styles.clip} />
            {source.limits.length > 0 && (
              <span role="img" className={styles.limited} aria-label="Limited" title={source.limits.join(' ')}>
                <TriangleAlert size={13} />
              </span>
            )}
          </span>
          <Untrusted text={source.location} className={styles.location} />
        </span>
        {progress ? <Running progress={progress} /> : <LastScan source={source} />}
        <span className={styles.count}>
          <b>{formatCount(source.findings)}</b>
          <small>{source.findings === 1 ? 'secret' : 'secrets'}</small>
        </span>
      </a>
    </li>
  )
}
