import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../contract/client.ts'
import { type FindingSlice, findingSlice } from './finding-slice.ts'
import { type FindingsSlice, findingsSlice } from './findings-slice.ts'
import { type LibrarySlice, librarySlice } from './library-slice.ts'
import { type OverviewSlice, overviewSlice } from './overview-slice.ts'
import { type PanelSlice, panelSlice } from './panel-slice.ts'
import { type RouteSlice, routeSlice } from './route-slice.ts'
import { type ScansSlice, scansSlice } from './scans-slice.ts'
import { type SessionSlice, sessionSlice } from './session-slice.ts'
import type { Slice } from './slice.ts'
import { type SourcesSlice, sourcesSlice } from './sources-slice.ts'
import { type ThemeSlice, themeSlice } from './theme-slice.ts'
import { type ToastSlice, toastSlice } from './toast-slice.ts'
import { type ValueSlice, valueSlice } from './value-slice.ts'

export interface AppState {
  route: RouteSlice
  theme: ThemeSlice
  session: SessionSlice
  overview: OverviewSlice
  sources: SourcesSlice
  scans: ScansSlice
  findings: FindingsSlice
  finding: FindingSlice
  value: ValueSlice
  library: LibrarySlice
  panels: PanelSlice
  toasts: ToastSlice
}

export type AppStore = StoreApi<AppState>

/** The one store: each slice writes its own part and may read, and act through, the others. */
export const createAppStore = (client: Client): AppStore =>
  createStore<AppState>()((setState, get) => {
    const make = <K extends keyof AppState>(key: K, slice: Slice<AppState[K]>): AppState[K] =>
      slice({
        client,
        get,
        set: (change) => setState((now) => ({ [key]: { ...now[key], ...change } }) as Pick<AppState, K>)
      })
    return {
      route: make('route', routeSlice),
      theme: make('theme', themeSlice),
      session: make('session', sessionSlice),
      overview: make('overview', overviewSlice),
      sources: make('sources', sourcesSlice),
      scans: make('scans', scansSlice),
      findings: make('findings', findingsSlice),
      finding: make('finding', findingSlice),
      value: make('value', valueSlice),
      library: make('library', librarySlice),
      panels: make('panels', panelSlice),
      toasts: make('toasts', toastSlice)
    }
  })
