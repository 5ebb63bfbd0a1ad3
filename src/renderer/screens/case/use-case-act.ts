import { asError } from '../../store/as-error.ts'
import type { ActInput } from '../../store/case-slice.ts'
import { useAppStore } from '../../store/use-app.ts'

/** Does something to the case that needs no form. What a gate refuses is asked about; what fails otherwise is said. */
export function useCaseAct(): (act: ActInput, failure: string) => Promise<boolean> {
  const store = useAppStore()
  return async (act, failure) => {
    const { case: shown, toasts } = store.getState()
    try {
      await shown.act(act)
      return true
    } catch (caught) {
      const error = asError(caught)
      if (error.code === 'case.refused') shown.refuse({ act, error })
      else toasts.show({ title: failure, detail: error.message, tone: 'problem' })
      return false
    }
  }
}
