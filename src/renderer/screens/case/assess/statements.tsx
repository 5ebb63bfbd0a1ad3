import { PenLine } from 'lucide-react'
import { useState } from 'react'
import type { Statement } from '../../../../contract/case/states.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { statementName } from '../../../ui/case-words.ts'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { StateDialog } from '../state-dialog.tsx'
import styles from './statements.module.css'

/** What the logs can't show, and what was stated about it: a gap that is named does not hide. */
export function Statements() {
  const { record } = useCase()
  const gaps = useApp((state) => state.usage.analysis.value?.gaps) ?? []
  const [about, setAbout] = useState<Statement | null>(null)
  const isImported = record.imports.length > 0
  const stated = record.statements.filter((one) => one.about === 'logs-unavailable' || one.about === 'log-gaps')
  return (
    <Card
      title="What the logs can’t show"
      aside={
        <>
          <Button size="small" look={gaps.length > 0 && stated.length === 0 ? 'primary' : 'plain'} onClick={() => setAbout('log-gaps')}>
            <PenLine size={13} /> State the gaps…
          </Button>
          {!isImported && (
            <Button size="small" look="ghost" onClick={() => setAbout('logs-unavailable')}>
              There is no log…
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {gaps.length > 0 && (
          <ul className={styles.gaps}>
            {gaps.map((gap) => (
              <li key={gap}>{visibleText(gap)}</li>
            ))}
          </ul>
        )}
        {stated.map((one) => (
          <blockquote key={`${one.about} ${one.at}`} className={styles.said}>
            <b>{statementName[one.about]}.</b> {visibleText(one.text)}{' '}
            <small>
              {visibleText(one.who)}, <Time iso={one.at} as="moment" />
            </small>
          </blockquote>
        ))}
        {stated.length === 0 && (
          <p className={styles.quiet}>
            {isImported && gaps.length === 0
              ? 'No gap is seen in the imported logs. State one all the same if you know of it: a log that was not to be had, a call that is not logged.'
              : 'Nothing is stated yet.'}
          </p>
        )}
      </div>
      {about && <StateDialog about={about} proposal={about === 'log-gaps' ? gaps.join('\n') : ''} onClose={() => setAbout(null)} />}
    </Card>
  )
}
