import type { CaseState } from '../../../contract/case/states.ts'
import type { CaseRow } from '../../../contract/case/view.ts'
import type { CaseShow } from '../../store/cases-slice.ts'
import { routeHref } from '../../store/route.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { bandWord, caseStates, caseStateWord, isEnded } from '../../ui/case-words.ts'
import { MiniHull } from '../../ui/mini-hull.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './incident-board.module.css'
import { RunsOut } from './runs-out.tsx'

function Card({ row }: { row: CaseRow }) {
  const band = bandWord[row.band]
  return (
    <a href={routeHref({ screen: 'incidents', id: row.id })} data-case className={styles.card}>
      <span className={styles.top}>
        <code>{row.id}</code>
        <Tag tone={isEnded(row.state) ? 'plain' : band.tone}>
          {band.name} · {row.score}
        </Tag>
      </span>
      <Untrusted text={row.title} className={styles.title} />
      <MiniHull row={row} />
      <span className={styles.foot}>
        <RunsOut row={row} />
        {row.assignee !== null && <Avatar name={visibleText(row.assignee)} />}
      </span>
    </a>
  )
}

const shownIn = (show: CaseShow): CaseState[] => caseStates.filter((state) => show === 'all' || isEnded(state) === (show === 'ended'))

/** Cases by state. A column without a case is narrow, so that those with one have the room. */
export function IncidentBoard({ rows, show }: { rows: readonly CaseRow[]; show: CaseShow }) {
  return (
    <div className={styles.board}>
      {shownIn(show).map((state) => {
        const inside = rows.filter((row) => row.state === state)
        return (
          <section
            key={state}
            className={styles.lane}
            aria-label={`${caseStateWord[state].name}: ${inside.length}`}
            data-empty={inside.length === 0}
          >
            <h2 className={styles.name}>
              {caseStateWord[state].name} <span>{inside.length}</span>
            </h2>
            {inside.map((row) => (
              <Card key={row.id} row={row} />
            ))}
          </section>
        )
      })}
    </div>
  )
}
