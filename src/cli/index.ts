import '../core/node-guard.ts'
import '../core/lean-heap.ts'

// The code below is built into a chunk elsewhere: paths to workers and resources count from this entry.
const { runCommandLine } = await import('./cli.ts')
await runCommandLine(process.argv, new URL('./', import.meta.url))
