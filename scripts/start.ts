// `npm start`: builds what is stale, then opens the workbench in a window, or as a page where a window can't open.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { build, isStale } from './build/build.ts'
import { chooseHost } from './start/choose-host.ts'
import { electronBinary } from './start/electron-binary.ts'
import { forwardSignals } from './start/forward-signals.ts'

const root = path.resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)
/** A window that ends sooner than this with an error never opened, in milliseconds. */
const tooSoon = 5000

function run(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env })
  forwardSignals(child)
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 0))
  })
}

const servePage = (why: string): Promise<number> => {
  console.log(`Bulkhead opens as a page, since ${why}.`)
  return run(process.execPath, [path.join(root, 'out/main/cli.js'), 'serve', ...args])
}

async function openWindow(electron: string): Promise<number> {
  const started = Date.now()
  const at = args.indexOf('--workspace')
  const workspace = at < 0 ? undefined : args[at + 1]
  const code = await run(electron, [root], workspace ? { ...process.env, BULKHEAD_HOME: workspace } : process.env)
  return code !== 0 && Date.now() - started < tooSoon ? servePage(`the window did not open (Electron ended with ${code})`) : code
}

if (isStale()) {
  console.log('Building…')
  const failed = build()
  if (failed !== 0) process.exit(failed)
}
const choice = chooseHost({
  electron: electronBinary(process.env),
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0
})
process.exitCode = choice.host === 'electron' ? await openWindow(choice.path) : await servePage(choice.why)
