import type { ChildProcess } from 'node:child_process'

/** Lets a child end in good order. A terminal sends Ctrl-C to the whole group by itself, and a second one would cut the child's ending short. */
export function forwardSignals(child: ChildProcess): void {
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
}
