import type { SecretTypePage } from '../../contract/model.ts'
import type { Slice } from './slice.ts'

export type AskedType = Pick<SecretTypePage, 'id' | 'name'>

/** What lies over the screen; one at a time. */
export type Panel =
  | { kind: 'add-source' }
  /** `type`: of which the value is, in the eyes of who asks. */
  | { kind: 'find-value'; type?: AskedType }
  | { kind: 'palette' }
  | { kind: 'shortcuts' }

export interface PanelSlice {
  panel: Panel | null
  open(kind: Panel['kind'], type?: AskedType): void
  close(): void
}

export const panelSlice: Slice<PanelSlice> = ({ set }) => ({
  panel: null,
  open(kind, type) {
    set({ panel: kind === 'find-value' && type ? { kind, type } : { kind } })
  },
  close() {
    set({ panel: null })
  }
})
