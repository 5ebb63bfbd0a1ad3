import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import { mayBeValue } from '../../../contract/may-be-value.ts'
import type { SecretTypeRow } from '../../../contract/model.ts'
import { useApp, useAppStore } from '../../store/use-app.ts'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatCount } from '../../ui/format-number.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { severityName } from '../../ui/severity.ts'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { VirtualGrid } from '../../ui/virtual-grid.tsx'
import styles from './type-list.module.css'
import { categoryName, monogram } from './type-words.ts'
import { ValueNote } from './value-note.tsx'

const rowHeight = 52
/** Between two letters of somebody who types. */
const pause = 90
/** No secret is shorter; the most that one call takes. */
const [shortestValue, longestValue] = [8, 65_536]

const Cells = ({ row, isShown }: { row: SecretTypeRow; isShown: boolean }) => (
  <>
    <span role="gridcell" className={cx(styles.mark, isShown && styles.lit, !row.hasRule && styles.faint)} aria-hidden="true">
      {monogram(row.provider)}
    </span>
    <span role="gridcell" className={styles.two}>
      <span className={styles.name} title={row.name}>
        {row.name}
      </span>
      <span className={styles.about}>
        {categoryName(row.category)} · {severityName[row.severity].toLowerCase()}
      </span>
    </span>
    <span role="gridcell">
      {!row.hasRule && <span className={styles.quiet}>no rule</span>}
      {row.findings > 0 && (
        <Tag tone={row.severity === 'critical' || row.severity === 'high' ? 'flood' : 'plain'}>{formatCount(row.findings)}</Tag>
      )}
    </span>
  </>
)

export function TypeList({ shownId }: { shownId: string | null }) {
  const state = useAppStore().getState
  const { state: phase, value, error } = useApp((app) => app.library.list)
  const search = useApp((app) => app.library.search)
  const find = useApp((app) => app.library.find)
  const load = useApp((app) => app.library.load)
  const recognise = useApp((app) => app.library.recognise)
  const asValue = useApp((app) => app.library.value)
  const [text, setText] = useState(search)
  const rows = value ?? []
  const at = rows.findIndex((row) => row.id === shownId)

  useEffect(() => {
    if (text === search) return
    const timer = setTimeout(() => {
      if (!mayBeValue(text)) return void find(text)
      setText('')
      void recognise(text)
    }, pause)
    return () => clearTimeout(timer)
  }, [text, search, find, recognise])

  /** What comes in at once may be a secret: it is looked at before the field, and so the page, holds it. */
  const takeWhole = (event: ClipboardEvent<HTMLInputElement> | DragEvent<HTMLInputElement>, raw: string): void => {
    const whole = raw.trim()
    if (whole.length < shortestValue || whole.length > longestValue) return
    event.preventDefault()
    void recognise(whole).then((isValue) => setText(isValue ? '' : whole))
  }

  const show = useCallback(
    (index: number, isStep: boolean) => {
      const row = state().library.list.value?.[index]
      if (!row) return
      if (isStep) state().route.replace({ screen: 'library', id: row.id })
      else state().route.go({ screen: 'library', id: row.id })
    },
    [state]
  )

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const steps: Record<string, number> = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -rows.length,
      End: rows.length
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    show(Math.max(0, Math.min(at + step, rows.length - 1)), true)
  }

  return (
    <section className={styles.list} aria-label="Secret types">
      <div className={styles.search}>
        <SearchField
          label="Search the library"
          placeholder="Name, prefix, variable, or a value"
          value={text}
          onClear={() => setText('')}
          onPaste={(event) => takeWhole(event, event.clipboardData.getData('text/plain'))}
          onDrop={(event) => takeWhole(event, event.dataTransfer.getData('text/plain'))}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              show(at < 0 ? 0 : at, true)
              document.querySelector<HTMLElement>('[role="grid"]')?.focus()
            }
          }}
        />
      </div>
      {asValue && <ValueNote value={asValue} onClear={() => void find('')} />}
      {phase === 'failed' && (
        <ErrorState error={error} title="The library did not load" isInline={value !== null} onRetry={() => void load()} />
      )}
      {phase === 'loading' && value === null && (
        <div className={styles.waiting}>
          <SkeletonLines lines={10} label="The types are loading" />
        </div>
      )}
      {value?.length === 0 && !asValue && (
        <EmptyState title="No type matches">Search by the provider’s name, or by the letters that the secret begins with.</EmptyState>
      )}
      {rows.length > 0 && (
        <div className={styles.rows}>
          <VirtualGrid
            label="Secret types"
            count={rows.length}
            rowHeight={rowHeight}
            rowClass={styles.row}
            cursor={Math.max(0, at)}
            onKeyDown={onKeyDown}
            onClickRow={(index) => show(index, false)}
            renderRow={(index) => {
              const row = rows[index]
              const isShown = row?.id === shownId
              return { cells: row ? <Cells row={row} isShown={isShown} /> : null, isSelected: false, isShown }
            }}
          />
        </div>
      )}
    </section>
  )
}
