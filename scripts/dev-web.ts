// `npm run dev:web`: the page with hot reload in a browser, its calls proxied to the built host. No Electron needed.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { build, isStale } from './build/build.ts'
import { forwardSignals } from './start/forward-signals.ts'

const root = path.resolve(import.meta.dirname, '..')
if (isStale() && build() !== 0) process.exit(1)

const host = spawn(process.execPath, ['out/main/cli.js', 'serve', '--port', '0', '--no-open', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit']
})
host.once('exit', (code) => process.exit(code ?? 0))
forwardSignals(host)

const link = await new Promise<string>((resolve) => {
  createInterface({ input: host.stdout }).on('line', (line) => {
    const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)
    if (found) resolve(found[0])
  })
})
const { origin } = new URL(link)
const entered = await fetch(link, { redirect: 'manual' })
const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''

const server = await createServer({
  configFile: false,
  root: path.join(root, 'src/renderer'),
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      // The host takes the proxy for the signed-in page: its own name, its own origin, its cookie.
      '/api': {
        target: origin,
        changeOrigin: true,
        configure(proxy) {
          proxy.on('proxyReq', (request) => {
            request.setHeader('cookie', cookie)
            if (request.getHeader('origin')) request.setHeader('origin', origin)
          })
        }
      }
    }
  }
})
await server.listen()
server.printUrls()
