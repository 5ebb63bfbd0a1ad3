import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { importClosure } from './import-closure.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-closure-'))
  write('worker.js', `import './a.js'; import fs from 'node:fs'; const later = () => import('./b.js')`)
  write('a.js', `import 'zod'; import './worker.js'`)
})
afterEach(() => rmSync(dir, { recursive: true }))

const write = (name: string, text: string): void => writeFileSync(path.join(dir, name), text)

it('follows imports, later ones too, and names packages', () => {
  write('b.js', '')
  const { files, packages } = importClosure(path.join(dir, 'worker.js'))
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['a.js', 'b.js', 'worker.js'])
  expect(packages).toEqual(['zod'])
})

it('throws where a file is not there', () => {
  expect(() => importClosure(path.join(dir, 'worker.js'))).toThrow(/b\.js/)
})
