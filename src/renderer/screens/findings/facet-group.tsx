import { useState } from 'react'
import type { Facets } from '../../../contract/model.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { formatCount } from '../../ui/format-number.ts'
import { Untrusted } from '../../ui/untrusted.tsx'
import styles from './facet-group.module.css'

type Entry = Facets['type'][number]

interface FacetGroupProps {
  title: string
  entries: readonly Entry[]
  /** Values that are always shown, in this order. */
  order?: readonly string[] | undefined
  names?: Readonly<Record<string, string>> | undefined
  chosen: readonly string[]
  onToggle(value: string): void
}

const few = 8

/** All that can be chosen: what is chosen stays in sight, even when nothing is left of it. */
function complete({ entries, order, names, chosen }: Pick<FacetGroupProps, 'entries' | 'order' | 'names' | 'chosen'>): Entry[] {
  const known = new Map(entries.map((entry) => [entry.value, entry]))
  const values = order ?? [...new Set([...entries.map((entry) => entry.value), ...chosen])]
  return values.map((value) => ({ value, label: names?.[value] ?? known.get(value)?.label ?? value, count: known.get(value)?.count ?? 0 }))
}

export function FacetGroup(props: FacetGroupProps) {
  const { title, chosen, onToggle } = props
  const [isOpen, setOpen] = useState(false)
  const all = complete(props)
  const isLong = all.length > few + 1
  const shown = isOpen || !isLong ? all : all.filter((entry, at) => at < few || chosen.includes(entry.value))
  if (all.length === 0) return null
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
          {isOpen ? 'Fewer' : `${all.length - shown.length} more`}
        </button>
      )}
    </fieldset>
  )
}
