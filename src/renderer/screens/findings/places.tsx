import { GitCommitHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Occurrence } from '../../../contract/model.ts'
import { useApp } from '../../store/use-app.ts'
import { cx } from '../../ui/cx.ts'
import { formatCount, plural } from '../../ui/format-number.ts'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import { PathText, Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import detail from './finding-detail.module.css'
import { placeName, shortOid, shortRef } from './place-words.ts'
import styles from './places.module.css'

const few = 6
const step = 100
const fewRefs = 6

function StateTag({ place }: { place: Occurrence }) {
  if (place.atTip) return <Tag tone="flood">At a tip</Tag>
  if (place.removedAt) return <Tag>Removed</Tag>
  if (place.where === 'blob' && place.refCount === 0) return <Tag tone="info">On no branch</Tag>
  return null
}

const refsSay = (place: Occurrence): string =>
  place.refCount === 0
    ? ''
    : `${place.refs.slice(0, fewRefs).map(shortRef).map(visibleText).join(', ')}${place.refCount > fewRefs ? ` and ${formatCount(place.refCount - fewRefs)} more` : ''}`

/** Every place where the value lies; the chosen one shows its lines above. */
export function Places({ places }: { places: readonly Occurrence[] }) {
  const [count, setCount] = useState(few)
  const shown = useApp((state) => state.finding.place?.occurrenceId)
  const look = useApp((state) => state.finding.look)
  return (
    <section className={detail.section}>
      <h3>{plural(places.length, 'place')}</h3>
      <ul className={styles.places}>
        {places.slice(0, count).map((place) => (
          <li key={place.id}>
            <button
              type="button"
              className={cx(styles.place, place.id === shown && styles.shown)}
              aria-pressed={place.id === shown}
              onClick={() => void look(place.id)}
            >
              <span className={styles.line}>
                {place.path === null ? (
                  <span className={styles.path}>{placeName(place)}</span>
                ) : (
                  <PathText path={place.path} line={place.line} className={styles.path} />
                )}
                <StateTag place={place} />
              </span>
              <span className={styles.facts}>
                {place.commit && (
                  <span className={styles.commit} title={place.commit}>
                    <GitCommitHorizontal size={12} /> {shortOid(place.commit)}
                  </span>
                )}
                {place.author !== null && <Untrusted text={place.author} className={styles.author} />}
                {place.date && <Time iso={place.date} />}
                {place.refCount > 0 && <span title={refsSay(place)}>{plural(place.refCount, 'ref')}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {places.length > count && (
        <button type="button" className={styles.more} onClick={() => setCount(count + step)}>
          {formatCount(Math.min(step, places.length - count))} more of {formatCount(places.length)}
        </button>
      )}
    </section>
  )
}
