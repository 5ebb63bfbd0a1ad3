import { Lock } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Gate } from '../../../contract/case/states.ts'
import type { BulkheadError } from '../../../contract/errors.ts'
import { Button } from '../../ui/button.tsx'
import { gateName } from '../../ui/case-words.ts'
import { Field, TextArea } from '../../ui/field.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './refusal.module.css'

/** Every gate that is shut, with the sentence that opens it. */
function shutGates({ data }: BulkheadError): { gate: Gate; why: string }[] {
  const gates: unknown[] = Array.isArray(data?.gates) ? data.gates : []
  return gates.flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('gate' in one && 'why' in one)) return []
    const gate = Gate.safeParse(one.gate).data
    return gate && typeof one.why === 'string' ? [{ gate, why: one.why }] : []
  })
}

/** Why a gate is shut, and the way past it in two steps: say that you want to, then say why. */
export function Refusal({ error, isBusy, onOverride }: { error: BulkheadError; isBusy: boolean; onOverride(reason: string): void }) {
  const [isAsking, setAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const gates = shutGates(error)
  const [only] = gates
  // A long form hides its end: what was refused must be seen, and what is asked for then.
  useEffect(() => void box.current?.scrollIntoView({ block: isAsking ? 'end' : 'nearest' }), [isAsking])
  const [reason, setReason] = useState('')
  return (
    <div ref={box} className={styles.refusal}>
      <div role="alert" className={styles.gate}>
        <Lock size={18} />
        <div className={styles.words}>
          {gates.length > 1 ? (
            <>
              <p className={styles.title}>Refused. {gates.length} gates are shut:</p>
              <ul className={styles.gates}>
                {gates.map(({ gate, why }) => (
                  <li key={gate}>
                    <b>{gateName[gate]}.</b> <span className={styles.why}>{visibleText(why)}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <>
              <p className={styles.title}>{only ? `Refused. Shut gate: ${gateName[only.gate]}` : 'Refused'}</p>
              <p className={styles.why}>{visibleText(error.message)}</p>
            </>
          )}
        </div>
        {!isAsking && (
          <Button size="small" look="ghost" onClick={() => setAsking(true)}>
            Override with a reason…
          </Button>
        )}
      </div>
      {isAsking && (
        <div className={styles.override}>
          <Field
            label="Why it is right to go on all the same"
            help="It goes into the journal under your name, stands at the top of the case, and in every report."
          >
            {(ids) => (
              <TextArea {...ids} autoFocus rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <Button look="danger" disabled={isBusy || reason.trim() === ''} onClick={() => onOverride(reason.trim())}>
            Override and do it
          </Button>
        </div>
      )}
    </div>
  )
}
