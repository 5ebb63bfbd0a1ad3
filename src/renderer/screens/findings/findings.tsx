import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { PageHead } from '../../app/page-head.tsx'
import { ScanStrip } from '../../app/scan-strip.tsx'
import { filterParams } from '../../store/finding-filter.ts'
import { rowAt } from '../../store/finding-pages.ts'
import { useApp, useAppStore } from '../../store/use-app.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { FacetPanel } from './facet-panel.tsx'
import { FindingDetail } from './finding-detail.tsx'
import { FindingList } from './finding-list.tsx'
import styles from './findings.module.css'
import { IgnoreDialog } from './ignore-dialog.tsx'
import { ListBar } from './list-bar.tsx'
import { OpenCase } from './open-case.tsx'
import { TokenSearch } from './token-search.tsx'

/** While nothing is chosen: because it is on its way, or because there is nothing. */
function Placeholder() {
  const isLoading = useApp((app) => app.findings.total === null && app.findings.error === null)
  return (
    <div className={styles.placeholder}>
      {isLoading ? <SkeletonLines lines={9} label="The finding is loading" /> : 'Choose a secret to see it here.'}
    </div>
  )
}

/** Every secret once: what narrows the list, the list, and the one that is looked at. */
export function Findings() {
  const state = useAppStore().getState
  const { id, params } = useApp((app) => app.route.current)
  const cursorId = useApp((app) => app.findings.cursor.id)
  const follow = useApp((app) => app.findings.follow)
  const show = useApp((app) => app.finding.show)
  const hasDetail = useMedia('(min-width: 1000px)')
  const hasFacets = useMedia('(min-width: 760px)')
  const [toIgnore, setToIgnore] = useState<readonly string[]>([])
  const [toOpen, setToOpen] = useState<readonly string[]>([])
  const detailPane = useRef<HTMLElement>(null)
  const shownId = id ?? (hasDetail ? cursorId : null)

  useEffect(() => follow(params), [follow, params])
  useEffect(() => show(shownId), [show, shownId])

  const address = useCallback(
    (shown: string | null) => ({
      screen: 'findings' as const,
      id: shown,
      params: filterParams(state().findings.filter, state().findings.sort)
    }),
    [state]
  )
  const move = useCallback(
    (index: number) => {
      state().findings.moveTo(index)
      if (hasDetail) state().route.replace(address(state().findings.cursor.id))
    },
    [state, hasDetail, address]
  )
  const open = useCallback(
    (index: number) => {
      move(index)
      const row = rowAt(state().findings.pages, index)
      if (!hasDetail && row) state().route.go(address(row.id))
    },
    [state, hasDetail, move, address]
  )
  /** By Enter the focus goes on into the finding; Escape brings it back to the list. */
  const enter = useCallback(
    (index: number) => {
      open(index)
      detailPane.current?.focus()
    },
    [open]
  )
  const leave = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) document.querySelector<HTMLElement>('[role="grid"]')?.focus()
  }
  const ignore = useCallback(() => {
    const { selected } = state().findings
    if (selected.size > 0) setToIgnore([...selected])
    else if (shownId !== null) setToIgnore([shownId])
  }, [state, shownId])
  const close = useCallback(() => state().route.replace(address(null)), [state, address])

  const detail = shownId !== null && <FindingDetail id={shownId} onIgnore={() => setToIgnore([shownId])} />
  return (
    <>
      <PageHead title="Findings" below={<ScanStrip />}>
        <TokenSearch />
      </PageHead>
      <div className={styles.columns}>
        {hasFacets && <FacetPanel />}
        <div className={styles.list}>
          <ListBar hasFacets={hasFacets} onIgnore={ignore} onOpenCase={() => setToOpen([...state().findings.selected])} />
          <FindingList shownId={shownId} onMove={move} onOpen={open} onEnter={enter} onIgnore={ignore} />
        </div>
        {hasDetail && (
          <aside ref={detailPane} tabIndex={-1} className={styles.detail} aria-label="The finding" onKeyDown={leave}>
            {detail || <Placeholder />}
          </aside>
        )}
        {!hasDetail && detail && (
          <Drawer title="The finding" onClose={close}>
            {detail}
          </Drawer>
        )}
      </div>
      {toOpen.length > 0 && <OpenCase ids={toOpen} onClose={() => setToOpen([])} />}
      {toIgnore.length > 0 && <IgnoreDialog ids={toIgnore} onClose={() => setToIgnore([])} />}
    </>
  )
}
