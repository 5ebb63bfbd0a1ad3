import { describe, expect, it } from 'vitest'
import { judgeFile } from './judge-file.ts'

const problems = (file: string, source: string): string[] => judgeFile(file, source).map((found) => found.problem)

describe('every form of import is seen', () => {
  const target = '../../core/workbench.ts'
  it.each([
    ['static', `import { a } from '${target}'`],
    ['default', `import a from '${target}'`],
    ['namespace', `import * as a from '${target}'`],
    ['type', `import type { A } from '${target}'`],
    ['inline type', `import { type A } from '${target}'`],
    ['side effect', `import '${target}'`],
    ['re-export', `export { a } from '${target}'`],
    ['type re-export', `export type { A } from '${target}'`],
    ['re-export of all', `export * from '${target}'`],
    ['dynamic', `const a = await import('${target}')`],
    ['dynamic, template', `const a = await import(\`${target}\`)`],
    ['type of import()', `type A = import('${target}').A`],
    ['require', `const a = require('${target}')`],
    ['module.require', `const a = module.require('${target}')`],
    ['import = require', `import a = require('${target}')`],
    ['with a query', `import url from '${target}?url'`]
  ])('%s', (_form, source) => {
    expect(problems('src/renderer/ui/button.tsx', source)).toEqual([
      expect.stringMatching(/^renderer\/ui may not import core\/workbench: it may import contract, react/)
    ])
  })

  it('a computed name is refused, as nobody can check it', () => {
    for (const source of ['await import(name)', 'require(a + b)', 'createRequire(import.meta.url)("x")', 'process.getBuiltinModule(x)'])
      expect(problems('src/core/git/pack.ts', source), source).toContainEqual(expect.stringContaining('computed'))
  })

  it('words in comments and strings are no imports', () => {
    expect(problems('src/core/detect/engine.ts', `// import 'node:fs'\nconst s = "import 'electron'"`)).toEqual([])
  })

  it('tells the line', () => {
    expect(judgeFile('src/contract/model.ts', `import { z } from 'zod'\n\nimport 'node:fs'`)).toEqual([
      { line: 3, problem: 'contract may not import node:fs: it may import zod' }
    ])
  })
})

describe('the table', () => {
  it.each([
    ['src/contract/model.ts', '../core/ports.ts'],
    ['src/core/detect/engine.ts', 'node:fs'],
    ['src/core/detect/engine.ts', 'fs/promises'],
    ['src/core/detect/engine.ts', '../git/types.ts'],
    ['src/core/catalog/load.ts', '../detect/types.ts'],
    ['src/core/git/pack.ts', '../store/open-store.ts'],
    ['src/core/store/open-store.ts', '../git/types.ts'],
    ['src/core/scan/plan.ts', '../workbench.ts'],
    ['src/core/scan/plan.ts', '../workbench/create-handlers.ts'],
    ['src/core/sources/folder.ts', '../scan/plan.ts'],
    ['src/core/scan/plan.ts', 'node:child_process'],
    ['src/core/store/open-store.ts', 'node:https'],
    ['src/core/scan/plan.ts', 'electron'],
    ['src/core/scan/plan.ts', 'react'],
    ['src/core/report/html.ts', '../../cli/cli.ts'],
    ['src/main/window.ts', '../core/workbench.ts'],
    ['src/main/window.ts', '../cli/serve/start-host.ts'],
    ['src/main/backend.ts', '../core/store/open-store.ts'],
    ['src/preload/index.ts', 'node:fs'],
    ['src/preload/index.ts', '../contract/methods.ts'],
    ['src/cli/cli.ts', '../main/window.ts'],
    ['src/cli/cli.ts', 'electron'],
    ['src/renderer/ui/button.tsx', '../store/findings.ts'],
    ['src/renderer/ui/button.tsx', '../api/api.ts'],
    ['src/renderer/store/findings.ts', 'node:crypto'],
    ['src/renderer/app/shell.tsx', 'better-sqlite3'],
    ['src/renderer/screens/findings/list.tsx', '../../app/shell.tsx'],
    ['src/renderer/screens/findings/list.tsx', '../../api/api.ts'],
    ['src/contract/serve.ts', '../../../elsewhere/x.ts']
  ])('%s may not import %s', (file, specifier) => {
    expect(problems(file, `import '${specifier}'`)).toHaveLength(1)
  })

  it.each([
    ['src/core/workbench.ts', './scan/start-scan.ts'],
    ['src/core/workbench/handlers.ts', '../workbench.ts'],
    ['src/core/scan/plan.ts', '../git/types.ts'],
    ['src/core/scan/plan.ts', './worker-pool.ts'],
    ['src/core/git/pack.ts', 'node:fs/promises'],
    ['src/core/store/open-store.ts', 'better-sqlite3'],
    ['src/main/backend.ts', '../core/workbench.ts'],
    ['src/cli/cli.ts', '../core/workbench.ts'],
    ['src/renderer/screens/findings/list.tsx', '../../store/findings.ts'],
    ['src/core/git/pack.test.ts', '../../../test/support/git-repo.ts'],
    ['src/core/detect/engine.test.ts', 'vitest']
  ])('%s may import %s', (file, specifier) => {
    expect(problems(file, `import '${specifier}'`)).toEqual([])
  })

  it('preload may import types of the contract', () => {
    expect(problems('src/preload/index.ts', `import type { Bridge } from '../contract/transports/bridge.ts'`)).toEqual([])
  })

  it('a test obeys the layer of the code beside it', () => {
    expect(problems('src/core/git/pack.test.ts', `import '../store/open-store.ts'`)).toHaveLength(1)
  })

  it('a folder that nobody named is refused, even without imports', () => {
    for (const file of ['src/shared/utils.ts', 'src/core/helpers/x.ts', 'src/index.ts'])
      expect(problems(file, 'export const a = 1'), file).toEqual([expect.stringContaining('is in no layer')])
  })

  it('a file that does not parse is an error', () => {
    expect(() => judgeFile('src/core/git/pack.ts', 'import {')).toThrow('src/core/git/pack.ts')
  })
})
