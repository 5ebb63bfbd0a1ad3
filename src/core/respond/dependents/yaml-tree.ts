import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml'

/** A YAML document without its anchors: aliases and merge keys stand for what they name. */
export interface YamlNode {
  /** From 1. */
  line: number
  scalar: string | null
  entries: { key: string; line: number; node: YamlNode }[]
  items: YamlNode[]
}

/** Aliases of aliases multiply: a page of text can stand for billions of nodes. */
const MOST_NODES = 50_000
const MOST_TEXT = 512 * 1024
const MOST_DEPTH = 60

class TooMuch extends Error {}

/** The documents of a file; undefined where it is not valid YAML (a template, a broken file) or too much to follow. */
export function readYaml(text: string): YamlNode[] | undefined {
  if (text.length > MOST_TEXT) return undefined
  const lines = new LineCounter()
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      logLevel: 'silent',
      prettyErrors: false,
      strict: false,
      uniqueKeys: false
    })
    if (!Array.isArray(documents)) return []
    if (documents.some((document) => document.errors.length > 0)) return undefined
    const budget = { left: MOST_NODES }
    return documents.map((document) => convert(document.contents, document, lines, 1, budget, 0))
  } catch (error) {
    // Nesting deeper than the parser's own stack is a RangeError.
    if (error instanceof TooMuch || error instanceof RangeError) return undefined
    throw error
  }
}

function convert(node: unknown, document: Document, lines: LineCounter, near: number, budget: { left: number }, depth: number): YamlNode {
  if (--budget.left < 0 || depth > MOST_DEPTH) throw new TooMuch()
  const made: YamlNode = { line: near, scalar: null, entries: [], items: [] }
  if (isAlias(node)) return convert(node.resolve(document), document, lines, near, budget, depth + 1)
  if (!isNode(node)) return made
  if (node.range) made.line = lines.linePos(node.range[0]).line
  if (isScalar(node)) made.scalar = node.value === null || node.value === undefined ? '' : (node.source ?? String(node.value))
  else if (isSeq(node)) made.items = node.items.map((item) => convert(item, document, lines, made.line, budget, depth + 1))
  else if (isMap(node))
    for (const { key, value } of node.items) {
      const keyNode = convert(key, document, lines, made.line, budget, depth + 1)
      const child = convert(value, document, lines, keyNode.line, budget, depth + 1)
      if (keyNode.scalar === '<<') for (const merged of [child, ...child.items]) made.entries.push(...merged.entries)
      else made.entries.push({ key: keyNode.scalar ?? '', line: keyNode.line, node: child })
    }
  return made
}

/** The node below a chain of keys. */
export function below(node: YamlNode | undefined, ...keys: string[]): YamlNode | undefined {
  let at = node
  for (const key of keys) at = at?.entries.find((entry) => entry.key === key)?.node
  return at
}

export const scalarAt = (node: YamlNode | undefined, ...keys: string[]): string | null => below(node, ...keys)?.scalar ?? null

/** Every scalar below a node, with the keys that lead to it. */
export function* scalars(node: YamlNode, path: string[] = []): Generator<{ path: string[]; node: YamlNode; scalar: string }> {
  if (node.scalar !== null) yield { path, node, scalar: node.scalar }
  for (const entry of node.entries) yield* scalars(entry.node, [...path, entry.key])
  for (const [i, item] of node.items.entries()) yield* scalars(item, [...path, String(i)])
}
