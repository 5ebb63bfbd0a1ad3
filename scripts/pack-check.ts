// Packs the app around a stand-in for Electron, looks at what is in the package, and runs what was packed under plain Node.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { importClosure } from './pack/import-closure.ts'
import { packAroundStandIn } from './pack/pack-around-stand-in.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-pack-'))
try {
  const asar = packAroundStandIn(dir)
  const listed = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  checkContents(listed)

  const worker = importClosure(path.join(`${asar}.unpacked`, 'out/main/scan.worker.js'))
  assert.deepEqual(worker.packages, [], 'the worker needs packages that a thread may not find')

  const app = path.join(dir, 'app')
  extractAll(asar, app)
  cpSync(`${asar}.unpacked`, app, { recursive: true })
  const { types, scanned, pdf } = runPacked(app, path.join(dir, 'folder'))
  console.log(
    `packed ${listed.length} files; from the package the CLI listed ${types} types, its worker searched ${scanned} files, and a practice leak made a PDF of ${pdf} bytes`
  )
} finally {
  rmSync(dir, { recursive: true, force: true })
}

function checkContents(listed: string[]): void {
  for (const file of [
    '/out/main/index.js',
    '/out/main/backend.js',
    '/out/preload/index.cjs',
    '/out/renderer/index.html',
    '/package.json',
    '/LICENSE'
  ])
    assert.ok(listed.includes(file), `${file} is missing`)
  const natives = listed.filter((file) => file.endsWith('.node'))
  assert.deepEqual(natives, ['/node_modules/better-sqlite3/prebuilds/linux-x64.node'], 'one native file, of the target')
  const packages = listed.filter((file) => file.startsWith('/node_modules/')).map((file) => file.split('/')[2])
  assert.deepEqual([...new Set(packages)], ['better-sqlite3'], 'no packages of the build')
  const strangers = listed.filter(
    (file) => !/^\/(?:out|node_modules)(?:\/|$)|^\/(?:package\.json|LICENSE)$/.test(file) || /\.(?:map|ts)$/.test(file)
  )
  assert.deepEqual(strangers, [], 'no sources, maps or other files')
}

/** The command line from the package: on a folder with one file, and from a practice leak to its report, whose fonts must have come along. */
function runPacked(app: string, folder: string): { types: number; scanned: number; pdf: number } {
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'readme.txt'), 'nothing to find here\n')
  const manifest = JSON.parse(readFileSync(path.join(app, 'package.json'), 'utf8')) as { bin: { bulkhead: string } }
  const cli = path.join(app, manifest.bin.bulkhead)
  const run = (...args: string[]): unknown =>
    JSON.parse(execFileSync(process.execPath, [cli, ...args, '--format', 'json'], { encoding: 'utf8' }))
  const types = run('types') as unknown[]
  const { coverage } = run('scan', folder, '--no-store') as { coverage: { scanned: number } }
  assert.ok(types.length > 0, 'the packed catalogue has types')
  assert.equal(coverage.scanned, 1)
  const { caseId, workspace } = run('drill', path.join(folder, 'practice')) as { caseId: string; workspace: string }
  const reports = path.join(folder, 'reports')
  mkdirSync(reports)
  execFileSync(process.execPath, [cli, 'report', caseId, '--format', 'pdf', '--out-dir', reports, '--workspace', workspace])
  const [file = ''] = readdirSync(reports)
  const pdf = readFileSync(path.join(reports, file))
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  return { types: types.length, scanned: coverage.scanned, pdf: pdf.length }
}
