import { cx } from './cx.ts'
import styles from './untrusted.module.css'
import { visibleParts, visibleText } from './visible-text.ts'

/** Longer than any honest name; the rest is said to be there, not drawn. */
const longest = 1000

/** A name out of a repository: text only, what is invisible written out, kept from turning its neighbours around. */
export function Untrusted({ text, className, hasTitle = true }: { text: string; className?: string | undefined; hasTitle?: boolean }) {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text
  return (
    <bdi className={className} title={hasTitle ? visibleText(shown) : undefined}>
      {visibleParts(shown).map((part, at) =>
        part.odd ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging text
          <span key={at} className={styles.odd}>
            {part.text}
          </span>
        ) : (
          part.text
        )
      )}
    </bdi>
  )
}

/** A path that gives up its folders before its name, and never the line. */
export function PathText({ path, line, className }: { path: string; line?: number | null; className?: string | undefined }) {
  const cut = path.lastIndexOf('/') + 1
  const place = line ? `:${line}` : ''
  return (
    <span className={cx(styles.path, className)} title={`${visibleText(path)}${place}`}>
      {cut > 0 && <Untrusted text={path.slice(0, cut)} hasTitle={false} className={styles.folder} />}
      <span className={styles.tail}>
        <Untrusted text={path.slice(cut)} hasTitle={false} className={styles.base} />
        {place}
      </span>
    </span>
  )
}
