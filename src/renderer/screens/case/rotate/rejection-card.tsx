import { ShieldX } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { StateDialog } from '../state-dialog.tsx'
import { ProveDialog } from './prove-dialog.tsx'
import styles from './replacement-card.module.css'

/** Whether the old value is dead, by proof or by a statement that it can't be proven. */
export function RejectionCard() {
  const { record } = useCase()
  const [dialog, setDialog] = useState<'prove' | 'state' | null>(null)
  const stated = record.statements.filter((one) => one.about === 'rejection-unprovable')
  return (
    <Card
      title="Proof that the old value is rejected"
      aside={
        <>
          <Button size="small" onClick={() => setDialog('prove')}>
            <ShieldX size={13} /> Record the proof…
          </Button>
          <Button size="small" look="ghost" onClick={() => setDialog('state')}>
            It can’t be proven…
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {record.rejection && (
          <p className={styles.said}>
            <Tag tone="ok">Rejected</Tag> “{visibleText(record.rejection.text)}”{' '}
            {record.rejection.evidence.length > 0 && <Tag tone="ok">Evidence {record.rejection.evidence.length}</Tag>}{' '}
            <small>
              {visibleText(record.rejection.who)}, <Time iso={record.rejection.at} as="moment" />
            </small>
          </p>
        )}
        {stated.map((one) => (
          <p key={one.at} className={styles.said}>
            <Tag tone="warn">Not provable</Tag> “{visibleText(one.text)}”{' '}
            <small>
              {visibleText(one.who)}, <Time iso={one.at} as="moment" />
            </small>
          </p>
        ))}
        {!record.rejection && stated.length === 0 && (
          <p className={styles.quiet}>
            A call with the old value must be refused as unauthorised. 403, 429 or a page of HTML prove nothing. Monitoring begins after it.
          </p>
        )}
      </div>
      {dialog === 'prove' && <ProveDialog onClose={() => setDialog(null)} />}
      {dialog === 'state' && <StateDialog about="rejection-unprovable" onClose={() => setDialog(null)} />}
    </Card>
  )
}
