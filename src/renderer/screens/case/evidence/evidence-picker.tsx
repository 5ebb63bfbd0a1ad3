import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Untrusted } from '../../../ui/untrusted.tsx'
import { useCase } from '../case-context.ts'
import { AttachFile } from './attach-file.tsx'
import styles from './evidence-picker.module.css'

/** Which files of the case prove it; another one can be attached right here. */
export function EvidencePicker({ chosen, onChange }: { chosen: readonly string[]; onChange(chosen: readonly string[]): void }) {
  const { record } = useCase()
  const [isAttaching, setAttaching] = useState(false)
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Evidence</legend>
      {record.evidence.map((one) => (
        <Checkbox
          key={one.id}
          checked={chosen.includes(one.id)}
          onChange={(event) => onChange(event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
        >
          <Untrusted text={one.name} /> <small className={styles.hash}>{one.sha256.slice(0, 8)}</small>
        </Checkbox>
      ))}
      <Button size="small" look="ghost" onClick={() => setAttaching(true)}>
        <Paperclip size={13} /> Attach a file…
      </Button>
      {isAttaching && <AttachFile onClose={() => setAttaching(false)} onAttached={(id) => onChange([...chosen, id])} />}
    </fieldset>
  )
}
