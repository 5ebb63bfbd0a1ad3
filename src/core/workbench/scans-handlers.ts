import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'scans.start' | 'scans.pause' | 'scans.resume' | 'scans.cancel' | 'scans.list' | 'scans.get' | 'scans.running'

export function scansHandlers({ workspace, scans }: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'scans.start': (input) => scans.start(input),
    'scans.pause': ({ scanId }) => {
      scans.pause(scanId)
      return { done: true }
    },
    'scans.resume': ({ scanId }) => {
      scans.resume(scanId)
      return { done: true }
    },
    'scans.cancel': ({ scanId }) => {
      scans.cancel(scanId)
      return { done: true }
    },
    'scans.list': (input) => workspace.scans.list(input),
    'scans.get': ({ scanId }) => workspace.scans.get(scanId),
    'scans.running': () => scans.running()
  }
}
