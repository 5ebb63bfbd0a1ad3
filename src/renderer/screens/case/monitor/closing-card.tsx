import { Archive } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { isEnded } from '../../../ui/case-words.ts'
import { useCase } from '../case-context.ts'
import { CloseCase } from '../close-case.tsx'
import { GateList } from '../gate-list.tsx'
import styles from './closing-card.module.css'

/** What must be so before the case can end. */
export function ClosingCard() {
  const { record } = useCase()
  const [isOpen, setOpen] = useState(false)
  if (isEnded(record.state)) return null
  return (
    <Card
      title="Closing"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          <Archive size={13} /> Close the case…
        </Button>
      }
    >
      <div className={styles.gates}>
        <GateList />
      </div>
      {isOpen && <CloseCase onClose={() => setOpen(false)} />}
    </Card>
  )
}
