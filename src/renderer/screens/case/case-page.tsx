import { useEffect } from 'react'
import { useApp } from '../../store/use-app.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { visibleText } from '../../ui/visible-text.ts'

/** One case. */
export function CasePage({ id }: { id: string }) {
  const show = useApp((state) => state.case.show)
  const load = useApp((state) => state.case.load)
  const view = useApp((state) => (state.case.shown?.id === id ? state.case.shown.view : null))
  useEffect(() => show(id), [show, id])
  if (view?.state === 'failed' && view.value === null)
    return <ErrorState error={view.error} title={`${id} did not load`} onRetry={() => void load()} />
  if (!view?.value) return <SkeletonLines lines={9} label="The case is loading" />
  return <h1>{visibleText(view.value.record.title)}</h1>
}
