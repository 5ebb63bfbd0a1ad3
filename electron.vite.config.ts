import { execFileSync } from 'node:child_process'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const src = (name: string): string => path.resolve(import.meta.dirname, 'src', name)

/** Compiles resources/secret-types into out/main/catalog.json, after each build of the code that reads it. */
const catalog = () => ({
  name: 'bulkhead:catalog',
  writeBundle() {
    execFileSync(process.execPath, [path.resolve(import.meta.dirname, 'scripts/build-catalog.ts')], { stdio: 'inherit' })
  }
})

export default defineConfig({
  main: {
    plugins: [catalog()],
    build: {
      sourcemap: true,
      rolldownOptions: {
        // One build for all that runs on Node. Only index imports electron; the others run under plain Node. The worker is an
        // input of its own, because a URL of it is handed down from the entry.
        input: {
          index: src('main/index.ts'),
          backend: src('main/backend.ts'),
          cli: src('cli/index.ts'),
          'scan.worker': src('core/scan/scan.worker.ts')
        }
      }
    }
  },
  preload: {
    build: {
      // A sandboxed preload can load CommonJS only, and no second file.
      rolldownOptions: {
        input: { index: src('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
      }
    }
  },
  renderer: {
    root: src('renderer'),
    // Both hosts replace it in every response.
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react()],
    // Nothing inlined: the policy allows fonts from files only.
    build: { minify: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1000, rolldownOptions: { input: src('renderer/index.html') } }
  }
})
