import type { Scan, ScanProgress, SourceKind } from '../../../contract/model.ts'
import { cx } from '../../ui/cx.ts'
import { formatCount, formatDuration } from '../../ui/format-number.ts'
import { historyName, scanStateWord } from '../../ui/scan-words.ts'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './scan-list.module.css'

const newest = 5

/** Past scans, newest first; the chosen one shows its coverage below. */
export const ScanList = ({
  kind,
  scans,
  progress,
  shownId,
  onChoose
}: {
  kind: SourceKind
  scans: readonly Scan[]
  progress: ScanProgress | undefined
  shownId: string
  onChoose(id: string): void
}) => (
  <section>
    <h3 className={styles.title}>Scans</h3>
    <ul className={styles.list}>
      {scans.slice(0, newest).map((scan) => {
        const { name, tone } = scanStateWord(progress?.scanId === scan.id ? progress.state : scan.state)
        return (
          <li key={scan.id}>
            <button
              type="button"
              className={cx(styles.row, scan.id === shownId && styles.shown)}
              aria-pressed={scan.id === shownId}
              onClick={() => onChoose(scan.id)}
            >
              <span className={styles.state}>
                <Tag tone={tone}>{name}</Tag>
              </span>
              <Time iso={scan.startedAt} as="moment" />
              <span className={cx(styles.quiet, styles.scope)}>{kind !== 'folder' && historyName[scan.history]}</span>
              <span className={styles.quiet}>{scan.endedAt !== null && formatDuration(scan.seconds)}</span>
              <span className={cx(styles.count, scan.newFindings > 0 && styles.some)}>{formatCount(scan.newFindings)} new</span>
            </button>
          </li>
        )
      })}
    </ul>
  </section>
)
