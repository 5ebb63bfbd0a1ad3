import { rmSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import { isAddress, parseCloneAddress } from '../sources/clone-address.ts'
import { keptPaths } from '../sources/clone-path.ts'
import { inspectLocation } from '../sources/inspect-location.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'sources.list' | 'sources.inspect' | 'sources.add' | 'sources.remove'

type Parts = Pick<WorkbenchParts, 'workspace' | 'dataDir' | 'emit'> & {
  scans: Pick<WorkbenchParts['scans'], 'isRunning'>
  content: Pick<WorkbenchParts['content'], 'close'>
}

export function sourcesHandlers({ workspace, dataDir, scans, content, emit }: Parts): Pick<Handlers, Names> {
  return {
    'sources.list': () => workspace.sources.list(),
    'sources.inspect': ({ location }) => inspectLocation(location),
    'sources.add': ({ location }) => {
      if (isAddress(location) && parseCloneAddress(location).credentials)
        throw new BulkheadError(
          'clone.bad-address',
          'That address holds a user or token, which Bulkhead does not store. Give the address without them, and user and token when the scan starts.'
        )
      const { kind, name, location: found } = inspectLocation(location)
      const known = workspace.sources.byLocation(found)
      if (known?.kind === 'folder' && kind === 'git')
        throw new BulkheadError(
          'source.duplicate',
          `${found} was added as a folder before it became a repository. Give ${path.join(found, '.git')} to scan its history.`
        )
      // Of the source, not of the path that was given: that may be a folder within it.
      const { limits } = inspectLocation(found)
      if (known) {
        workspace.sources.setLimits(known.id, limits)
        return workspace.sources.get(known.id)
      }
      const source = workspace.sources.add({ kind, name, location: found, limits })
      emit('sources.changed', {})
      return source
    },
    'sources.remove': ({ id }) => {
      if (scans.isRunning(id)) throw new BulkheadError('scan.already-running', 'That source is being scanned. Stop the scan first.')
      workspace.sources.remove(id)
      content.close()
      for (const kept of keptPaths(dataDir, id)) rmSync(kept, { recursive: true, force: true })
      emit('sources.changed', {})
      emit('findings.changed', {})
      return { done: true }
    }
  }
}
