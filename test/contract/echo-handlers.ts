import { BulkheadError } from '../../src/contract/errors.ts'
import { type Method, methods } from '../../src/contract/methods.ts'
import type { Handlers } from '../../src/contract/serve.ts'

/** Handlers without a core behind them, whose answers show what came in. `release` lets the call that waits for it go on. */
export function echoHandlers(): Handlers {
  let release = (): void => {}
  const waits = new Promise<void>((resolve) => {
    release = resolve
  })
  const none = (method: string) => (): never => {
    throw new Error(`${method} is not part of the suite`)
  }
  const unused = Object.fromEntries(Object.keys(methods).map((method) => [method, none(method)])) as Record<Method, () => never>

  return {
    ...unused,
    'sources.list': () => {
      const secret = { password: 'must not travel' }
      return [{ ...source('one'), ...secret }]
    },
    'sources.inspect': async ({ location }) => {
      if (location === 'waits') await waits
      if (location === 'releases') release()
      return { kind: 'git', name: location, location, limits: [], contacts: null }
    },
    'files.browse': ({ path = '' }) => ({ path: 'x'.repeat(Number(path)), parent: null, entries: [], truncated: false }),
    'scans.list': ({ sourceId, limit }) => {
      throw new BulkheadError('source.not-found', `There is no source ${sourceId}.`, {
        data: { sourceId, limit, nested: { list: [1, null] } }
      })
    },
    'scans.get': ({ scanId }) => {
      throw new Error(`the inside of ${scanId}`)
    },
    'scans.running': () => [{ wrong: true }] as never
  }
}

const source = (id: string) => ({
  id,
  kind: 'folder' as const,
  name: id,
  location: `/${id}`,
  addedAt: '2026-01-01T00:00:00.000Z',
  limits: [],
  findings: 0,
  lastScan: null
})
