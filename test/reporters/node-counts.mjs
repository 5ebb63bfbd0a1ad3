import { writeFileSync } from 'node:fs'

/** For `node --test`: writes one plain line of counts, so that they can be summed with those of the other runners. */
export default async function* nodeCounts(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue
    if (type === 'test:pass') counts[data.skip === undefined && data.todo === undefined ? 'passed' : 'skipped']++
    if (type === 'test:fail') counts.failed++
  }
  const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
  if (process.env.BULKHEAD_COUNTS_FILE) writeFileSync(process.env.BULKHEAD_COUNTS_FILE, line)
  yield `${line}\n`
}
