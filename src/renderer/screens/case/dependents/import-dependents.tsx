import { useState } from 'react'
import { useApp } from '../../../store/use-app.ts'
import { PlaceField } from '../../place-field.tsx'
import { SendDialog } from '../../send-dialog.tsx'
import { useCase } from '../case-context.ts'

/** Reads an inventory back: rows with a known id change what is there, others are added. */
export function ImportDependents({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const importCsv = useApp((state) => state.dependents.importCsv)
  const show = useApp((state) => state.toasts.show)
  const [path, setPath] = useState('')
  return (
    <SendDialog
      title="Import dependents"
      says="A CSV as the export writes it. Rows that are there already are changed; none is taken away."
      confirm="Import"
      isReady={path.trim() !== ''}
      failure="It was not imported"
      send={async () => {
        const { added, changed } = await importCsv(record.id, path.trim())
        show({ title: 'The inventory is read', detail: `${added} added, ${changed} changed.` })
      }}
      onClose={onClose}
    >
      <PlaceField label="CSV file" value={path} onChange={setPath} />
    </SendDialog>
  )
}
