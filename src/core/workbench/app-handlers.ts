import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

export const appHandlers = ({ workspace, catalog, ports }: WorkbenchParts): Pick<Handlers, 'app.info'> => ({
  'app.info': () => ({
    version: ports.version,
    host: ports.host,
    node: process.versions.node,
    sqlite: workspace.sqlite,
    workspace: workspace.dir,
    types: catalog.types.length,
    network: workspace.network.summary()
  })
})
