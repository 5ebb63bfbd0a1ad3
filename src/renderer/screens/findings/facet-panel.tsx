import { type FacetName, isNarrowed, openFindings } from '../../store/finding-filter.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { FacetGroup } from './facet-group.tsx'
import styles from './facet-panel.module.css'

/** In the order they are looked at. */
const groups: readonly { facet: FacetName; title: string }[] = [
  { facet: 'severity', title: 'Severity' },
  { facet: 'liveness', title: 'Live' },
  { facet: 'where', title: 'Where' },
  { facet: 'placeKind', title: 'Lies in' },
  { facet: 'status', title: 'State' },
  { facet: 'type', title: 'Type' },
  { facet: 'source', title: 'Source' }
]

export function FacetPanel() {
  const { state, value, error } = useApp((app) => app.findings.facets)
  const filter = useApp((app) => app.findings.filter)
  const toggle = useApp((app) => app.findings.toggleFacet)
  const narrow = useApp((app) => app.findings.narrow)
  const refresh = useApp((app) => app.findings.refresh)
  return (
    <section className={styles.panel} aria-label="Filters">
      {state === 'failed' && (
        <p role="alert" className={styles.failed} title={visibleText(error.message)}>
          The counts did not load.{' '}
          <button type="button" onClick={refresh}>
            Try again
          </button>
        </p>
      )}
      {value === null && state === 'loading' && <SkeletonLines lines={14} label="The filters are loading" />}
      {value !== null &&
        groups.map(({ facet, title }) => (
          <FacetGroup
            key={facet}
            title={title}
            entries={value[facet]}
            chosen={filter[facet]}
            onToggle={(chosen) => toggle(facet, chosen)}
          />
        ))}
      {isNarrowed(filter) && (
        <Button size="small" look="ghost" onClick={() => narrow(openFindings)}>
          Clear all filters
        </Button>
      )}
    </section>
  )
}
