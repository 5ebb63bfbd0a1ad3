import { BulkheadError } from '../../contract/errors.ts'
import type { AppInfo } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { Keyring } from '../ports.ts'
import { isKeyWrapped } from '../store/key-file.ts'
import { keepInFile, keepWrapped } from '../store/wrapped-key.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'app.info' | 'workspace.moveKey'

const none: Keyring['state'] = async () => ({
  name: null,
  why: "Only the desktop app reaches the system's key store. The key lies in a file that this user alone reads."
})

export function appHandlers({ workspace, catalog, ports }: WorkbenchParts): Pick<Handlers, Names> {
  const { keyring } = ports
  const keyState = async (): Promise<AppInfo['key']> => {
    if (workspace.dir === ':memory:') return { by: 'memory', store: null, why: 'Nothing of this workspace is kept.' }
    const { name, why } = await (keyring?.state ?? none)()
    return { by: isKeyWrapped(workspace.dir) ? 'system' : 'file', store: name, why }
  }
  return {
    'app.info': async () => ({
      version: ports.version,
      host: ports.host,
      node: process.versions.node,
      sqlite: workspace.sqlite,
      workspace: workspace.dir,
      types: catalog.types.length,
      network: workspace.network.summary(),
      key: await keyState()
    }),
    'workspace.moveKey': async ({ to }) => {
      const { by, store, why } = await keyState()
      if (by === 'memory' || (to === 'system' && (!keyring || store === null)))
        throw new BulkheadError('workspace.locked', `The key can't be moved. ${why}`)
      if (to === 'system' && keyring) await keepWrapped(workspace.dir, workspace.key, keyring)
      if (to === 'file') keepInFile(workspace.dir, workspace.key)
      return { done: true }
    }
  }
}
