import { isBuiltin } from 'node:module'
import path from 'node:path/posix'
import type { Import } from './imports-of.ts'
import { forTests, type Layer, networkModules, processModules, table } from './table.ts'

/** What is wrong with one import of a file (`src/…`, slashes forward), with what would be allowed; null when nothing is. */
export function judgeImport(file: string, { specifier, typeOnly }: Import): string | null {
  const own = layerOf(file)
  const layer = own === null ? undefined : table[own]
  if (own === null || !layer) return noLayer(file)
  if (specifier === null) return 'an import whose name is computed can not be checked: write the name out'
  const allowed = /\.test\.tsx?$/.test(file) ? [layer, forTests] : [layer]

  if (specifier.startsWith('.')) {
    const target = layerOf(path.join(path.dirname(file), specifier.replace(/\?.*$/, '')))
    if (target === own) return null
    if (target !== null && allowed.some((l) => reaches(l.layers, target) || (typeOnly && reaches(l.types ?? [], target)))) return null
    return `${own} may not import ${target ?? specifier}: ${says(layer)}`
  }
  if (isBuiltin(specifier)) {
    return allowed.some((l) => l.node.includes(kindOf(specifier))) ? null : `${own} may not import ${specifier}: ${says(layer)}`
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const named = (pattern: string): boolean => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern)
  return allowed.some((l) => l.packages.some(named)) ? null : `${own} may not import the package ${name}: ${says(layer)}`
}

export const noLayer = (file: string): string => `${path.dirname(file)} is in no layer: add it to scripts/layers/table.ts`

/** `core` reaches `core/git`. */
const reaches = (names: readonly string[], target: string): boolean =>
  names.some((name) => target === name || target.startsWith(`${name}/`))

function kindOf(specifier: string): Layer['node'][number] {
  const base = specifier.replace(/^node:/, '').split('/')[0] ?? ''
  return networkModules.includes(base) ? 'network' : processModules.includes(base) ? 'processes' : 'plain'
}

export function layerOf(file: string): string | null {
  if (file.startsWith('test/')) return 'test'
  if (!file.startsWith('src/')) return null
  const inside = file.slice('src/'.length).replace(/(\.test)?\.tsx?$/, '')
  const fits = Object.keys(table).filter((name) => inside === name || inside.startsWith(`${name}/`))
  return fits.sort((a, b) => b.length - a.length)[0] ?? null
}

function says({ layers, types = [], packages, node }: Layer): string {
  const nodeSays = { plain: "Node's modules", network: "Node's network modules", processes: "Node's process modules" }
  const all = [...layers, ...types.map((name) => `types of ${name}`), ...packages, ...node.map((kind) => nodeSays[kind])]
  return all.length ? `it may import ${all.join(', ')}` : 'it may import nothing'
}
