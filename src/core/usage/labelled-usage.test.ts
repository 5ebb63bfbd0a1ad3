import { expect, it } from 'vitest'
import { scoreAnalysis } from '../../../test/support/usage/score.ts'

// Seeds from 0 to 600 were looked at while the weights were set; these were not.
it('finds planted misuse among weeks of ordinary life and leaves ordinary life alone', { timeout: 60_000 }, () => {
  const score = scoreAnalysis(Array.from({ length: 45 }, (_, i) => 7000 + i))
  const { logs, rows, planted, found, groups, falseGroups, misuseRows, toldRows } = score
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`
  process.stdout.write(
    `usage: ${logs} logs, ${rows} rows; ${found} of ${planted} misuses found (${share(found, planted)}), ${share(toldRows, misuseRows)} of their rows; ` +
      `${falseGroups} of ${groups} groups false (${share(falseGroups, groups)})\n`
  )
  expect(planted).toBeGreaterThan(50)
  expect(found / planted, score.missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  expect(toldRows / misuseRows).toBeGreaterThanOrEqual(0.95)
  expect(falseGroups / groups, score.falseOnes.join('\n')).toBeLessThanOrEqual(0.05)
})
