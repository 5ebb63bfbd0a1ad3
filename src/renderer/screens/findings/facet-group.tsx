import { useState } from 'react'
import type { Facets } from '../../../contract/model.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { formatCount } from '../../ui/format-number.ts'
import { Untrusted } from '../../ui/untrusted.tsx'
import styles from './facet-group.module.css'

type Entry = Facets['type'][number]

interface FacetGroupProps {
  title: string
  /** All that can be chosen, in order; what is chosen is among them even when nothing is left of it. */
  entries: readonly Entry[]
  chosen: readonly string[]
  onToggle(value: string): void
}

const few = 8

export function FacetGroup({ title, entries, chosen, onToggle }: FacetGroupProps) {
  const [isOpen, setOpen] = useState(false)
  const isLong = entries.length > few + 1
  const shown = isOpen || !isLong ? entries : entries.filter((entry, at) => at < few || chosen.includes(entry.value))
  if (entries.length === 0) return null
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      {shown.map((entry) => (
        <Checkbox key={entry.value} checked={chosen.includes(entry.value)} onChange={() => onToggle(entry.value)} className={styles.entry}>
          <Untrusted text={entry.label} className={styles.name} />
          <span className={styles.count}>{formatCount(entry.count)}</span>
        </Checkbox>
      ))}
      {isLong && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Fewer' : `${entries.length - shown.length} more`}
        </button>
      )}
    </fieldset>
  )
}
