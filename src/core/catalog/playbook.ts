import type { Step } from '../../contract/case/states.ts'

/** Where a fact of a playbook was read. */
interface Read {
  source: string
  date: string
  sourceUrl?: string
}

/** How long a provider keeps a log: what the evidence clock of a case counts down. */
export interface PlaybookClock extends Read {
  log: string
  keeps: string
  /** At least this long; null where no source says. */
  keepsHours: number | null
  /** Same as `sourceUrl`. */
  url?: string
}

export interface PlaybookTask extends Read {
  /** One of `taskIds`, or one of its own such as `mailgun.routes`. */
  id: string
  step: Step
  title: string
  detail: string
  applies: 'applies' | 'not-available' | 'substitute'
  command?: string
  /** Where to do it: the provider's console. */
  url?: string
  conflict?: string
  neededToClose?: boolean
}

/** What to do when a secret of one type has leaked: all four steps, in order. */
export interface Playbook {
  clocks: PlaybookClock[]
  tasks: PlaybookTask[]
  /** Whether it can be switched off without being deleted. */
  deactivation: 'reversible' | 'final' | 'unknown'
  monitorDays: number
  /** Nothing of the type or its provider is in it. */
  generic: boolean
}

/** Tasks that every playbook has. The first of each step are ticked by what happened in the case, `byHand` by a person. */
export const taskIds = {
  assess: {
    automatic: ['save-logs', 'state-gaps', 'conclude'],
    byHand: ['provider-action', 'review-callers', 'review-hours', 'review-spikes', 'review-changes', 'review-database', 'own-logs']
  },
  rotate: {
    automatic: ['create', 'store', 'switch', 'deactivate', 'delete', 'prove-rejected'],
    byHand: ['contain', 'end-sessions']
  },
  dependents: { automatic: ['find', 'move-all'], byHand: ['owners', 'test-staging', 'fallback', 'tell'] },
  monitor: { automatic: ['start', 'prevent', 'clean-tips'], byHand: ['watch-old-key', 'watch-services', 'watch-sources'] }
} as const satisfies Record<Step, { automatic: readonly string[]; byHand: readonly string[] }>
