// A registry that lacks one platform's package makes `npm install` write a lock file that `npm ci` refuses on that platform.
import { readFileSync } from 'node:fs'
import { missingFromLock } from './lock/missing-from-lock.ts'

const missing = missingFromLock(readFileSync('package-lock.json', 'utf8'), readFileSync('package.json', 'utf8'))
for (const line of missing) console.error(line)
console.log(`lock: ${missing.length} problems`)
process.exitCode = missing.length > 0 ? 1 : 0
