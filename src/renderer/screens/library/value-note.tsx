import { ScanSearch, X } from 'lucide-react'
import type { FoundValue } from '../../../contract/model.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { plural } from '../../ui/format-number.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './value-note.module.css'

/** That the list answers to a value, and how sure the answer is. */
export function ValueNote({ value, onClear }: { value: FoundValue; onClear(): void }) {
  const open = useApp((state) => state.panels.open)
  const show = useApp((state) => state.value.show)
  const [first] = value.types
  const fits = value.fits.length
  const onWhere = (): void => {
    show(value)
    open('find-value')
  }
  return (
    <div className={styles.note} role="status">
      <div className={styles.line}>
        <b>{first ? 'A value, recognised' : fits > 0 ? 'A value, without a mark of its own' : 'A value that no rule knows'}</b>
        <IconButton label="Back to all types" onClick={onClear}>
          <X size={14} />
        </IconButton>
      </div>
      <code className={styles.preview}>{value.preview}</code>
      <p>
        {first && `A rule finds it as ${first.name}. `}
        {fits > 0 &&
          (first
            ? `Its form is also that of ${plural(fits, 'type')}.`
            : `It has the form of ${plural(fits, 'type')}; the name that stands beside it tells which.`)}
        {!first && fits === 0 && 'That says nothing about whether it works.'} It was not kept.
      </p>
      <Button size="small" look="ghost" onClick={onWhere}>
        <ScanSearch size={13} /> Where does it lie?
      </Button>
    </div>
  )
}
