import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const electronFiles = ['electron', 'chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']

/** Packs the built app for Linux x64 around empty files in Electron's place. Answers the path of app.asar. */
export function packAroundStandIn(dir: string): string {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const standIn = path.join(dir, 'electron')
  mkdirSync(path.join(standIn, 'resources'), { recursive: true })
  mkdirSync(path.join(standIn, 'locales'))
  for (const file of electronFiles) writeFileSync(path.join(standIn, file), '', { mode: 0o755 })
  writeFileSync(path.join(standIn, 'version'), version)

  const dist = path.join(dir, 'dist')
  const builder = path.resolve('node_modules/electron-builder/cli.js')
  const args = ['--linux', 'dir', '--x64', '--publish', 'never', '-c', 'electron-builder.config.mjs', `-c.directories.output=${dist}`]
  execFileSync(process.execPath, [builder, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, BULKHEAD_PACK_STANDIN: standIn }
  })
  const [asar] = globSync(path.join(dist, '*/resources/app.asar'))
  if (!asar) throw new Error(`electron-builder made no app.asar in ${dist}`)
  return asar
}
