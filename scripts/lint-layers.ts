// Fails the build when a file of src imports what its layer may not. The rules are in scripts/layers/table.ts.
import { globSync, readFileSync } from 'node:fs'
import { judgeFile } from './layers/judge-file.ts'

const files = globSync('src/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}').map((file) => file.replaceAll('\\', '/'))
const problems = files.sort().flatMap((file) => judgeFile(file, readFileSync(file, 'utf8')).map((found) => ({ file, ...found })))
for (const { file, line, problem } of problems) console.error(`${file}:${line}: ${problem}`)
console.log(`layers: ${files.length} files, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
