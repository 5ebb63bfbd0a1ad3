import { FlaskConical, SearchX, Siren } from 'lucide-react'
import { useState } from 'react'
import type { CaseShow } from '../../store/cases-slice.ts'
import { routeHref } from '../../store/route.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** No case: says how one begins, and offers one to practise on. */
export function NoIncidents({ isSearch, show }: { isSearch: boolean; show: CaseShow }) {
  const narrow = useApp((state) => state.cases.narrow)
  const open = useApp((state) => state.panels.open)
  const practise = useApp((state) => state.cases.practise)
  const act = useAct()
  const [isBusy, setBusy] = useState(false)
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
          <Button
            look="ghost"
            disabled={isBusy}
            onClick={() => {
              setBusy(true)
              act(
                practise().finally(() => setBusy(false)),
                'The practice leak was not made'
              )
            }}
          >
            <FlaskConical size={15} /> {isBusy ? 'Making it…' : 'Practise on a made-up leak'}
          </Button>
        </>
      }
    >
      A case begins at a finding, or at a value that somebody reported. It walks four steps: assess the usage, rotate, update the
      dependents, monitor; and it ends in a report.
    </EmptyState>
  )
}
