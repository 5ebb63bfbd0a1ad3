import { useState } from 'react'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'

const valueField = 'new-value'

/** Reads the value out of the form. The field is not React's, so that no state holds it. */
function typedValue(form: HTMLFormElement): string {
  const field = form.elements.namedItem(valueField)
  return field instanceof HTMLInputElement ? field.value.trim() : ''
}

/** Where the new key went. The value is optional and never kept: only its fingerprint, by which Bulkhead knows it again. */
export function ReplaceDialog({ onClose }: { onClose(): void }) {
  const { replacement } = useCase().record
  const [place, setPlace] = useState(replacement?.place ?? '')
  const [keyId, setKeyId] = useState(replacement?.keyId ?? '')
  const [note, setNote] = useState(replacement?.note ?? '')
  return (
    <ActDialog
      title="Where is the new key?"
      says="Its place and its id; never the key."
      confirm="Record it"
      isReady={place.trim() !== ''}
      act={(form) => {
        const value = typedValue(form)
        return { kind: 'replace', place, keyId, note, ...(value === '' ? {} : { value }) }
      }}
      onClose={onClose}
    >
      <Field label="Place" help="Such as vault: secret/mail/newsletter, or the name in AWS Secrets Manager.">
        {(ids) => <Input {...ids} data-autofocus isMono maxLength={500} value={place} onChange={(event) => setPlace(event.target.value)} />}
      </Field>
      <Field label="Key id" help="What the provider’s console calls it; not secret.">
        {(ids) => <Input {...ids} isMono maxLength={500} value={keyId} onChange={(event) => setKeyId(event.target.value)} />}
      </Field>
      <Field label="New value (optional)">
        {(ids) => (
          <Input
            {...ids}
            name={valueField}
            type="password"
            isMono
            autoComplete="new-password"
            maxLength={65_536}
            placeholder="Paste it only if you want its fingerprint"
          />
        )}
      </Field>
      <Notice>
        Only the fingerprint of the value is kept (an HMAC by a key of this workspace). The value itself is written nowhere, and can’t be
        read back. With the fingerprint Bulkhead tells when the new value leaks too.
      </Notice>
      <Field label="Note">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
