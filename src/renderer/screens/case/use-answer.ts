import { useEffect, useState } from 'react'
import { asError } from '../../store/as-error.ts'
import { failed, loading, type Remote, ready } from '../../store/remote.ts'

/** What a call answers, asked once when the component comes. `ask` must be the same function as long as the question is. */
export function useAnswer<T>(ask: () => Promise<T>): Remote<T> {
  const [answer, setAnswer] = useState<Remote<T>>(loading())
  useEffect(() => {
    let isGone = false
    ask().then(
      (value) => {
        if (!isGone) setAnswer(ready(value))
      },
      (caught: unknown) => {
        if (!isGone) setAnswer(failed(asError(caught)))
      }
    )
    return () => {
      isGone = true
    }
  }, [ask])
  return answer
}
