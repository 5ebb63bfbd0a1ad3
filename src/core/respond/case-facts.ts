import type { Liveness } from '../../contract/model.ts'

/** What a case can't know of itself: where the secret lies now, and what the imported logs show. */
export interface CaseFacts {
  /** ISO. */
  now: string
  /** Earliest commit or time of a file that held the value; null where no source shows it. */
  firstExposed: string | null
  /** Tips of branches, and folders, that hold a secret of the case. */
  tips: readonly { sourceName: string; ref: string }[]
  /** The best place where it lies. */
  found: 'tip' | 'history' | 'unreachable' | 'nowhere'
  /** Sources that held it and were removed from the workspace since. */
  gone: readonly string[]
  liveness: Liveness
  /** Of the imported logs; null while there is no analysis. */
  usage: {
    /** `name`: address and action, for sentences. */
    groups: readonly { id: string; name: string; judged: boolean }[]
    gaps: number
  } | null
}
