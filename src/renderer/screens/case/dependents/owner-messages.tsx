import { useCallback } from 'react'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { useAnswer } from '../use-answer.ts'
import { useCaseAct } from '../use-case-act.ts'
import styles from './owner-messages.module.css'

/** A text for each owner, to copy into whatever they read. Bulkhead sends nothing. */
export function OwnerMessages({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const messages = useApp((state) => state.dependents.messages)
  const act = useCaseAct()
  const { state, value, error } = useAnswer(useCallback(() => messages(record.id), [messages, record.id]))
  const told = new Set(record.communications.map((one) => one.to))
  return (
    <Dialog
      title="Message the owners"
      says="Copy each text into mail or chat. Bulkhead sends nothing; say here when it is sent, so that it is in the record."
      size="large"
      onClose={onClose}
      footer={
        <Button look="primary" data-autofocus onClick={onClose}>
          Done
        </Button>
      }
    >
      {state === 'loading' && <SkeletonLines lines={6} label="The texts are made" />}
      {state === 'failed' && <ErrorState error={error} title="The texts were not made" isInline />}
      {value?.length === 0 && <EmptyState title="No owner is known">Name the owners of the dependents first.</EmptyState>}
      {value?.map((message) => (
        <section key={`${message.to} ${message.contact}`} className={styles.message} aria-label={`To ${visibleText(message.to)}`}>
          <header className={styles.head}>
            <b>{visibleText(message.to)}</b>
            {message.contact !== '' && (
              <span className={styles.quiet}>
                {visibleText(message.contact)} <CopyButton text={message.contact} what="the contact" />
              </span>
            )}
            <span className={styles.end}>
              {told.has(message.to) ? (
                <span className={styles.quiet}>told</span>
              ) : (
                <Button
                  size="small"
                  look="ghost"
                  onClick={() => void act({ kind: 'tell', to: message.to, text: message.subject }, 'It was not recorded')}
                >
                  It is sent
                </Button>
              )}
            </span>
          </header>
          <p className={styles.subject}>
            {visibleText(message.subject)} <CopyButton text={message.subject} what="the subject" />
          </p>
          <div className={styles.frame}>
            <pre className={styles.text}>{message.text.split('\n').map(visibleText).join('\n')}</pre>
            <CopyButton text={message.text} what={`the text to ${visibleText(message.to)}`} />
          </div>
        </section>
      ))}
    </Dialog>
  )
}
