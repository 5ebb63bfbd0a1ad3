import { Globe } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './consent.module.css'

/** Which host will be contacted, and what is sent there; the fields are read once from the form and never held. */
export function Consent({
  host,
  what,
  isAllowed,
  onAllow
}: {
  host: string
  what: string
  isAllowed: boolean
  onAllow(isAllowed: boolean): void
}) {
  const [hasSignIn, setSignIn] = useState(false)
  return (
    <div className={styles.consent}>
      <p className={styles.host}>
        <Globe size={15} />
        <span>
          {what} contacts <b>{visibleText(host)}</b>, and nothing else.
        </span>
      </p>
      <Checkbox name="allow" checked={isAllowed} onChange={(event) => onAllow(event.target.checked)}>
        Allow Bulkhead to contact {visibleText(host)} this time
      </Checkbox>
      {hasSignIn ? (
        <div className={styles.fields}>
          <Field label="User">{(ids) => <Input {...ids} name="user" isMono autoFocus maxLength={500} />}</Field>
          <Field label="Token or password" help="Sent to that host once; never written down.">
            {(ids) => <Input {...ids} name="token" type="password" isMono maxLength={4096} autoComplete="new-password" />}
          </Field>
        </div>
      ) : (
        <button type="button" className={styles.more} onClick={() => setSignIn(true)}>
          It asks for a user and a token
        </button>
      )}
    </div>
  )
}

/** Reads user and token from the form, and empties it. Null when there is none. */
export function takeCredentials(form: HTMLFormElement): { user: string; token: string } | null {
  const data = new FormData(form)
  const user = String(data.get('user') ?? '')
  const token = String(data.get('token') ?? '')
  for (const field of form.querySelectorAll<HTMLInputElement>('input[name="user"], input[name="token"]')) field.value = ''
  return user === '' && token === '' ? null : { user, token }
}
