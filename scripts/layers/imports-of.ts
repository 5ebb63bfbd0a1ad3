import { type ESTree, parseSync, Visitor } from 'vite'

export interface Import {
  /** Null: computed at run time, so nobody can say what it names. */
  specifier: string | null
  line: number
  typeOnly: boolean
}

/** Every import of a source file in every form: static, type, re-export, side effect, dynamic, `import()` types, `require`. */
export function importsOf(file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const found: Import[] = []
  const add = (node: { start: number }, name: ESTree.Node | null | undefined, typeOnly = false): void => {
    const line = source.slice(0, node.start).split('\n').length
    found.push({ specifier: name ? text(name) : null, line, typeOnly })
  }

  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers
      const allTypes = named.length > 0 && named.every((s) => s.type === 'ImportSpecifier' && s.importKind === 'type')
      add(node, node.source, node.importKind === 'type' || allTypes)
    },
    ExportNamedDeclaration(node) {
      if (!node.source) return
      const allTypes = node.specifiers.length > 0 && node.specifiers.every((s) => s.exportKind === 'type')
      add(node, node.source, node.exportKind === 'type' || allTypes)
    },
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node, node.source),
    TSImportType: (node) => add(node, node.source, true),
    TSExternalModuleReference: (node) => add(node, node.expression),
    CallExpression(node) {
      const called = node.callee
      const name = called.type === 'Identifier' ? called.name : called.type === 'MemberExpression' ? property(called) : ''
      const first = node.arguments[0]
      // What createRequire makes may have any name: refused whole.
      if (name === 'createRequire') add(node, null)
      else if (name === 'require' || name === 'getBuiltinModule') add(node, first)
    }
  }).visit(program)
  return found
}

const property = (node: ESTree.MemberExpression): string => (node.property.type === 'Identifier' ? node.property.name : '')

function text(node: ESTree.Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null
  return null
}
