import { Gavel } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { outcomeWord } from '../../../ui/case-words.ts'
import { plural } from '../../../ui/format-number.ts'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { ConcludeDialog } from './conclude-dialog.tsx'
import styles from './verdict-card.module.css'

/** What became of the key, in the words of a person, with the rows it rests on. */
export function VerdictCard() {
  const { record } = useCase()
  const suggestion = useApp((state) => state.usage.analysis.value?.suggestion)
  const [isOpen, setOpen] = useState(false)
  const { verdict } = record
  return (
    <Card
      title="Verdict"
      aside={
        <Button size="small" look={verdict ? 'plain' : 'primary'} onClick={() => setOpen(true)}>
          <Gavel size={14} /> {verdict ? 'Change it…' : 'Conclude…'}
        </Button>
      }
    >
      <div className={styles.body}>
        {verdict ? (
          <>
            <p>
              <Tag tone={outcomeWord[verdict.outcome].tone}>{outcomeWord[verdict.outcome].name}</Tag>{' '}
              <span className={styles.quiet}>
                confidence {verdict.confidence} · rests on {plural(verdict.groups.length, 'group')} of rows
              </span>
            </p>
            <p className={styles.text}>{visibleText(verdict.text)}</p>
            <p className={styles.quiet}>
              {visibleText(verdict.who)}, <Time iso={verdict.at} as="moment" />
            </p>
          </>
        ) : (
          <p className={styles.quiet}>Nobody has concluded yet. A person does: the tests only point.</p>
        )}
        {suggestion && verdict?.outcome !== suggestion.outcome && (
          <p className={styles.quiet}>
            The tests would say <b>{outcomeWord[suggestion.outcome].name.toLowerCase()}</b>: {visibleText(suggestion.text)}
          </p>
        )}
      </div>
      {isOpen && <ConcludeDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}
