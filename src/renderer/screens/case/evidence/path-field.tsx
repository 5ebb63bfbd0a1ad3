import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field, Input } from '../../../ui/field.tsx'
import { FileBrowser } from './file-browser.tsx'
import styles from './path-field.module.css'

/** The path of a file of this machine, written or chosen. */
export function PathField({ label, value, onChange }: { label: string; value: string; onChange(path: string): void }) {
  const [isBrowsing, setBrowsing] = useState(false)
  return (
    <div className={styles.path}>
      <Field label={label}>
        {(ids) => (
          <div className={styles.line}>
            <Input
              {...ids}
              isMono
              data-autofocus
              maxLength={4096}
              placeholder="/home/me/evidence/log.ndjson"
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
        <FileBrowser
          onChoose={(path) => {
            onChange(path)
            setBrowsing(false)
          }}
        />
      )}
    </div>
  )
}
