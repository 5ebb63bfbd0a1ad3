import { useEffect } from 'react'
import { useApp } from '../../store/use-app.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { FoundView } from './found-view.tsx'
import { ValueField } from './value-field.tsx'

/** Somebody reported a key: what it is, and every place where it lies. What was found is forgotten with the window; the library, where it asked, forgets when it is left. */
export function FindValue() {
  const close = useApp((state) => state.panels.close)
  const asked = useApp(({ panels: { panel } }) => (panel?.kind === 'find-value' ? panel.type : undefined))
  const found = useApp((state) => state.value.found)
  const find = useApp((state) => state.value.find)
  const forget = useApp((state) => state.value.forget)
  useEffect(() => forget, [forget])
  return (
    <Dialog
      title="Find a leaked value"
      says="What it is, what it tells about itself, and every place where it lies. The value is not kept."
      size="large"
      onClose={close}
    >
      <ValueField isAgain={found !== null} onValue={(value) => void find(value)} />
      {found?.state === 'loading' && <SkeletonLines lines={6} label="Looking for the value" />}
      {found?.state === 'failed' && <ErrorState error={found.error} title="The search failed; paste the value again" isInline />}
      {found?.state === 'ready' && <FoundView found={found.value} asked={asked} onLeave={close} />}
    </Dialog>
  )
}
