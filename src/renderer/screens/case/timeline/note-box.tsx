import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { useCaseAct } from '../use-case-act.ts'
import styles from './timeline.module.css'

/** What was heard, decided or seen. It can't be changed afterwards. */
export function NoteBox() {
  const act = useCaseAct()
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const add = async (): Promise<void> => {
    if (text.trim() === '' || isBusy) return
    setBusy(true)
    if (await act({ kind: 'note', text }, 'The note was not added')) setText('')
    setBusy(false)
  }
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextArea
        aria-label="Add a note to the record"
        placeholder="Add a note to the record"
        rows={2}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void add()
        }}
      />
      <Button size="small" type="submit" disabled={text.trim() === '' || isBusy}>
        Add
      </Button>
    </form>
  )
}
