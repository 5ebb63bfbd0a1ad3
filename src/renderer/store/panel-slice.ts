import type { Slice } from './slice.ts'

/** What lies over the screen; one at a time. */
export type Panel = { kind: 'add-source' } | { kind: 'find-value' } | { kind: 'palette' } | { kind: 'shortcuts' }

export interface PanelSlice {
  panel: Panel | null
  open(kind: Panel['kind']): void
  close(): void
}

export const panelSlice: Slice<PanelSlice> = ({ set }) => ({
  panel: null,
  open(kind) {
    set({ panel: { kind } })
  },
  close() {
    set({ panel: null })
  }
})
