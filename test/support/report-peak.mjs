// Loaded before a measured program: says at its end how much memory it took at most, in kilobytes.
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.REPORT_PEAK_TO)
  process.on('exit', () => writeFileSync(process.env.REPORT_PEAK_TO, String(process.resourceUsage().maxRSS)))
