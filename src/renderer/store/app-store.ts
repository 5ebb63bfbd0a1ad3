import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../contract/client.ts'
import { type CaseSlice, caseSlice } from './case-slice.ts'
import { type CasesSlice, casesSlice } from './cases-slice.ts'
import { type DependentsSlice, dependentsSlice } from './dependents-slice.ts'
import { type EvidenceSlice, evidenceSlice } from './evidence-slice.ts'
import { type FilesSlice, filesSlice } from './files-slice.ts'
import { type FindingSlice, findingSlice } from './finding-slice.ts'
import { type FindingsSlice, findingsSlice } from './findings-slice.ts'
import { type LibrarySlice, librarySlice } from './library-slice.ts'
import { type MonitorSlice, monitorSlice } from './monitor-slice.ts'
import { type OverviewSlice, overviewSlice } from './overview-slice.ts'
import { type PanelSlice, panelSlice } from './panel-slice.ts'
import { type ReportsSlice, reportsSlice } from './reports-slice.ts'
import { type RouteSlice, routeSlice } from './route-slice.ts'
import { type ScansSlice, scansSlice } from './scans-slice.ts'
import { type SessionSlice, sessionSlice } from './session-slice.ts'
import { type SettingsSlice, settingsSlice } from './settings-slice.ts'
import type { Slice } from './slice.ts'
import { type SnippetsSlice, snippetsSlice } from './snippets-slice.ts'
import { type SourcesSlice, sourcesSlice } from './sources-slice.ts'
import { type ThemeSlice, themeSlice } from './theme-slice.ts'
import { type ToastSlice, toastSlice } from './toast-slice.ts'
import { type UsageSlice, usageSlice } from './usage-slice.ts'
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
  cases: CasesSlice
  case: CaseSlice
  usage: UsageSlice
  dependents: DependentsSlice
  evidence: EvidenceSlice
  files: FilesSlice
  monitor: MonitorSlice
  library: LibrarySlice
  snippets: SnippetsSlice
  reports: ReportsSlice
  settings: SettingsSlice
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
      cases: make('cases', casesSlice),
      case: make('case', caseSlice),
      usage: make('usage', usageSlice),
      dependents: make('dependents', dependentsSlice),
      evidence: make('evidence', evidenceSlice),
      files: make('files', filesSlice),
      monitor: make('monitor', monitorSlice),
      library: make('library', librarySlice),
      snippets: make('snippets', snippetsSlice),
      reports: make('reports', reportsSlice),
      settings: make('settings', settingsSlice),
      panels: make('panels', panelSlice),
      toasts: make('toasts', toastSlice)
    }
  })
