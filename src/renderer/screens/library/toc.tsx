import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { cx } from '../../ui/cx.ts'
import styles from './toc.module.css'

/** How far below the top a section counts as the one that is read, in pixels. */
const reading = 120

/** What is on the page, and where one is on it. */
export function Toc({
  scroller,
  entries,
  children
}: {
  scroller: RefObject<HTMLElement | null>
  entries: readonly { id: string; title: string }[]
  children: ReactNode
}) {
  const [here, setHere] = useState(entries[0]?.id)

  useEffect(() => {
    const frame = scroller.current
    if (!frame) return
    const look = (): void => {
      const top = frame.getBoundingClientRect().top + reading
      const isAtEnd = frame.scrollTop > 0 && frame.scrollTop + frame.clientHeight >= frame.scrollHeight - 4
      const passed = entries.filter(
        ({ id }) => (document.getElementById(`section-${id}`)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) <= top
      )
      setHere((isAtEnd ? entries : passed).at(-1)?.id ?? entries[0]?.id)
    }
    frame.addEventListener('scroll', look, { passive: true })
    return () => frame.removeEventListener('scroll', look)
  }, [scroller, entries])

  return (
    <aside className={styles.toc} aria-label="On this page">
      <h3>On this page</h3>
      <ul className={styles.list}>
        {entries.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              className={cx(styles.entry, id === here && styles.here)}
              aria-current={id === here ? 'location' : undefined}
              onClick={() => document.getElementById(`section-${id}`)?.scrollIntoView({ block: 'start' })}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
      {children}
    </aside>
  )
}
