import { type FacetName, isNarrowed, openFindings } from '../../store/finding-filter.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { livenessName, placeKindName } from '../../ui/finding-tags.tsx'
import { severities, severityName } from '../../ui/severity.ts'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { FacetGroup } from './facet-group.tsx'
import styles from './facet-panel.module.css'

/** Facets in the order they are looked at; those with an order of their own name it, the others come by count. */
const groups: readonly { facet: FacetName; title: string; order?: readonly string[]; names?: Readonly<Record<string, string>> }[] = [
  { facet: 'severity', title: 'Severity', order: severities, names: severityName },
  { facet: 'liveness', title: 'Live', order: Object.keys(livenessName), names: livenessName },
  {
    facet: 'where',
    title: 'Where',
    order: ['tip', 'history', 'unreachable'],
    names: { tip: 'At a tip', history: 'History only', unreachable: 'Unreachable' }
  },
  { facet: 'placeKind', title: 'Lies in', order: Object.keys(placeKindName), names: placeKindName },
  { facet: 'status', title: 'State', order: ['open', 'ignored'], names: { open: 'Open', ignored: 'Ignored' } },
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
        groups.map(({ facet, title, order, names }) => (
          <FacetGroup
            key={facet}
            title={title}
            entries={value[facet]}
            order={order}
            names={names}
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
