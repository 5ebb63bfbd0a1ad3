import { ChevronRight, CornerLeftUp, Folder, FolderGit2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import { asError } from '../../store/as-error.ts'
import type { Folders } from '../../store/sources-slice.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './folder-browser.module.css'

/** Folders of the machine that Bulkhead runs on. A repository is chosen by a click, another folder is opened by one. */
export function FolderBrowser({ onChoose }: { onChoose(path: string): void }) {
  const browse = useApp((state) => state.sources.browse)
  const [folders, setFolders] = useState<Folders | null>(null)
  const [problem, setProblem] = useState<{ error: BulkheadError; path: string | null } | null>(null)
  const open = useCallback(
    async (path: string | null): Promise<void> => {
      try {
        setFolders(await browse(path))
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
  // The row that was pressed is gone: the keyboard goes on with the first one, or takes the folder.
  useEffect(() => {
    if (folders === null || !hasEntered.current) return
    hasEntered.current = false
    section.current?.querySelector<HTMLElement>(folders.folders.length > 0 ? 'ul button' : '[data-use]')?.focus()
  }, [folders])

  return (
    <section ref={section} className={styles.browser} aria-label="Folders">
      <header className={styles.head}>
        <IconButton label="One folder up" disabled={!folders?.parent} onClick={() => void open(folders?.parent ?? null)}>
          <CornerLeftUp size={15} />
        </IconButton>
        <Untrusted text={folders?.path ?? ''} className={styles.path} />
        <Button size="small" data-use disabled={folders === null} onClick={() => folders && onChoose(folders.path)}>
          Use this folder
        </Button>
      </header>
      {problem && <ErrorState error={problem.error} title="This folder can’t be opened" isInline onRetry={() => void open(problem.path)} />}
      {folders === null && problem === null && <SkeletonLines lines={6} label="The folders are loading" />}
      {folders && (
        <ul className={styles.list}>
          {folders.folders.map((folder) => (
            <li key={folder.path} className={styles.row}>
              <button
                type="button"
                className={styles.folder}
                onClick={() => (folder.repository ? onChoose(folder.path) : enter(folder.path))}
              >
                {folder.repository ? <FolderGit2 size={15} className={styles.git} /> : <Folder size={15} />}
                <Untrusted text={folder.name} className={styles.name} />{' '}
                {folder.repository && <span className={styles.says}>git repository</span>}
              </button>
              <IconButton label={`Open ${visibleText(folder.name)}`} onClick={() => enter(folder.path)}>
                <ChevronRight size={14} />
              </IconButton>
            </li>
          ))}
          {folders.folders.length === 0 && <li className={styles.none}>No folders in here.</li>}
          {folders.truncated && <li className={styles.none}>There are more; write the path above.</li>}
        </ul>
      )}
    </section>
  )
}
