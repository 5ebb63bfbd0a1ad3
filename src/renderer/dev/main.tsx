import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../app/app.tsx'
import '../app/base.css'
import '../app/tokens.css'
import { BulkheadError } from '../../contract/errors.ts'
import type { Method } from '../../contract/methods.ts'
import { fakeClient } from './fake-client.ts'

/**
 * The interface on made-up data: `?empty`, `?latency=400`, `?findings=12`, `?quiet` (no running scan), `?fail=findings.list,overview.get`.
 */
const options = new URLSearchParams(location.search)
const failing = (options.get('fail') ?? '').split(',').filter(Boolean)
const client = fakeClient({
  empty: options.has('empty'),
  latency: Number(options.get('latency') ?? 8),
  findings: Number(options.get('findings') ?? 100_000),
  scanning: !options.has('empty') && !options.has('quiet'),
  fail: Object.fromEntries(
    failing.map((method) => [
      method as Method,
      new BulkheadError('workspace.disk-full', 'The disk that holds the workspace is full. Free some space, then try again.')
    ])
  )
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App client={client} onConnection={() => () => {}} />
    </StrictMode>
  )
