import { useState } from 'react'
import type { BulkheadError } from '../../../../contract/errors.ts'
import { asError } from '../../../store/as-error.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PlaceField } from '../../place-field.tsx'
import { useCase } from '../case-context.ts'

/** Reads an inventory back: rows with a known id change what is there, others are added. */
export function ImportDependents({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const importCsv = useApp((state) => state.dependents.importCsv)
  const show = useApp((state) => state.toasts.show)
  const [path, setPath] = useState('')
  const [error, setError] = useState<BulkheadError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (): Promise<void> => {
    setBusy(true)
    try {
      const { added, changed } = await importCsv(record.id, path.trim())
      show({ title: 'The inventory is read', detail: `${added} added, ${changed} changed.` })
      onClose()
    } catch (caught) {
      setError(asError(caught))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title="Import dependents"
      says="A CSV as the export writes it. Rows that are there already are changed; none is taken away."
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={path.trim() === '' || isBusy} onClick={() => void send()}>
            Import
          </Button>
        </>
      }
    >
      <PlaceField label="CSV file" value={path} onChange={setPath} />
      {error && <ErrorState error={error} title="It was not imported" isInline />}
    </Dialog>
  )
}
