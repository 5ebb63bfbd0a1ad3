import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { type Picked, PlaceBrowser } from './place-browser.tsx'
import styles from './place-field.module.css'

/** A place of this machine, written or chosen. The first field of its dialog. */
export function PlaceField({
  label,
  placeholder = '/home/me/evidence/log.ndjson',
  pick = 'file',
  value,
  onChange,
  onChoose = onChange
}: {
  label: string
  placeholder?: string
  pick?: Picked
  value: string
  onChange(path: string): void
  /** In place of `onChange` where it was chosen, not written. */
  onChoose?: (path: string) => void
}) {
  const [isBrowsing, setBrowsing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.place}>
      <Field label={label}>
        {(ids) => (
          <div className={styles.line}>
            <Input
              {...ids}
              ref={field}
              isMono
              data-autofocus
              maxLength={4096}
              placeholder={placeholder}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
            <Button look="ghost" aria-expanded={isBrowsing} onClick={() => setBrowsing(!isBrowsing)}>
              <FolderOpen size={15} /> Browse
            </Button>
          </div>
        )}
      </Field>
      {isBrowsing && (
        <PlaceBrowser
          pick={pick}
          onChoose={(path) => {
            setBrowsing(false)
            field.current?.focus()
            onChoose(path)
          }}
        />
      )}
    </div>
  )
}
