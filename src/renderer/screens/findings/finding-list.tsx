import { Check } from 'lucide-react'
import { type KeyboardEvent, memo, useCallback } from 'react'
import type { FindingRow } from '../../../contract/model.ts'
import { isNarrowed, openFindings } from '../../store/finding-filter.ts'
import { rowAt } from '../../store/finding-pages.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp, useAppStore } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LivenessTag, PlaceKindTag, SeverityDot, WhereTag } from '../../ui/finding-tags.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { PathText, Untrusted } from '../../ui/untrusted.tsx'
import { VirtualGrid } from '../../ui/virtual-grid.tsx'
import styles from './finding-list.module.css'
import { listKey } from './list-key.ts'

const rowHeight = 48

const Cells = memo(({ row, isSelected }: { row: FindingRow; isSelected: boolean }) => (
  <>
    <span role="gridcell" className={styles.mark}>
      <SeverityDot severity={row.severity} />
      <span data-select className={styles.box} data-on={isSelected}>
        <Check size={11} strokeWidth={3} />
      </span>
    </span>
    <span role="gridcell" className={styles.two}>
      <span className={styles.strong}>{row.type}</span>
      <span className={styles.preview}>
        <Untrusted text={row.preview} className={styles.mono} />
        <PlaceKindTag kind={row.placeKind} />
      </span>
    </span>
    <span role="gridcell" className={styles.two}>
      <span className={styles.source}>
        <Untrusted text={row.sourceName} className={styles.clip} />
        {row.occurrences > 1 && <span className={styles.times}>× {row.occurrences}</span>}
      </span>
      {row.path === null ? (
        <span className={styles.mono}>{row.reachable ? 'in a message' : 'without a path'}</span>
      ) : (
        <PathText path={row.path} line={row.line} className={styles.mono} />
      )}
    </span>
    <span role="gridcell" className={styles.since}>
      {row.firstSeen && <Time iso={row.firstSeen} />}
    </span>
    <span role="gridcell" className={styles.where}>
      <WhereTag row={row} />
    </span>
    <span role="gridcell" className={styles.live}>
      <LivenessTag liveness={row.liveness} />
    </span>
  </>
))

/** Bars of differing length where a row will be; the lengths follow from its number, so that they stay while it waits. */
const Waiting = ({ index }: { index: number }) => (
  <>
    <span role="gridcell" className={styles.mark} />
    <span role="gridcell" className={styles.two}>
      <Skeleton width={`${50 + ((index * 37) % 40)}%`} height={11} isStill />
      <Skeleton width="40%" height={9} isStill />
    </span>
    <span role="gridcell" className={styles.two}>
      <Skeleton width={`${40 + ((index * 53) % 40)}%`} height={11} isStill />
      <Skeleton width="70%" height={9} isStill />
    </span>
  </>
)

const header = (
  <>
    <span role="columnheader">
      <Hidden>Severity</Hidden>
    </span>
    <span role="columnheader">Secret</span>
    <span role="columnheader">Source</span>
    <span role="columnheader" className={styles.since}>
      Since
    </span>
    <span role="columnheader" className={styles.where}>
      Where
    </span>
    <span role="columnheader" className={styles.live}>
      Live
    </span>
  </>
)

function Nothing() {
  const filter = useApp((state) => state.findings.filter)
  const narrow = useApp((state) => state.findings.narrow)
  const open = useApp((state) => state.panels.open)
  const hasSources = useApp((state) => (state.sources.list.value?.length ?? 0) > 0)
  // Until the answer comes, what is shown is still that of the filter before.
  const isStale = useApp((state) => state.findings.isStale)
  if (isStale || isNarrowed(filter))
    return (
      <EmptyState title="No secret matches" actions={<Button onClick={() => narrow(openFindings)}>Clear all filters</Button>}>
        Take something away from the search or the filters.
      </EmptyState>
    )
  return (
    <EmptyState
      title={hasSources ? 'No open secret' : 'Nothing was scanned yet'}
      actions={
        <Button look="primary" onClick={() => open('add-source')}>
          Scan a source
        </Button>
      }
    >
      {hasSources
        ? 'What was scanned so far holds none, or all that was found is ignored.'
        : 'Choose a folder or a clone address; its whole history is read.'}
    </EmptyState>
  )
}

interface FindingListProps {
  shownId: string | null
  onMove(index: number): void
  onOpen(index: number): void
  onEnter(index: number): void
  onIgnore(): void
}

/** The list, of any length: rows come by pages as they come into view. */
export function FindingList({ shownId, onMove, onOpen, onEnter, onIgnore }: FindingListProps) {
  const state = useAppStore().getState
  const total = useApp((app) => app.findings.total)
  const pages = useApp((app) => app.findings.pages)
  const error = useApp((app) => app.findings.error)
  const isStale = useApp((app) => app.findings.isStale)
  const listNumber = useApp((app) => app.findings.listNumber)
  const cursor = useApp((app) => app.findings.cursor.index)
  const selected = useApp((app) => app.findings.selected)
  const look = useApp((app) => app.findings.look)
  const refresh = useApp((app) => app.findings.refresh)
  const act = useAct()

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const { findings } = state()
      const action = listKey(event, findings.cursor.index, findings.total ?? 0)
      if (action === null) return
      if (action.kind === 'drop') {
        if (findings.selected.size === 0) return
        findings.clearSelection()
      } else if (action.kind === 'move') onMove(action.to)
      else if (action.kind === 'extend') act(findings.selectTo(action.to), 'The rows could not be selected')
      else if (action.kind === 'open') onEnter(findings.cursor.index)
      else if (action.kind === 'toggle') findings.toggleSelected(findings.cursor.index)
      else if (action.kind === 'all') act(findings.selectAll(), 'Not all could be selected')
      else onIgnore()
      event.preventDefault()
    },
    [state, act, onMove, onEnter, onIgnore]
  )

  if (error !== null && (total === null || isStale)) return <ErrorState error={error} title="The findings did not load" onRetry={refresh} />
  if (total === 0) return <Nothing />
  return (
    <>
      {error !== null && <ErrorState error={error} title="Some rows did not load" isInline onRetry={refresh} />}
      <VirtualGrid
        label="Findings"
        count={total ?? 30}
        rowHeight={rowHeight}
        rowClass={styles.row}
        header={header}
        cursor={cursor}
        isSelectable
        listNumber={listNumber}
        isStale={isStale && total !== null}
        onView={look}
        onKeyDown={onKeyDown}
        renderRow={(index) => {
          const row = rowAt(pages, index)
          const isSelected = row !== undefined && selected.has(row.id)
          return {
            cells: row ? <Cells row={row} isSelected={isSelected} /> : <Waiting index={index} />,
            isSelected,
            isShown: row !== undefined && row.id === shownId
          }
        }}
        onClickRow={(index, event) => {
          const isOnBox = event.target instanceof Element && event.target.closest('[data-select]') !== null
          if (event.shiftKey) act(state().findings.selectTo(index), 'The rows could not be selected')
          else if (isOnBox || event.ctrlKey || event.metaKey) state().findings.toggleSelected(index)
          else onOpen(index)
        }}
      />
    </>
  )
}
