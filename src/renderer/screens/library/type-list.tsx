import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import { looksSecret } from '../../../contract/may-be-value.ts'
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
import { longestValue, tooLong } from '../find-value/longest-value.ts'
import styles from './type-list.module.css'
import { countWords, monogram } from './type-words.ts'
import { ValueNote } from './value-note.tsx'

const rowHeight = 52
/** Between two letters of somebody who types. */
const pause = 90
/** After the last letter of a value that is typed by hand. */
const rest = 800
/** No secret is shorter. */
const shortestValue = 8

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
        {row.category} · {severityName[row.severity].toLowerCase()}
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
  const prefixes = useApp((app) => app.library.prefixes)
  const [text, setText] = useState(search)
  const [isTooLong, setTooLong] = useState(false)
  const isSecret = looksSecret(text, prefixes)
  const rows = value ?? []
  const at = rows.findIndex((row) => row.id === shownId)

  /** A value leaves the field for the one call that reads it; the page of a type that was shown is no answer to it. */
  const handOn = useCallback(
    async (value: string): Promise<boolean> => {
      const isValue = await recognise(value)
      if (isValue) setText('')
      const { current, replace } = state().route
      if (isValue && current.screen === 'library' && current.id !== null) replace({ screen: 'library' })
      return isValue
    },
    [recognise, state]
  )

  useEffect(() => {
    if (text === search) return
    const timer = setTimeout(() => (isSecret ? handOn(text) : void find(text)), isSecret ? rest : pause)
    return () => clearTimeout(timer)
  }, [text, isSecret, search, find, handOn])

  /** What comes in at once may be a secret: it is looked at before the field, and so the page, holds it. */
  const takeWhole = (event: ClipboardEvent<HTMLInputElement> | DragEvent<HTMLInputElement>, raw: string): void => {
    const whole = raw.trim()
    setTooLong(whole.length > longestValue)
    if (whole.length < shortestValue) return
    event.preventDefault()
    if (whole.length > longestValue) return
    const { selectionStart, selectionEnd } = event.currentTarget
    const from = selectionStart ?? text.length
    const line = (text === '' ? whole : raw).replaceAll(/\s*[\r\n]+\s*/g, ' ')
    void handOn(whole).then((isValue) => {
      if (!isValue) setText((now) => now.slice(0, from) + line + now.slice(selectionEnd ?? from))
    })
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
          onChange={(event) => {
            setTooLong(false)
            setText(event.target.value)
          }}
          className={cx(isSecret && styles.masked)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key === 'Enter' && isSecret) {
              event.preventDefault()
              void handOn(text)
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              show(at < 0 ? 0 : at, true)
              document.querySelector<HTMLElement>('[role="grid"]')?.focus()
            }
          }}
        />
      </div>
      {isTooLong && (
        <p role="alert" className={styles.tooLong}>
          {tooLong}
        </p>
      )}
      {asValue?.state === 'ready' && <ValueNote value={asValue.value} onClear={() => void find('')} />}
      {asValue?.state === 'failed' && <ErrorState error={asValue.error} title="The value was not looked up; paste it again" isInline />}
      {phase === 'failed' && (
        <ErrorState error={error} title="The library did not load" isInline={value !== null} onRetry={() => void load()} />
      )}
      {phase === 'loading' && value === null && (
        <div className={styles.waiting}>
          <SkeletonLines lines={10} label="The types are loading" />
        </div>
      )}
      {value?.length === 0 && asValue?.state !== 'ready' && (
        <EmptyState title="No type matches">
          Search by the provider’s name, or by the letters that the secret begins with. Or paste a value.
        </EmptyState>
      )}
      {rows.length > 0 && asValue?.state !== 'ready' && <p className={styles.count}>{countWords(rows)}</p>}
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
