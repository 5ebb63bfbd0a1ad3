import { useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import { asError } from '../../store/as-error.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { plural } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'

/** As many as one call takes. */
const most = 1000

/** One case for several secrets: they leaked together, and are worked on together. */
export function OpenCase({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const begin = useApp((state) => state.cases.begin)
  const [title, setTitle] = useState('')
  const [error, setError] = useState<BulkheadError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isTooMany = ids.length > most
  const open = async (): Promise<void> => {
    setBusy(true)
    try {
      await begin({ findingIds: [...ids], title })
    } catch (caught) {
      setError(asError(caught))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={`Open one case for ${plural(ids.length, 'secret')}`}
      says="They are worked on together: one owner, one timeline, one report. Open single cases where the keys belong to different people."
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={isBusy || isTooMany} onClick={() => void open()}>
            Open the case
          </Button>
        </>
      }
    >
      <Field label="Title" help="Left empty, it is made from the type and the source.">
        {(field) => <Input {...field} data-autofocus maxLength={500} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      {isTooMany && <Notice tone="warn">A case takes at most {plural(most, 'secret')}; choose fewer.</Notice>}
      {error && <ErrorState error={error} title="The case was not opened" isInline />}
    </Dialog>
  )
}
