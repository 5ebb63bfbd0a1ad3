import { useState } from 'react'
import { Field, Input } from '../../ui/field.tsx'
import { ActDialog } from './act-dialog.tsx'
import { useCase } from './case-context.ts'

export function RenameCase({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const [title, setTitle] = useState(record.title)
  return (
    <ActDialog
      title="Rename the case"
      size="small"
      confirm="Rename"
      isReady={title.trim() !== ''}
      act={() => ({ kind: 'rename', title })}
      onClose={onClose}
    >
      <Field label="Title" help="“What in where” reads best in lists.">
        {(ids) => <Input {...ids} data-autofocus maxLength={500} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
