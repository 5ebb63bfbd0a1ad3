import type { CodeContext, Finding } from '../../contract/model.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

/** The finding that is looked at, and the code around one of its places. */
export interface FindingSlice {
  shown: { id: string; content: Remote<Finding> } | null
  place: { occurrenceId: string; context: Remote<CodeContext> } | null
  show(id: string | null): void
  look(occurrenceId: string): Promise<void>
  /** Loads the shown finding again if it is one of these. */
  reload(ids: readonly string[]): void
  /** Hands the value to the caller; the state never holds it. */
  revealSecret(id: string): Promise<string>
}

/** Who holds an arrow key down passes many findings: only where he rests is asked for. */
const rest = 60

export const findingSlice: Slice<FindingSlice> = ({ client, get, set }) => {
  let timer: ReturnType<typeof setTimeout> | undefined

  const load = async (id: string): Promise<void> => {
    const isCurrent = (): boolean => get().finding.shown?.id === id
    try {
      const finding = await client.call('findings.get', { id })
      if (!isCurrent()) return
      set({ shown: { id, content: ready(finding) } })
      const first = finding.places[0]
      const isShown = finding.places.some((place) => place.id === get().finding.place?.occurrenceId)
      if (first && !isShown) await get().finding.look(first.id)
    } catch (caught) {
      if (isCurrent()) set({ shown: { id, content: failed(asError(caught), get().finding.shown?.content) } })
    }
  }

  return {
    shown: null,
    place: null,
    show(id) {
      if (get().finding.shown?.id === id) return
      clearTimeout(timer)
      const isFirst = get().finding.shown === null
      set({ shown: id === null ? null : { id, content: loading() }, place: null })
      if (id === null) return
      if (isFirst) void load(id)
      else timer = setTimeout(() => void load(id), rest)
    },
    async look(occurrenceId) {
      set({ place: { occurrenceId, context: loading() } })
      const show = (context: Remote<CodeContext>): void => {
        if (get().finding.place?.occurrenceId === occurrenceId) set({ place: { occurrenceId, context } })
      }
      try {
        show(ready(await client.call('findings.context', { occurrenceId })))
      } catch (caught) {
        show(failed(asError(caught)))
      }
    },
    reload(ids) {
      const id = get().finding.shown?.id
      if (id !== undefined && ids.includes(id)) void load(id)
    },
    async revealSecret(id) {
      const { value } = await client.call('findings.revealSecret', { id })
      return value
    }
  }
}
