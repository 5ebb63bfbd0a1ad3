import { type ComponentProps, useState } from 'react'
import { useAct } from '../store/use-act.ts'
import { useApp } from '../store/use-app.ts'
import { Button } from '../ui/button.tsx'

/** Makes the practice leak and goes to its case; it takes a few seconds, since it is scanned for real. */
export function PractiseButton({ children, look = 'plain' }: Pick<ComponentProps<typeof Button>, 'look'> & { children: string }) {
  const practise = useApp((state) => state.cases.practise)
  const [isBusy, setBusy] = useState(false)
  const act = useAct()
  return (
    <Button
      look={look}
      disabled={isBusy}
      aria-busy={isBusy}
      onClick={() => {
        setBusy(true)
        act(
          practise().finally(() => setBusy(false)),
          'The practice leak was not made'
        )
      }}
    >
      {isBusy ? 'Making the leak…' : children}
    </Button>
  )
}
