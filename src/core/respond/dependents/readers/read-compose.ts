import path from 'node:path'
import { type Binding, named, place, type Reader, type Term } from '../binding.ts'
import { refsIn } from '../references.ts'
import { below, readYaml, scalars, type YamlNode } from '../yaml-tree.ts'
import { readLines } from './read-lines.ts'

/** Docker compose. https://docs.docker.com/reference/compose-file/ */
export const readCompose: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  const folder = path.posix.dirname(file.path)
  const fileAt = (name: string): Term => place('file', path.posix.normalize(path.posix.join(folder, name)))
  return documents.flatMap((document) => [
    ...(below(document, 'services')?.entries ?? []).flatMap(({ key, node }) => serviceOf(key, node, fileAt)),
    ...(below(document, 'secrets')?.entries ?? []).flatMap(({ key, node }) => secretOf(key, node, fileAt))
  ])
}

function serviceOf(consumer: string, service: YamlNode, fileAt: (name: string) => Term): Binding[] {
  const bindings = [...environment(below(service, 'environment'), consumer), ...environment(below(service, 'build', 'args'), consumer)]
  const envFile = below(service, 'env_file')
  for (const item of envFile ? [envFile, ...envFile.items] : []) {
    const name = item.scalar ?? below(item, 'path')?.scalar
    if (name) bindings.push({ line: item.line, how: 'read', name: null, value: null, refs: [fileAt(name)], defines: [], consumer })
  }
  for (const item of below(service, 'secrets')?.items ?? []) {
    const source = item.scalar ?? below(item, 'source')?.scalar
    if (source)
      bindings.push({ line: item.line, how: 'read', name: null, value: null, refs: [place('compose', source)], defines: [], consumer })
  }
  for (const key of ['command', 'entrypoint', 'healthcheck', 'labels']) {
    const node = below(service, key)
    if (!node) continue
    for (const { scalar, node: at } of scalars(node))
      bindings.push({ line: at.line, how: 'read', name: null, value: scalar, refs: refsIn(scalar), defines: [], consumer })
  }
  return bindings
}

/** A map, or a list of `NAME=value` and of names that are handed on from outside. */
export function environment(node: YamlNode | undefined, consumer: string | null): Binding[] {
  if (!node) return []
  const given = (line: number, name: string, value: string | null): Binding => ({
    line,
    how: 'given',
    name,
    value: value === '' ? null : value,
    refs: value === null || value === '' ? [named(name)] : refsIn(value),
    defines: [],
    consumer
  })
  return [
    ...node.entries.map(({ key, line, node: value }) => given(line, key, value.scalar)),
    ...node.items.flatMap((item) => {
      const [, name, value = null] = /^([\w.-]{1,100})(?:=([\s\S]*))?$/.exec(item.scalar ?? '') ?? []
      return name === undefined ? [] : [given(item.line, name, value)]
    })
  ]
}

function secretOf(name: string, node: YamlNode, fileAt: (name: string) => Term): Binding[] {
  const file = below(node, 'file')?.scalar
  const variable = below(node, 'environment')?.scalar
  const refs = [...(file ? [fileAt(file)] : []), ...(variable ? [named(variable)] : [])]
  return [{ line: node.line, how: 'given', name: null, value: null, refs, defines: [place('compose', name)], consumer: null }]
}
