import { useState } from 'react'

/** What is being edited, apart from what is kept, until it is saved or thrown away. */
export function useDraft<T>(kept: T): { draft: T; isDirty: boolean; change(draft: T): void; reset(): void } {
  const [changed, setChanged] = useState<{ draft: T } | null>(null)
  const draft = changed?.draft ?? kept
  return {
    draft,
    isDirty: changed !== null && JSON.stringify(draft) !== JSON.stringify(kept),
    change: (next) => setChanged({ draft: next }),
    reset: () => setChanged(null)
  }
}
