// `npm test`: every check, each with its time. All of them run, so that one look shows all that is wrong; what needs a failed
// step is not run and counts as failed. The last line is the sum over vitest, node:test and Playwright.
import { availableParallelism } from 'node:os'
import { ensureChromium } from './test/chromium.ts'
import { countsLine, sumCounts } from './test/counts.ts'
import { runStep, type Step, type StepResult } from './test/run-step.ts'

const tsc = (project: string): Step => ({
  name: `types: ${project}`,
  node: ['node_modules/typescript/bin/tsc', '-p', `tsconfig.${project}.json`]
})
const reporter = (name: string): string[] => ['--test-reporter', name, '--test-reporter-destination', 'stdout']

const steps: Step[] = [
  { name: 'lock file', node: ['scripts/check-lock.ts'] },
  {
    name: 'lint',
    node: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.']
  },
  { name: 'layers', node: ['scripts/lint-layers.ts'] },
  tsc('node'),
  tsc('web'),
  tsc('test'),
  { name: 'unit', node: ['node_modules/vitest/vitest.mjs', 'run'], counted: true },
  { name: 'build', node: ['scripts/build.ts'] },
  {
    name: 'built product',
    node: [
      '--test',
      `--test-concurrency=${availableParallelism()}`,
      ...reporter('spec'),
      ...reporter('./test/reporters/node-counts.mjs'),
      'test/built/**/*.test.mjs',
      'test/built/**/*.test.ts'
    ],
    needs: ['build'],
    counted: true
  },
  { name: 'packing', node: ['scripts/pack-check.ts'], needs: ['build'] },
  { name: 'end to end', node: ['node_modules/@playwright/test/cli.js', 'test'], needs: ['build'], counted: true }
]

const results: StepResult[] = []
for (const step of steps) {
  const missing = step.needs?.find((name) => results.some((result) => result.name === name && !result.ok))
  console.log(`\n── ${step.name}`)
  if (missing) {
    console.log(`not run, since "${missing}" failed`)
    results.push({ name: step.name, ok: false, seconds: 0, counts: null })
    continue
  }
  if (step.name === 'end to end' && !ensureChromium() && !process.env.CI)
    console.log('No Chromium: the tests in a browser are skipped. `npx playwright install chromium` fetches one.')
  results.push(runStep(step, process.env))
}

console.log('\n── summary')
for (const { name, ok, seconds, counts } of results)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${name}${counts ? `: ${countsLine(counts)}` : ''}`)
console.log(countsLine(sumCounts(results)))
process.exitCode = results.every((result) => result.ok) ? 0 : 1
