import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { EventName, EventPayload } from '../contract/events.ts'
import { events } from '../contract/events.ts'
import type { Handlers } from '../contract/serve.ts'
import type { Remark } from './catalog/catalog.ts'
import { createDetector } from './detect/create-detector.ts'
import type { Detector } from './detect/types.ts'
import { errorTrace } from './error-trace.ts'
import type { Ports } from './ports.ts'
import type { ScanReport } from './report/scan-report.ts'
import { createCaseService } from './respond/case-service.ts'
import { createDependentsService } from './respond/dependents/dependents-service.ts'
import { createNameMask } from './scan/name-mask.ts'
import { openCatalog } from './scan/open-catalog.ts'
import { createScanService } from './scan/scan-service.ts'
import { createContentReader } from './sources/content-reader.ts'
import { openWorkspace } from './store/workspace.ts'
import { wrappedKey } from './store/wrapped-key.ts'
import { createUsageService } from './usage/usage-service.ts'
import { appHandlers } from './workbench/app-handlers.ts'
import { casesHandlers } from './workbench/cases-handlers.ts'
import { contentHandlers } from './workbench/content-handlers.ts'
import { dependentsHandlers } from './workbench/dependents-handlers.ts'
import { drillHandlers } from './workbench/drill-handlers.ts'
import { evidenceHandlers } from './workbench/evidence-handlers.ts'
import { createFactsReader } from './workbench/facts-reader.ts'
import { findingsHandlers } from './workbench/findings-handlers.ts'
import { logsHandlers } from './workbench/logs-handlers.ts'
import { monitorHandlers } from './workbench/monitor-handlers.ts'
import { openObjectsInThread } from './workbench/open-objects.ts'
import { overviewHandlers } from './workbench/overview-handlers.ts'
import { reportScan } from './workbench/report-scan.ts'
import { reportsHandlers } from './workbench/reports-handlers.ts'
import { scansHandlers } from './workbench/scans-handlers.ts'
import { settingsHandlers } from './workbench/settings-handlers.ts'
import { snippetsHandlers } from './workbench/snippets-handlers.ts'
import { sourcesHandlers } from './workbench/sources-handlers.ts'
import { createTypeRows } from './workbench/type-rows.ts'
import { typesHandlers } from './workbench/types-handlers.ts'
import { createValueReader } from './workbench/value-reader.ts'
import { valuesHandlers } from './workbench/values-handlers.ts'
import type { WorkbenchParts } from './workbench/workbench-parts.ts'

/** The key of a workspace that the system's key store guards, before it is opened. Throws workspace.locked. */
export const unlockWorkspace = ({ workspaceDir, keyring }: Pick<Ports, 'workspaceDir' | 'keyring'>): Promise<Uint8Array | undefined> =>
  keyring ? wrappedKey(workspaceDir, keyring) : Promise.resolve(undefined)

export interface Workbench {
  handlers: Handlers
  onEvent(listener: (event: string, payload: unknown) => void): () => void
  /** For `serve`: takes errors that are ours. */
  logInternal(error: unknown, method: string): void
  /** The result of a scan for the report writers. */
  report(scanId: string): ScanReport
  /** What of the user's own files of types was not taken over as it stands. */
  readonly remarks: readonly Remark[]
  /** Portable fingerprints of what a scan with `markSalt` found, by id. */
  marks(scanId: string): ReadonlyMap<string, readonly string[]>
  /** Stops running scans, closes the store. */
  close(): Promise<void>
}

/**
 * The one place where the parts of the core are put together. `memory`: nothing is kept, clones go to a temporary folder. `key`: what
 * `unlockWorkspace` gave.
 */
export function createWorkbench(given: Ports, { memory = false, key }: { memory?: boolean; key?: Uint8Array | undefined } = {}): Workbench {
  const temporary = memory ? mkdtempSync(path.join(os.tmpdir(), 'bulkhead-')) : undefined
  const workspace = openWorkspace(memory ? ':memory:' : given.workspaceDir, { now: given.clock, command: `bulkhead (${given.host})`, key })
  const dataDir = temporary ?? workspace.dir
  const forget = (): void => {
    workspace.close()
    if (temporary) rmSync(temporary, { recursive: true, force: true })
  }
  const types = (): ReturnType<typeof openCatalog> => {
    try {
      return openCatalog(given, dataDir)
    } catch (error) {
      forget()
      throw error
    }
  }
  const { catalog, url: catalogUrl } = types()
  const ports: Ports = { ...given, catalogUrl }

  const listeners = new Set<(event: string, payload: unknown) => void>()
  const emit = <E extends EventName>(event: E, payload: EventPayload<E>): void => {
    const parsed = events[event].parse(payload)
    for (const listener of listeners) listener(event, parsed)
  }
  let made: Detector | undefined
  const detector = (): Detector => {
    made ??= createDetector(catalog)
    return made
  }
  const maskName = (name: string): string => createNameMask(detector(), catalog)(name)
  const scans = createScanService({ workspace, dataDir, ports, catalog, maskName, emit })
  const content = createContentReader(dataDir)
  const values = createValueReader(workspace, content)
  const factsOf = createFactsReader({ workspace, catalog, detector, values, clock: ports.clock })
  const cases = createCaseService({ workspace, catalog, detector, factsOf, clock: ports.clock, emit })
  const usage = createUsageService({
    workspace,
    change: cases.change,
    milestones: cases.milestones,
    mask: cases.mask,
    clock: ports.clock,
    log: ports.log,
    emit
  })
  const openObjects = openObjectsInThread(ports, workspace)
  const dependents = createDependentsService({
    workspace,
    dataDir,
    openObjects,
    catalog,
    cases,
    content,
    values,
    clock: ports.clock,
    log: ports.log,
    emit
  })
  listeners.add((event, payload) => {
    if (event === 'settings.changed') usage.refresh(undefined)
    else if (event === 'case.changed') usage.refresh(events['case.changed'].parse(payload).id)
  })
  const parts: WorkbenchParts = {
    workspace,
    dataDir,
    catalog,
    ports,
    scans,
    content,
    values,
    factsOf,
    detector,
    cases,
    usage,
    dependents,
    openObjects,
    emit
  }
  const onScanEnded = (scanId: string): Promise<void> =>
    new Promise((resolve) => {
      const listener = (event: string, payload: unknown): void => {
        if (event !== 'scan.ended' || events['scan.ended'].parse(payload).scanId !== scanId) return
        listeners.delete(listener)
        resolve()
      }
      listeners.add(listener)
    })
  for (const left of workspace.scans.interrupted())
    workspace.scans.finish(left.id, {
      state: 'cancelled',
      coverage: left.coverage,
      problem: 'Bulkhead ended while this scan ran. What was found so far is kept; the next scan goes on where this one was.'
    })

  const typeRows = createTypeRows(parts)
  return {
    handlers: {
      ...appHandlers(parts),
      ...overviewHandlers(parts),
      ...sourcesHandlers(parts),
      ...scansHandlers(parts),
      ...findingsHandlers(parts),
      ...contentHandlers(parts),
      ...valuesHandlers(parts, typeRows),
      ...typesHandlers(typeRows),
      ...casesHandlers(parts),
      ...evidenceHandlers(parts),
      ...logsHandlers(parts),
      ...dependentsHandlers(parts),
      ...monitorHandlers(parts),
      ...reportsHandlers(parts),
      ...snippetsHandlers(parts),
      ...settingsHandlers(parts),
      ...drillHandlers({ ...parts, addSource: sourcesHandlers(parts)['sources.add'], onScanEnded })
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    logInternal(error, method) {
      ports.log.error({ method, ...errorTrace(error) }, 'a call failed inside Bulkhead')
    },
    remarks: catalog.remarks,
    report: (scanId) => reportScan(parts, scanId),
    marks: (scanId) => scans.marksOf(scanId),
    async close() {
      await scans.close()
      await usage.close()
      await dependents.close()
      content.close()
      forget()
    }
  }
}
