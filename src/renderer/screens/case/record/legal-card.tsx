import { Scale } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import styles from './legal-card.module.css'
import { LegalDialog } from './legal-dialog.tsx'

const decisionWord = {
  open: { name: 'Not decided', tone: 'warn' },
  notify: { name: 'Notify', tone: 'flood' },
  'no-duty': { name: 'No duty to notify', tone: 'ok' }
} as const

/** GDPR Art. 33: 72 hours from when one knew. */
const noticeHours = 72
export const noticeDue = (awareAt: string): string => new Date(Date.parse(awareAt) + noticeHours * 3_600_000).toISOString()

/** Whether somebody must be notified by law, and how long there still is. */
export function LegalCard() {
  const { legal } = useCase().record
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title="Duty to notify"
      aside={
        <>
          {legal && legal.decision !== 'no-duty' && (
            <span className={styles.clock}>
              <Countdown iso={noticeDue(legal.awareAt)} over="72 h are over" after={<small> of 72 h left</small>} />
            </span>
          )}
          <Button size="small" look={legal === null ? 'primary' : 'plain'} onClick={() => setOpen(true)}>
            <Scale size={13} /> {legal ? 'Weigh again…' : 'Weigh it…'}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {legal ? (
          <Facts>
            <Fact name="Decision">
              <Tag tone={decisionWord[legal.decision].tone}>{decisionWord[legal.decision].name}</Tag>
              {legal.reason !== '' && <span>{visibleText(legal.reason)}</span>}
            </Fact>
            <Fact name="Known since">
              <Time iso={legal.awareAt} as="moment" />
            </Fact>
            {legal.subjects !== '' && <Fact name="Who is concerned">{visibleText(legal.subjects)}</Fact>}
            {legal.consequences !== '' && <Fact name="Consequences">{visibleText(legal.consequences)}</Fact>}
            {legal.measures !== '' && <Fact name="Measures">{visibleText(legal.measures)}</Fact>}
            {legal.contact !== '' && <Fact name="Contact">{visibleText(legal.contact)}</Fact>}
          </Facts>
        ) : (
          <p className={styles.quiet}>
            If personal data may have been seen, GDPR Art. 33 gives 72 hours from the moment one knew. Whether it applies, people decide;
            the clock and the reason are kept here.
          </p>
        )}
      </div>
      {isOpen && <LegalDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}
