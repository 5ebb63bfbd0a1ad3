import { SearchX, Siren } from 'lucide-react'
import type { CaseShow } from '../../store/cases-slice.ts'
import { routeHref } from '../../store/route.ts'
import { useApp } from '../../store/use-app.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PractiseButton } from '../practise-button.tsx'

/** No case: says how one begins, and offers one to practise on. */
export function NoIncidents({ isSearch, show }: { isSearch: boolean; show: CaseShow }) {
  const narrow = useApp((state) => state.cases.narrow)
  const open = useApp((state) => state.panels.open)
  if (isSearch)
    return (
      <EmptyState
        icon={<SearchX size={28} strokeWidth={1.5} />}
        title="No case matches"
        actions={<Button onClick={() => void narrow({ search: '' })}>Clear the search</Button>}
      />
    )
  if (show === 'ended')
    return (
      <EmptyState icon={<Siren size={28} strokeWidth={1.5} />} title="No case has ended yet">
        A case ends when the old key is dead, the window of watching is over and the record is complete.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<Siren size={28} strokeWidth={1.5} />}
      title="No open case"
      actions={
        <>
          <ButtonLink look="primary" href={routeHref({ screen: 'findings' })}>
            Choose a finding
          </ButtonLink>
          <Button onClick={() => open('find-value')}>Find a leaked value</Button>
          <PractiseButton look="ghost">Practise on a made-up leak</PractiseButton>
        </>
      }
    >
      A case begins at a finding, or at a value that somebody reported. It walks four steps: assess the usage, rotate, update the
      dependents, monitor; and it ends in a report.
    </EmptyState>
  )
}
