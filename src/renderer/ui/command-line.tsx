import styles from './command-line.module.css'
import { CopyButton } from './copy-button.tsx'
import { visibleText } from './visible-text.ts'

/** A command to copy; Bulkhead itself never runs it. */
export const CommandLine = ({ text, what }: { text: string; what: string }) => (
  <div className={styles.command}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, so the keyboard must reach it */}
    <pre className={styles.text} role="region" aria-label={what} tabIndex={0}>
      {text.split('\n').map(visibleText).join('\n')}
    </pre>
    <CopyButton text={text} what={what} />
  </div>
)
