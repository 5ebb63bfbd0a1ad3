import type { Binding } from '../binding.ts'
import { refsIn } from '../references.ts'
import type { YamlNode } from '../yaml-tree.ts'
import { environment } from './read-compose.ts'

const variables = /^(?:env|environment|variables|env_vars)$/

/** What a job, or any part of a pipeline, gives to its steps and reads in its commands. */
export function pipelineBindings(node: YamlNode, consumer: string | null): Binding[] {
  const bindings: Binding[] = []
  const visit = (at: YamlNode): void => {
    for (const { key, node: child } of at.entries) {
      if (variables.test(key)) bindings.push(...variablesOf(child, consumer))
      else if (child.scalar !== null) bindings.push(...commandOf(child, consumer, key))
      else visit(child)
    }
    for (const item of at.items) {
      if (item.scalar !== null) bindings.push(...commandOf(item, consumer, null))
      else visit(item)
    }
  }
  visit(node)
  return bindings
}

/** A map, a list of `NAME=value`, or the `- name:`/`value:` list of Azure. */
export function variablesOf(node: YamlNode, consumer: string | null): Binding[] {
  const nested = node.entries.flatMap(({ node: child }) =>
    child.entries.length > 0 || child.items.length > 0 ? variablesOf(child, consumer) : []
  )
  const pairs = node.items.flatMap((item): Binding[] => {
    const name = item.entries.find(({ key }) => key === 'name')?.node.scalar ?? null
    const value = item.entries.find(({ key }) => key === 'value')?.node.scalar ?? null
    if (name === null) return item.entries.length > 0 ? environment(item, consumer) : []
    return [{ line: item.line, how: 'given', name, value, refs: refsIn(value ?? ''), defines: [], consumer }]
  })
  const plain = environment({ ...node, entries: node.entries.filter(({ node: child }) => child.scalar !== null) }, consumer)
  // `env: - A=1 B=2` of Travis: several in one item.
  const several = node.items.flatMap((item) =>
    [...(item.scalar ?? '').matchAll(/(?:^|\s)([A-Za-z_]\w{0,99})=("[^"]*"|'[^']*'|\S*)/g)].map(([, name = '', raw = '']): Binding => {
      const value = raw.replace(/^(["'])(.*)\1$/s, '$2')
      return { line: item.line, how: 'given', name, value, refs: refsIn(value), defines: [], consumer }
    })
  )
  return [...nested, ...pairs, ...plain.filter(({ line }) => !several.some((one) => one.line === line)), ...several]
}

function commandOf(node: YamlNode, consumer: string | null, key: string | null): Binding[] {
  const text = node.scalar ?? ''
  const lines = text.split('\n')
  return lines.flatMap((command, i): Binding[] => {
    if (/^\s*#/.test(command)) return []
    const refs = refsIn(command)
    // A block scalar starts on the line after its key.
    const line = node.line + i + (lines.length > 1 ? 1 : 0)
    return [{ line, how: 'read', name: key !== null && lines.length === 1 ? key : null, value: command, refs, defines: [], consumer }]
  })
}

/** Of a whole file that has no jobs that we know: every part of it. */
export function wholePipeline(documents: readonly YamlNode[]): Binding[] {
  return documents.flatMap((document) => pipelineBindings(document, null))
}
