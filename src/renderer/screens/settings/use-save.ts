import { useState } from 'react'
import type { Settings } from '../../../contract/case/view.ts'
import type { BulkheadError } from '../../../contract/errors.ts'
import { asError } from '../../store/as-error.ts'
import { useApp } from '../../store/use-app.ts'

/** Saves a part of the settings; what the core refuses is handed to the form, which shows it where it belongs. */
export function useSave(what: string): {
  save(change: Partial<Settings>, done: () => void): void
  error: BulkheadError | null
  isBusy: boolean
  forget(): void
} {
  const store = useApp((state) => state.settings.save)
  const toast = useApp((state) => state.toasts.show)
  const [error, setError] = useState<BulkheadError | null>(null)
  const [isBusy, setBusy] = useState(false)
  return {
    error,
    isBusy,
    forget: () => setError(null),
    save(change, done) {
      setBusy(true)
      store(change)
        .then(() => {
          setError(null)
          done()
          toast({ title: `${what} saved` })
        })
        .catch((caught: unknown) => setError(asError(caught)))
        .finally(() => setBusy(false))
    }
  }
}
