import { Fragment } from 'react'
import type { CodeContext } from '../../contract/model.ts'
import styles from './code-block.module.css'
import { cx } from './cx.ts'
import { highlight } from './highlight.ts'
import { visibleParts } from './visible-text.ts'

type Line = CodeContext['lines'][number]

interface Piece {
  text: string
  isMasked: boolean
}

/** The line cut at the masked spans; spans that overlap or leave the line are clipped. */
export function maskedPieces({ text, masked }: Pick<Line, 'text' | 'masked'>): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const [start, end] of [...masked].sort((a, b) => a[0] - b[0])) {
    const begin = Math.max(start, from)
    if (begin > from) pieces.push({ text: text.slice(from, begin), isMasked: false })
    if (end > begin) pieces.push({ text: text.slice(begin, end), isMasked: true })
    from = Math.max(from, end)
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMasked: false })
  return pieces
}

/** Text of a hostile file: invisible characters are written out, a tab stays a tab. */
const Visible = ({ text }: { text: string }) =>
  text.split('\t').map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging text
    <Fragment key={at}>
      {at > 0 && '\t'}
      {visibleParts(piece).map((part, index) =>
        part.odd ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging text
          <span key={index} className={styles.odd}>
            {part.text}
          </span>
        ) : (
          part.text
        )
      )}
    </Fragment>
  ))

/** Lines of code, mostly with their numbers; masked secrets stand out. */
export const CodeBlock = ({ lines, label, hasNumbers = true }: { lines: readonly Line[]; label: string; hasNumbers?: boolean }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, so the keyboard must reach them
  <section className={styles.code} aria-label={label} tabIndex={0}>
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li key={line.number} className={cx(styles.line, line.hit && styles.hit, !hasNumbers && styles.bare)}>
          {hasNumbers && <span className={styles.number}>{line.number}</span>}
          <code className={styles.text}>
            {maskedPieces(line).map((piece, at) =>
              piece.isMasked ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one unchanging line
                <mark key={at} className={styles.mask}>
                  <Visible text={piece.text} />
                </mark>
              ) : (
                highlight(piece.text).map((part, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging line
                  <span key={`${at} ${index}`} className={styles[part.kind]}>
                    <Visible text={part.text} />
                  </span>
                ))
              )
            )}
          </code>
        </li>
      ))}
    </ol>
  </section>
)
