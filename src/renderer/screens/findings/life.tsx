import { useState } from 'react'
import type { Lifeline } from '../../../contract/model.ts'
import { formatMoment } from '../../ui/format-time.ts'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './life.module.css'
import { type DrawnLine, drawLines } from './life-lines.ts'

const few = 5

const says = ({ ref, line }: DrawnLine): string =>
  `${visibleText(ref)}: from ${formatMoment(line.from)} ${line.to === null ? 'until now, still there' : `to ${formatMoment(line.to)}`}`

/** Each branch and tag as a line in time: where the secret came in, and where it went or that it is still there. */
export function Life({ life }: { life: readonly Lifeline[] }) {
  const [isOpen, setOpen] = useState(false)
  const { lines, marks } = drawLines(life, Date.now())
  const shown = isOpen ? lines : lines.slice(0, few)
  return (
    <div className={styles.life}>
      <ul className={styles.lines}>
        {shown.map((drawn) => (
          <li key={drawn.line.ref} className={styles.line} title={says(drawn)}>
            <Untrusted text={drawn.ref} hasTitle={false} className={styles.ref} />
            <svg className={styles.draw} height="14" role="img" aria-label={says(drawn)}>
              <line x1="0" x2="100%" y1="7" y2="7" className={styles.track} />
              <line x1={`${drawn.from}%`} x2={`${drawn.to}%`} y1="7" y2="7" className={drawn.isOpen ? styles.live : styles.gone} />
              <circle cx={`${drawn.from}%`} cy="7" r="4" className={styles.begin} />
              {drawn.isOpen ? (
                <text x="90%" y="11" className={styles.now}>
                  now
                </text>
              ) : (
                <circle cx={`${drawn.to}%`} cy="7" r="3.5" className={styles.end} />
              )}
            </svg>
          </li>
        ))}
      </ul>
      {marks.length > 0 && (
        <div className={styles.axis} aria-hidden="true">
          {marks.map((mark) => (
            <span key={`${mark.label} ${mark.at}`} style={{ left: `${mark.at}%` }}>
              {mark.label}
            </span>
          ))}
        </div>
      )}
      {lines.length > few && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Fewer branches' : `${lines.length - few} more branches and tags`}
        </button>
      )}
    </div>
  )
}
