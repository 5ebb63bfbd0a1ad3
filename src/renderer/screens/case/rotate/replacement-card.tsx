import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Time } from '../../../ui/time.tsx'
import { Untrusted } from '../../../ui/untrusted.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { ReplaceDialog } from './replace-dialog.tsx'
import styles from './replacement-card.module.css'

/** Where the new key is; never what it is. */
export function ReplacementCard() {
  const { replacement } = useCase().record
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title="New key"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          <KeyRound size={13} /> {replacement ? 'Change…' : 'Say where it is…'}
        </Button>
      }
    >
      <div className={styles.body}>
        {replacement ? (
          <Facts>
            <Fact name="Place">
              <Untrusted text={replacement.place} hasTitle={false} />
              <CopyButton text={replacement.place} what="the place" />
            </Fact>
            {replacement.keyId !== '' && (
              <Fact name="Key id">
                <code>{visibleText(replacement.keyId)}</code>
                <CopyButton text={replacement.keyId} what="the key id" />
              </Fact>
            )}
            <Fact name="Fingerprint">
              {replacement.fingerprint === null ? (
                <span className={styles.quiet}>not taken: Bulkhead can’t tell whether a place holds the new value</span>
              ) : (
                <code title={replacement.fingerprint}>{replacement.fingerprint.slice(0, 16)}…</code>
              )}
            </Fact>
            {replacement.note !== '' && <Fact name="Note">{visibleText(replacement.note)}</Fact>}
            <Fact name="Recorded">
              {visibleText(replacement.who)}, <Time iso={replacement.at} as="moment" />
            </Fact>
          </Facts>
        ) : (
          <p className={styles.quiet}>Nothing is recorded yet. The place and the key id are enough; the value stays where it is.</p>
        )}
      </div>
      {isOpen && <ReplaceDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}
