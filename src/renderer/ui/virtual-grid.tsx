import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from './cx.ts'
import styles from './virtual-grid.module.css'

interface VirtualGridProps {
  label: string
  count: number
  rowHeight: number
  /** Cells of the header row, each with the role columnheader. */
  header?: ReactNode
  /** Classes for the header and every row: the columns. */
  rowClass?: string | undefined
  /** The row that the keys act on. */
  cursor: number
  isSelectable?: boolean
  /** Another number shows another list, from its top. */
  listNumber?: number
  isStale?: boolean
  renderRow(index: number): { cells: ReactNode; isSelected: boolean; isShown: boolean }
  onView?(first: number, last: number): void
  onClickRow(index: number, event: MouseEvent<HTMLElement>): void
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
}

const headerHeight = 33

/**
 * A table of any length: only the rows in view are there. It has one tab stop; the cursor is told to assistive tools by
 * aria-activedescendant, so that scrolling it out of view and back never loses the focus.
 */
export function VirtualGrid(props: VirtualGridProps) {
  const {
    label,
    count,
    rowHeight,
    header,
    rowClass,
    cursor,
    isSelectable = false,
    listNumber = 0,
    isStale = false,
    renderRow,
    onView,
    onClickRow,
    onKeyDown
  } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const top = header ? headerHeight : 0
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 5,
    scrollMargin: top,
    scrollPaddingStart: top,
    initialRect: { width: 800, height: 600 }
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    onView?.(first, last)
  }, [onView, first, last])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top; the scroller is the same
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [listNumber])

  useEffect(() => {
    if (cursor < count) virtualizer.scrollToIndex(cursor, { align: 'auto' })
  }, [virtualizer, cursor, count])

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count + (header ? 1 : 0)}
      aria-multiselectable={isSelectable}
      aria-busy={isStale}
      aria-activedescendant={cursor >= first && cursor <= last ? `${id}-${cursor}` : undefined}
      tabIndex={0}
      className={cx(styles.grid, isStale && styles.stale)}
      onKeyDown={onKeyDown}
    >
      {header && (
        <div role="row" aria-rowindex={1} className={cx(styles.header, rowClass)} style={{ height: headerHeight }}>
          {header}
        </div>
      )}
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const { cells, isSelected, isShown } = renderRow(item.index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid holds the focus and hears the keys
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 1 + (header ? 1 : 0)}
              aria-selected={isSelected}
              {...(isShown ? { 'aria-current': true } : {})}
              className={cx(
                styles.row,
                rowClass,
                isSelected && styles.selected,
                isShown && styles.shown,
                item.index === cursor && styles.cursor
              )}
              style={{ height: rowHeight, transform: `translateY(${item.start - top}px)` }}
              onClick={(event) => onClickRow(item.index, event)}
            >
              {cells}
            </div>
          )
        })}
      </div>
    </div>
  )
}
