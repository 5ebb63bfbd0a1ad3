import type { FindingRow, Liveness, Severity } from '../../contract/model.ts'
import { type PlaceKind, placeKindPhrase } from '../../contract/place-kind.ts'
import { cx } from './cx.ts'
import styles from './finding-tags.module.css'
import { severityName } from './severity.ts'
import { Tag, type Tone } from './tag.tsx'

const severityTone: Record<Severity, Tone> = { critical: 'crit', high: 'flood', medium: 'warn', low: 'plain' }

export const SeverityTag = ({ severity }: { severity: Severity }) => <Tag tone={severityTone[severity]}>{severityName[severity]}</Tag>

/** Severity as a colour, with its name for those who do not see it. */
export const SeverityDot = ({ severity }: { severity: Severity }) => (
  <span className={cx(styles.dot, styles[severity])} role="img" aria-label={severityName[severity]} title={severityName[severity]} />
)

export const livenessName: Record<Liveness, string> = {
  live: 'Live',
  dead: 'Dead',
  undecided: 'Undecided',
  'not-attempted': 'Not checked',
  'unsafe-to-check': 'Not checkable'
}
const livenessTone: Record<Liveness, Tone> = {
  live: 'flood',
  dead: 'ok',
  undecided: 'warn',
  'not-attempted': 'plain',
  'unsafe-to-check': 'plain'
}

export const LivenessTag = ({ liveness }: { liveness: Liveness }) => (
  <Tag tone={livenessTone[liveness]} pulse={liveness === 'live'}>
    {livenessName[liveness]}
  </Tag>
)

export const whereName = { tip: 'At a tip', history: 'History', unreachable: 'Unreachable' } as const

export function WhereTag({ row }: { row: Pick<FindingRow, 'atTip' | 'reachable'> }) {
  if (row.atTip) return <Tag tone="flood">{whereName.tip}</Tag>
  if (row.reachable) return <Tag>{whereName.history}</Tag>
  return <Tag tone="info">{whereName.unreachable}</Tag>
}

const placeKindWord: Record<Exclude<PlaceKind, 'ordinary'>, string> = {
  test: 'in tests',
  vendored: 'vendored',
  generated: 'generated',
  mixed: 'mixed kinds'
}

/** Why the severity beside it is lower than that of the type; nothing for an ordinary finding. */
export const PlaceKindTag = ({ kind }: { kind: PlaceKind }) =>
  kind === 'ordinary' ? null : (
    <span className={styles.kind} title={`It lies ${placeKindPhrase[kind]}`}>
      {placeKindWord[kind]}
    </span>
  )
