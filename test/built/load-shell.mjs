import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'

const out = path.resolve(import.meta.dirname, '../../out')
const stubUrl = new URL('./electron-stub.mjs', import.meta.url).href

/** Runs the built main on the stub, and the built preload as a sandboxed window would: with a require that knows electron only, and no ESM. */
export async function loadShell(stub) {
  registerHooks({
    resolve: (specifier, context, next) => (specifier === 'electron' ? { url: stubUrl, shortCircuit: true } : next(specifier, context))
  })
  await import(pathToFileURL(path.join(out, 'main/index.js')).href)
  while (stub.seen.windows.length === 0) await new Promise((resolve) => setImmediate(resolve))

  const senderFrame = { url: 'app://bulkhead/', parent: null }
  const ipcRenderer = {
    invoke: async (channel, ...args) =>
      structuredClone(await stub.handlers.get(channel)({ senderFrame: { ...senderFrame } }, ...structuredClone(args))),
    on: (channel, listener) => stub.rendererBus.on(channel, listener),
    off: (channel, listener) => stub.rendererBus.off(channel, listener)
  }
  const exposed = {}
  const contextBridge = { exposeInMainWorld: (name, api) => Object.assign(exposed, { [name]: api }) }
  const require = (id) => (id === 'electron' ? { contextBridge, ipcRenderer } : assert.fail(`the sandboxed preload may not require ${id}`))
  const preload = readFileSync(stub.seen.windows[0].options.webPreferences.preload, 'utf8')
  vm.runInNewContext(preload, { require, exports: {}, module: { exports: {} } })
  return { out, exposed }
}
