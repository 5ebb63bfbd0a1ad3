import { ArrowDownWideNarrow, ChevronDown, EyeOff, ListFilter, Siren } from 'lucide-react'
import { type FindingSort, filterParams, sortNames } from '../../store/finding-filter.ts'
import { selectionLimit } from '../../store/findings-slice.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { formatCount, plural } from '../../ui/format-number.ts'
import { Menu } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import { FacetPanel } from './facet-panel.tsx'
import styles from './list-bar.module.css'

const sorts = Object.keys(sortNames) as FindingSort[]

/** How many there are, in which order; once something is selected, what to do with it. */
export function ListBar({ hasFacets, onIgnore, onOpenCase }: { hasFacets: boolean; onIgnore(): void; onOpenCase(): void }) {
  const total = useApp((state) => state.findings.total)
  const sort = useApp((state) => state.findings.sort)
  const sortBy = useApp((state) => state.findings.sortBy)
  const selected = useApp((state) => state.findings.selected.size)
  const selectAll = useApp((state) => state.findings.selectAll)
  const clear = useApp((state) => state.findings.clearSelection)
  const narrowed = useApp((state) => Object.keys(filterParams(state.findings.filter, 'severity')).length)
  const act = useAct()
  return (
    <div className={styles.bar}>
      {!hasFacets && (
        <Popover
          label="Filters"
          trigger={
            <Button size="small">
              <ListFilter size={13} /> Filter {narrowed > 0 && <b className={styles.badge}>{narrowed}</b>}
            </Button>
          }
        >
          <div className={styles.facets}>
            <FacetPanel />
          </div>
        </Popover>
      )}
      {selected > 0 ? (
        <>
          <b aria-live="polite">{formatCount(selected)} selected</b>
          <Button size="small" onClick={onOpenCase}>
            <Siren size={13} /> Open a case…
          </Button>
          <Button size="small" onClick={onIgnore}>
            <EyeOff size={13} /> Ignore…
          </Button>
          {total !== null && selected < Math.min(total, selectionLimit) && (
            <Button size="small" look="quiet" onClick={() => act(selectAll(), 'Not all could be selected')}>
              {total > selectionLimit ? `Select the first ${formatCount(selectionLimit)}` : `Select all ${formatCount(total)}`}
            </Button>
          )}
          <Button size="small" look="quiet" onClick={clear}>
            Clear
          </Button>
        </>
      ) : (
        <span className={styles.total} aria-live="polite">
          {total === null ? '' : plural(total, 'secret')}
        </span>
      )}
      <span className={styles.sort}>
        <Menu
          items={sorts.map((one) => ({ label: sortNames[one], isOn: one === sort, run: () => sortBy(one) }))}
          trigger={
            <Button size="small" look="quiet">
              <ArrowDownWideNarrow size={13} /> {sortNames[sort]} <ChevronDown size={12} />
            </Button>
          }
        />
      </span>
    </div>
  )
}
