import { FolderGit2 } from 'lucide-react'
import { useCallback } from 'react'
import { PageHead } from '../../app/page-head.tsx'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { SourceDetail } from './source-detail.tsx'
import { SourceRow } from './source-row.tsx'
import styles from './sources.module.css'

/** What is watched, what runs, and how much of each was seen. */
export function Sources() {
  const { state, value, error } = useApp((app) => app.sources.list)
  const load = useApp((app) => app.sources.load)
  const open = useApp((app) => app.panels.open)
  const id = useApp((app) => app.route.current.id)
  const go = useApp((app) => app.route.go)
  const hasDetail = useMedia('(min-width: 1000px)')
  const shown = value?.find((source) => source.id === id) ?? (hasDetail ? value?.[0] : undefined)
  const close = useCallback(() => go({ screen: 'sources' }), [go])
  return (
    <>
      <PageHead title="Sources" />
      <div className={styles.columns}>
        <div className={styles.list}>
          {state === 'failed' && (
            <ErrorState error={error} title="The sources did not load" isInline={value !== null} onRetry={() => void load()} />
          )}
          {value === null && state === 'loading' && (
            <div className={styles.waiting}>
              <SkeletonLines lines={6} label="The sources are loading" />
            </div>
          )}
          {value?.length === 0 && (
            <EmptyState
              icon={<FolderGit2 size={28} strokeWidth={1.5} />}
              title="No source yet"
              actions={
                <Button look="primary" onClick={() => open('add-source')}>
                  Scan a source
                </Button>
              }
            >
              A folder on this machine, a git repository, or an address to clone. Its whole history is read; nothing in it is changed or
              run.
            </EmptyState>
          )}
          {value && value.length > 0 && (
            <ul aria-label="Sources">
              {value.map((source) => (
                <SourceRow key={source.id} source={source} isShown={source.id === shown?.id} />
              ))}
            </ul>
          )}
        </div>
        {shown && hasDetail && (
          <aside className={styles.detail} aria-label="The source">
            <SourceDetail key={shown.id} source={shown} />
          </aside>
        )}
        {shown && !hasDetail && (
          <Drawer title="The source" onClose={close}>
            <SourceDetail key={shown.id} source={shown} />
          </Drawer>
        )}
      </div>
    </>
  )
}
