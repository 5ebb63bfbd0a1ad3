import { ScanSearch, X } from 'lucide-react'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { plural } from '../../ui/format-number.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './value-note.module.css'

/** That the list answers to a value, and how sure the answer is. */
export function ValueNote({
  value: { preview, found, fits },
  first,
  onClear
}: {
  value: { preview: string; found: number; fits: number }
  first: string | null
  onClear(): void
}) {
  const open = useApp((state) => state.panels.open)
  return (
    <div className={styles.note} role="status">
      <div className={styles.line}>
        <b>{found > 0 ? 'A value, recognised' : fits > 0 ? 'A value, without a mark of its own' : 'A value that no rule knows'}</b>
        <IconButton label="Back to all types" onClick={onClear}>
          <X size={14} />
        </IconButton>
      </div>
      <code className={styles.preview}>{preview}</code>
      <p>
        {found > 0 && first !== null && `A rule finds it as ${first}. `}
        {fits > 0 &&
          (found > 0
            ? `Its form is also that of ${plural(fits, 'type')}.`
            : `${plural(fits, 'type')} would take it behind its name; the narrowest form first.`)}
        {found + fits === 0 && 'That says nothing about whether it works.'} It was not kept.
      </p>
      <Button size="small" look="ghost" onClick={() => open('find-value')}>
        <ScanSearch size={13} /> Where does it lie?
      </Button>
    </div>
  )
}
