import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

interface Look {
  /** Rules that do not count here. */
  except?: string[]
  /** These rules alone: colours are all that a second theme changes. */
  only?: string[]
  /** The part that is looked at; else all of the page. */
  within?: string
}

/** Every fault that axe knows of, on what is shown now. The page has no frames, so the quicker legacy mode sees all of it. */
export async function expectAccessible(page: Page, what: string, { except = [], only = [], within = '' }: Look = {}): Promise<void> {
  // Reading axe in takes longer than what it does; where it is already, it need not be read in again.
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  const builder = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) }).setLegacyMode()
  if (within !== '') builder.include(within)
  if (only.length > 0) builder.withRules(only)
  else builder.disableRules(except).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const { violations } = await builder.analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => [what, id, nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}\n${failureSummary}`)])
    )
    .toEqual([])
}
