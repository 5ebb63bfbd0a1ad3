import { ChevronRight, CornerLeftUp, File, Folder, FolderGit2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BulkheadError } from '../../contract/errors.ts'
import { asError } from '../store/as-error.ts'
import type { Browsed } from '../store/files-slice.ts'
import { useApp } from '../store/use-app.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { formatBytes } from '../ui/format-number.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '../ui/visible-text.ts'
import styles from './place-browser.module.css'

/** A source is a folder: files are not shown then, a repository is taken by a click, and any folder can be. */
export type Picked = 'file' | 'source'

const words: Record<Picked, { region: string; loading: string; none: string }> = {
  file: { region: 'Files', loading: 'The files are loading', none: 'Nothing in here.' },
  source: { region: 'Folders', loading: 'The folders are loading', none: 'No folders in here.' }
}

type Entry = Browsed['entries'][number]

function EntryIcon({ entry }: { entry: Entry }) {
  if (!entry.folder) return <File size={15} className={styles.file} />
  return entry.repository ? <FolderGit2 size={15} className={styles.git} /> : <Folder size={15} />
}

/** Places of the machine that Bulkhead runs on. A click takes what is looked for, and opens any other folder. */
export function PlaceBrowser({ pick, onChoose }: { pick: Picked; onChoose(path: string): void }) {
  const browse = useApp((state) => state.files.browse)
  const [shown, setShown] = useState<Browsed | null>(null)
  const [problem, setProblem] = useState<{ error: BulkheadError; path: string | null } | null>(null)
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

  const section = useRef<HTMLElement>(null)
  const hasEntered = useRef(false)
  const enter = (path: string): void => {
    hasEntered.current = true
    void open(path)
  }
  // The row that was pressed is gone: the keyboard goes on with the first one, or with the last button over the list.
  useEffect(() => {
    if (shown === null || !hasEntered.current) return
    hasEntered.current = false
    const first = section.current?.querySelector<HTMLElement>('ul button')
    const over = section.current?.querySelectorAll<HTMLElement>('header button:enabled') ?? []
    ;(first ?? [...over].at(-1))?.focus()
  }, [shown])

  const isTaken = (entry: Entry): boolean => (pick === 'file' ? !entry.folder : entry.repository)
  const entries = shown?.entries.filter((entry) => pick === 'file' || entry.folder) ?? []
  return (
    <section ref={section} className={styles.browser} aria-label={words[pick].region}>
      <header className={styles.head}>
        <IconButton label="One folder up" disabled={!shown?.parent} onClick={() => void open(shown?.parent ?? null)}>
          <CornerLeftUp size={15} />
        </IconButton>
        <Untrusted text={shown?.path ?? ''} className={styles.path} />
        {pick === 'source' && (
          <Button size="small" disabled={shown === null} onClick={() => shown && onChoose(shown.path)}>
            Use this folder
          </Button>
        )}
      </header>
      {problem && <ErrorState error={problem.error} title="This folder can’t be opened" isInline onRetry={() => void open(problem.path)} />}
      {shown === null && problem === null && <SkeletonLines lines={6} label={words[pick].loading} />}
      {shown && (
        <ul className={styles.list}>
          {entries.map((entry) => (
            <li key={entry.path} className={styles.row}>
              <button type="button" className={styles.entry} onClick={() => (isTaken(entry) ? onChoose(entry.path) : enter(entry.path))}>
                <EntryIcon entry={entry} />
                <Untrusted text={entry.name} className={styles.name} />{' '}
                {entry.repository && <span className={styles.says}>git repository</span>}
                {!entry.folder && <span className={styles.says}>{formatBytes(entry.size)}</span>}
              </button>
              {entry.folder && isTaken(entry) && (
                <IconButton label={`Open ${visibleText(entry.name)}`} onClick={() => enter(entry.path)}>
                  <ChevronRight size={14} />
                </IconButton>
              )}
            </li>
          ))}
          {entries.length === 0 && <li className={styles.none}>{words[pick].none}</li>}
          {/* Folders come first: where the last entry is a file, no folder was cut off. */}
          {shown.truncated && (pick === 'file' || shown.entries.at(-1)?.folder) && (
            <li className={styles.none}>There is more; write the path above.</li>
          )}
        </ul>
      )}
    </section>
  )
}
