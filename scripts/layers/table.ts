/**
 * Who may import whom. A layer is a folder of src, or one file (without its extension); the longest name wins. What is not
 * named here is refused, so a new folder begins with a line in this table.
 */
export interface Layer {
  /** Other layers that it may import; its own files it always may. */
  layers: readonly string[]
  /** Layers of which it may import types and nothing that runs. */
  types?: readonly string[]
  packages: readonly string[]
  /** Node's modules: `plain` are all that neither open connections nor start processes. */
  node: readonly ('plain' | 'network' | 'processes')[]
}

export const networkModules = ['dgram', 'dns', 'http', 'http2', 'https', 'net', 'tls']
export const processModules = ['child_process', 'cluster']

const core = (layers: string[], packages: string[], node: Layer['node'] = ['plain']): Layer => ({
  layers: ['contract', ...layers.map((name) => `core/${name}`)],
  packages: ['zod', ...packages],
  node
})

const widgets = ['react', 'radix-ui', 'cmdk', 'lucide-react', '@tanstack/react-virtual']
const detection = ['detect', 'catalog']
const lent = ['ports', 'error-trace']
const stored = [...lent, 'git', 'store', ...detection]
const gathered = ['sources', 'usage', 'verify', 'prevent', ...stored]

export const table: Record<string, Layer> = {
  contract: { layers: [], packages: ['zod'], node: [] },

  // Inside core the arrows run down: workbench → respond, report, scan → sources, usage, verify, prevent → git, store → detect → catalog.
  'core/node-guard': { layers: [], packages: [], node: ['plain'] },
  'core/lean-heap': { layers: [], packages: [], node: ['plain'] },
  'core/ports': core([], []),
  'core/error-trace': core([], []),
  'core/workspace-dir': core([], []),
  'core/workbench': core(['respond', 'report', 'scan', ...gathered], []),
  'core/respond': core(gathered, ['yaml']),
  // The practice leak is a repository that it makes.
  'core/respond/drill': core(['respond', ...gathered], ['isomorphic-git']),
  'core/report': core(gathered, ['pdfmake']),
  'core/scan': core(gathered, []),
  'core/sources': core(stored, ['isomorphic-git'], ['plain', 'network']),
  'core/usage': core(stored, []),
  'core/verify': core(stored, [], ['plain', 'network']),
  'core/prevent': core(stored, []),
  // git and store do not know each other.
  'core/git': core([...lent, ...detection], ['isomorphic-git'], ['plain', 'network']),
  'core/store': core([...lent, ...detection], ['better-sqlite3']),
  // Pure: bytes in, matches out.
  'core/detect': { layers: ['contract', 'core/catalog'], packages: [], node: [] },
  'core/catalog': core([], ['yaml', 'smol-toml']),

  page: { layers: [], packages: [], node: ['plain'] },
  preload: { layers: [], types: ['contract'], packages: ['electron'], node: [] },
  // The window's process carries; only backend.ts, which runs in a process of its own, knows the core.
  main: { layers: ['contract', 'page'], packages: ['electron', 'pino'], node: ['plain'] },
  'main/backend': { layers: ['contract', 'core/workbench', 'core/workspace-dir', 'core/lean-heap', 'main'], packages: [], node: ['plain'] },
  cli: {
    layers: ['contract', 'page', 'core'],
    packages: ['commander', 'pino'],
    node: ['plain', 'network', 'processes']
  },

  'renderer/api': { layers: ['contract'], packages: [], node: [] },
  'renderer/store': { layers: ['contract', 'renderer/api'], packages: ['react', 'zustand'], node: [] },
  // Primitives: they get what they show as properties.
  'renderer/ui': { layers: ['contract'], packages: ['react-dom', ...widgets], node: [] },
  // The two parts of the shell that every screen puts around itself.
  'renderer/app/page-head': { layers: ['contract', 'renderer/store', 'renderer/ui', 'renderer/app'], packages: widgets, node: [] },
  'renderer/app/scan-strip': { layers: ['contract', 'renderer/store', 'renderer/ui', 'renderer/app'], packages: widgets, node: [] },
  'renderer/screens': {
    layers: ['contract', 'renderer/store', 'renderer/ui', 'renderer/app/page-head', 'renderer/app/scan-strip'],
    packages: widgets,
    node: []
  },
  'renderer/app': { layers: ['contract', 'renderer'], packages: ['react-dom', ...widgets], node: [] },
  'renderer/main': { layers: ['contract', 'renderer'], packages: ['react', 'react-dom', 'get-nonce', '@fontsource-variable/*'], node: [] },
  // The page on made-up data, for work on its looks; no part of the build.
  'renderer/dev': { layers: ['contract', 'renderer'], packages: ['react', 'react-dom', '@fontsource-variable/*'], node: [] }
}

/** What a test (`*.test.ts`, `*.test.tsx`) may import on top of what its layer may. */
export const forTests: Layer = {
  layers: ['test'],
  packages: ['vitest', 'fast-check', '@testing-library/react', 'better-sqlite3', 'isomorphic-git', 'zod', 'yaml'],
  node: ['plain', 'network', 'processes']
}
