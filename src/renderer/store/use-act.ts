import { asError } from './as-error.ts'
import { useAppStore } from './use-app.ts'

/** Runs something the user asked for; if it fails, says what could not be done and why. */
export function useAct(): (work: Promise<unknown>, failure: string) => void {
  const store = useAppStore()
  return (work, failure) => {
    work.catch((caught: unknown) => store.getState().toasts.show({ title: failure, detail: asError(caught).message, tone: 'problem' }))
  }
}
