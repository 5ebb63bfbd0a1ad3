import { Siren } from 'lucide-react'
import type { CasesOverview, OpenCase } from '../../../contract/overview.ts'
import { routeHref } from '../../store/route.ts'
import { useApp } from '../../store/use-app.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { caseStateWord } from '../../ui/case-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatSpan } from '../../ui/format-span.ts'
import { MiniHull } from '../../ui/mini-hull.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { PractiseButton } from '../practise-button.tsx'
import styles from './open-cases.module.css'

const long = 30 * 86_400_000

function Danger({ row }: { row: OpenCase }) {
  if (row.oldKeyOff) return <Tag tone="ok">Old key off</Tag>
  if (row.exposedFor === null) {
    const { name, tone } = caseStateWord[row.state]
    return <Tag tone={tone}>{name}</Tag>
  }
  return <Tag tone={row.exposedFor >= long ? 'flood' : 'warn'}>Exposed {formatSpan(row.exposedFor)}</Tag>
}

/** What is being worked on, how far it is, and the next thing to do in each. */
export function OpenCases({ cases }: { cases: CasesOverview }) {
  const open = useApp((state) => state.panels.open)
  return (
    <Card
      title="Cases"
      aside={
        cases.open > cases.rows.length ? (
          <a href={routeHref({ screen: 'incidents' })} className={styles.all}>
            All {cases.open} open cases
          </a>
        ) : (
          cases.open > 0 && <span className={styles.legend}>Assess · Rotate · Dependents · Monitor</span>
        )
      }
    >
      {cases.rows.length === 0 ? (
        <EmptyState
          icon={<Siren size={26} strokeWidth={1.5} />}
          title={cases.all === 0 ? 'No case yet' : 'No open case'}
          actions={
            <>
              <Button onClick={() => open('find-value')}>Someone reported a key</Button>
              {cases.all === 0 && <PractiseButton look="ghost">Practise on a made-up leak</PractiseButton>}
            </>
          }
        >
          Open one from a finding, or from a value that somebody reported. It walks from the first look at the logs to the report.
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {cases.rows.map((row) => (
            <li key={row.id}>
              <a href={routeHref({ screen: 'incidents', id: row.id })} className={styles.row}>
                <span className={styles.id}>{row.id}</span>
                <span className={styles.words}>
                  <Untrusted text={row.title} className={styles.title} />
                  {row.next !== null && (
                    <span className={styles.next}>
                      Next: <Untrusted text={row.next} hasTitle={false} />
                    </span>
                  )}
                </span>
                <MiniHull row={row} />
                <span className={styles.danger}>
                  <Danger row={row} />
                </span>
                <span className={styles.who}>
                  {row.assignee === null ? <span className={styles.nobody} title="Nobody is on it" /> : <Avatar name={row.assignee} />}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
