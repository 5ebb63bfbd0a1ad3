import { useState } from 'react'
import { useApp } from '../../store/use-app.ts'
import { Field, Input } from '../../ui/field.tsx'
import { plural } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { SendDialog } from '../send-dialog.tsx'

/** As many as one call takes. */
const most = 1000

/** One case for several secrets: they leaked together, and are worked on together. */
export function OpenCase({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const begin = useApp((state) => state.cases.begin)
  const [title, setTitle] = useState('')
  const isTooMany = ids.length > most
  return (
    <SendDialog
      title={`Open one case for ${plural(ids.length, 'secret')}`}
      says="They are worked on together: one owner, one timeline, one report. Open single cases where the keys belong to different people."
      size="small"
      confirm="Open the case"
      isReady={!isTooMany}
      failure="The case was not opened"
      send={() => begin({ findingIds: [...ids], title })}
      onClose={onClose}
    >
      <Field label="Title" help="Left empty, it is made from the type and the source.">
        {(field) => <Input {...field} data-autofocus maxLength={500} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      {isTooMany && <Notice tone="warn">A case takes at most {plural(most, 'secret')}; choose fewer.</Notice>}
    </SendDialog>
  )
}
