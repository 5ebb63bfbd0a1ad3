import type { CaseRow } from '../../../contract/case/view.ts'
import { routeHref } from '../../store/route.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { bandWord, caseStateWord, isEnded } from '../../ui/case-words.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { MiniHull } from '../../ui/mini-hull.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './incident-row.module.css'
import { RunsOut } from './runs-out.tsx'

/** One case in a line; the whole line leads to it. */
export function IncidentRow({ row }: { row: CaseRow }) {
  const state = caseStateWord[row.state]
  const band = bandWord[row.band]
  return (
    <li className={styles.item}>
      <a href={routeHref({ screen: 'incidents', id: row.id })} data-case className={styles.row}>
        <code className={styles.id}>{row.id}</code>
        <span className={styles.two}>
          <Untrusted text={row.title} className={styles.title} />
          <span className={styles.about}>
            {row.provider} <code>{visibleText(row.preview)}</code>
          </span>
        </span>
        <span className={styles.score}>
          <Tag tone={isEnded(row.state) ? 'plain' : band.tone}>
            <Hidden>Severity</Hidden> {band.name} · {row.score}
          </Tag>
        </span>
        <span className={styles.state}>
          <Tag tone={state.tone}>{state.name}</Tag>
        </span>
        <span className={styles.hull}>
          <MiniHull row={row} />
          <small className={styles.moved}>
            {row.dependents.all === 0 ? 'no dependents' : `${row.dependents.moved} of ${row.dependents.all} moved`}
          </small>
        </span>
        <RunsOut row={row} className={styles.clock} />
        <span className={styles.owner}>
          {row.assignee === null ? (
            <span className={styles.nobody}>nobody</span>
          ) : (
            <>
              <Avatar name={visibleText(row.assignee)} /> <Untrusted text={row.assignee} className={styles.name} />
            </>
          )}
        </span>
      </a>
    </li>
  )
}
