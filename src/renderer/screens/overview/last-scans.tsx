import type { Scan } from '../../../contract/model.ts'
import { routeHref } from '../../store/route.ts'
import { useApp } from '../../store/use-app.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatDuration, formatPercent, plural } from '../../ui/format-number.ts'
import { scanStateWord } from '../../ui/scan-words.ts'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import styles from './last-scans.module.css'

const shown = 5

function Outcome({ scan }: { scan: Scan }) {
  const progress = useApp((state) => Object.values(state.scans.running).find((one) => one.scanId === scan.id))
  if (progress) return <Tag tone="info">{progress.state === 'paused' ? 'Paused' : formatPercent(progress.done, progress.total)}</Tag>
  if (scan.state !== 'done') {
    const { name, tone } = scanStateWord(scan.state)
    return <Tag tone={tone}>{name}</Tag>
  }
  return <Tag tone={scan.newFindings > 0 ? 'flood' : 'ok'}>{formatCount(scan.newFindings)} new</Tag>
}

function about(scan: Scan): string {
  if (scan.endedAt === null) return scanStateWord(scan.state).name.toLowerCase()
  const objects = scan.coverage === null ? null : plural(scan.coverage.objects, 'object')
  return [formatDuration(scan.seconds), objects].filter(Boolean).join(' · ')
}

export const LastScans = ({ scans }: { scans: readonly Scan[] }) => (
  <Card title="Last scans">
    {scans.length === 0 && <p className={styles.none}>No scan yet.</p>}
    <ul>
      {scans.slice(0, shown).map((scan) => (
        <li key={scan.id}>
          <a href={routeHref({ screen: 'sources', id: scan.sourceId })} className={styles.row}>
            <span className={styles.words}>
              <Untrusted text={scan.sourceName} className={styles.name} />
              <span className={styles.about}>
                {about(scan)} · <Time iso={scan.startedAt} as="ago" />
              </span>
            </span>
            <Outcome scan={scan} />
          </a>
        </li>
      ))}
    </ul>
  </Card>
)
