import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './icon-button.tsx'

/** Copies the exact text, not its visible form. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 1600)
    return () => clearTimeout(timer)
  }, [state])
  const label = state === 'copied' ? 'Copied' : state === 'failed' ? 'The system did not take it' : `Copy ${what}`
  return (
    <IconButton
      label={label}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('failed')
        )
      }
    >
      {state === 'copied' ? <Check size={13} /> : <Copy size={13} />}
    </IconButton>
  )
}
