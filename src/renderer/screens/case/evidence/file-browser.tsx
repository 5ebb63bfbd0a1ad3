import { CornerLeftUp, File, Folder } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BulkheadError } from '../../../../contract/errors.ts'
import { asError } from '../../../store/as-error.ts'
import type { Browsed } from '../../../store/evidence-slice.ts'
import { useApp } from '../../../store/use-app.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatBytes } from '../../../ui/format-number.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { Untrusted } from '../../../ui/untrusted.tsx'
import styles from './file-browser.module.css'

/** Files of the machine that Bulkhead runs on. A folder is opened by a click, a file is chosen by one. */
export function FileBrowser({ onChoose }: { onChoose(path: string): void }) {
  const browse = useApp((state) => state.evidence.browse)
  const [shown, setShown] = useState<Browsed | null>(null)
  const [problem, setProblem] = useState<{ error: BulkheadError; path: string | null } | null>(null)
  const section = useRef<HTMLElement>(null)
  const hasEntered = useRef(false)
  const open = useCallback(
    async (path: string | null): Promise<void> => {
      try {
        setShown(await browse(path))
        setProblem(null)
      } catch (caught) {
        setProblem({ error: asError(caught), path })
      }
    },
    [browse]
  )
  useEffect(() => void open(null), [open])
  // The row that was pressed is gone: the keyboard goes on with the first one.
  useEffect(() => {
    if (shown === null || !hasEntered.current) return
    hasEntered.current = false
    section.current?.querySelector<HTMLElement>('ul button')?.focus()
  }, [shown])
  return (
    <section ref={section} className={styles.browser} aria-label="Files">
      <header className={styles.head}>
        <IconButton label="One folder up" disabled={!shown?.parent} onClick={() => void open(shown?.parent ?? null)}>
          <CornerLeftUp size={15} />
        </IconButton>
        <Untrusted text={shown?.path ?? ''} className={styles.path} />
      </header>
      {problem && <ErrorState error={problem.error} title="This folder can’t be opened" isInline onRetry={() => void open(problem.path)} />}
      {shown === null && problem === null && <SkeletonLines lines={6} label="The files are loading" />}
      {shown && (
        <ul className={styles.list}>
          {shown.entries.map((entry) => (
            <li key={entry.path}>
              <button
                type="button"
                className={styles.entry}
                onClick={() => {
                  if (!entry.folder) return onChoose(entry.path)
                  hasEntered.current = true
                  void open(entry.path)
                }}
              >
                {entry.folder ? <Folder size={15} /> : <File size={15} className={styles.file} />}
                <Untrusted text={entry.name} className={styles.name} />
                {!entry.folder && <span className={styles.size}>{formatBytes(entry.size)}</span>}
              </button>
            </li>
          ))}
          {shown.entries.length === 0 && <li className={styles.none}>Nothing in here.</li>}
          {shown.truncated && <li className={styles.none}>There is more; write the path above.</li>}
        </ul>
      )}
    </section>
  )
}
