import { useEffect } from 'react'
import { PageHead } from '../../app/page-head.tsx'
import type { CaseShow } from '../../store/cases-slice.ts'
import { useApp } from '../../store/use-app.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { plural } from '../../ui/format-number.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { IncidentBoard } from './incident-board.tsx'
import styles from './incident-list.module.css'
import { IncidentRow } from './incident-row.tsx'
import { NoIncidents } from './no-incidents.tsx'
import { useArrowKeys } from './use-arrow-keys.ts'

const shows = [
  { value: 'open', name: 'Open' },
  { value: 'ended', name: 'Ended' },
  { value: 'all', name: 'All' }
] as const
const views = [
  { value: 'list', name: 'List' },
  { value: 'board', name: 'Board' }
] as const

const showOf = (text: string | undefined): CaseShow => shows.find(({ value }) => value === text)?.value ?? 'open'

/** What is open, who has it, how far it is, and what runs out. */
export function IncidentList() {
  const { state, value, error } = useApp((app) => app.cases.list)
  const search = useApp((app) => app.cases.search)
  const narrow = useApp((app) => app.cases.narrow)
  const load = useApp((app) => app.cases.load)
  const params = useApp((app) => app.route.current.params)
  const replace = useApp((app) => app.route.replace)
  const onKeyDown = useArrowKeys('a[data-case]')
  const show = showOf(params.show)
  const view = params.view === 'board' ? 'board' : 'list'
  useEffect(() => void narrow({ show }), [narrow, show])
  const change = (next: { show?: string; view?: string }): void => {
    const all = { show, view, ...next }
    const kept = Object.entries(all).filter(([, one]) => one !== 'open' && one !== 'list')
    replace({ screen: 'incidents', params: Object.fromEntries(kept) })
  }
  return (
    <>
      <PageHead title="Incidents">
        <SearchField
          label="Search the cases"
          placeholder="Search by id, title, owner"
          value={search}
          className={styles.search}
          onClear={() => void narrow({ search: '' })}
          onChange={(event) => void narrow({ search: event.target.value })}
        />
      </PageHead>
      <div className={styles.bar}>
        <Segmented label="Which cases" value={show} options={shows} onChange={(chosen) => change({ show: chosen })} />
        <span className={styles.total} aria-live="polite">
          {value && plural(value.length, 'case')}
        </span>
        <span className={styles.view}>
          <Segmented label="View" value={view} options={views} onChange={(chosen) => change({ view: chosen })} />
        </span>
      </div>
      <section aria-label="Cases" className={styles.content} onKeyDown={onKeyDown}>
        {state === 'failed' && (
          <ErrorState error={error} title="The cases did not load" isInline={value !== null} onRetry={() => void load()} />
        )}
        {value === null && state === 'loading' && (
          <div className={styles.waiting}>
            <SkeletonLines lines={8} label="The cases are loading" />
          </div>
        )}
        {value?.length === 0 && <NoIncidents isSearch={search.trim() !== ''} show={show} />}
        {value && value.length > 0 && view === 'list' && (
          <ul>
            {value.map((row) => (
              <IncidentRow key={row.id} row={row} />
            ))}
          </ul>
        )}
        {value && value.length > 0 && view === 'board' && <IncidentBoard rows={value} show={show} />}
      </section>
    </>
  )
}
