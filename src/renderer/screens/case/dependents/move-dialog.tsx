import { useState } from 'react'
import type { Dependent } from '../../../../contract/case/record.ts'
import type { DependentState } from '../../../../contract/case/states.ts'
import { dependentStateName } from '../../../ui/case-words.ts'
import { Field, TextArea } from '../../../ui/field.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'

const says: Record<DependentState, string> = {
  'to-do': 'It goes back to the beginning.',
  staged: 'It runs with the new key in staging.',
  tested: 'It was proven to work on the new key.',
  live: 'It uses the new key where it counts.',
  'accepted-break': 'It will fail when the old key goes off, and that is accepted in writing. The gate counts it as moved.',
  'not-a-dependent': 'It does not use this key. The gate does not count it.'
}

/** Moves a dependent with a word about how one knows. */
export function MoveDialog({ dependent, to, onClose }: { dependent: Dependent; to: DependentState; onClose(): void }) {
  const [note, setNote] = useState('')
  const isNeeded = to === 'accepted-break' || to === 'not-a-dependent'
  return (
    <ActDialog
      title={`${visibleText(dependent.name)}: ${dependentStateName[to].toLowerCase()}`}
      says={says[to]}
      size="small"
      confirm={to === 'accepted-break' ? 'Accept that it breaks' : 'Move it'}
      isDanger={to === 'accepted-break'}
      isReady={!isNeeded || note.trim() !== ''}
      act={() => ({ kind: 'move-dependent', id: dependent.id, to, note })}
      onClose={onClose}
    >
      <Field label={isNeeded ? 'Why, and who decided' : 'What showed it'}>
        {(ids) => (
          <TextArea {...ids} data-autofocus rows={3} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  )
}
