import styles from './avatar.module.css'

/** First letters of the first and the last word: `M. Reyes` is `MR`. */
export function initials(name: string): string {
  const words = name.split(/[\s.]+/).filter(Boolean)
  const [first = ''] = words
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return `${[...first][0] ?? '?'}${[...last][0] ?? ''}`.toUpperCase()
}

/** A person in a small circle; the name beside it is for whoever renders it. */
export const Avatar = ({ name }: { name: string }) => (
  <span className={styles.avatar} aria-hidden="true" title={name}>
    {initials(name)}
  </span>
)
