// Another process that imports rows into a case and waits to be killed: node killed-import.ts <dir> <case>. Says when two batches lie in it.
import { openWorkspace } from '../../src/core/store/workspace.ts'

const [, , dir = '', caseId = ''] = process.argv
const { usageEvents } = openWorkspace(dir, { command: 'the other process', now: () => new Date() })
const texts = { actor: 'a', key: 'k', ip: '192.0.2.1', userAgent: 'u', action: 'x', resource: 'r' }
const rows = Array.from({ length: 10_001 }, (_, n) => ({ ...texts, line: n, at: n, result: 'ok' as const, bytes: 0 }))
usageEvents.begin(caseId, 'killed').add(rows)
process.stdout.write('written\n')
setInterval(() => {}, 1000)
