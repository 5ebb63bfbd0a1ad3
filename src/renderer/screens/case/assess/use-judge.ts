import type { Judgement } from '../../../../contract/case/states.ts'
import { useAppStore } from '../../../store/use-app.ts'
import { useCaseAct } from '../use-case-act.ts'

/** Judges a group of rows; the analysis shows it afterwards. */
export function useJudge(): (judged: { group: string; judgement: Judgement; note: string }) => Promise<void> {
  const store = useAppStore()
  const act = useCaseAct()
  return async (judged) => {
    if (!(await act({ kind: 'judge', ...judged }, 'The judgement was not kept'))) return
    const id = store.getState().case.shown?.id
    if (id !== undefined) await store.getState().usage.load(id)
  }
}
