import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { visit } from './api.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openPractice, workToMonitoring } from './practice-case.ts'

// See practice.spec.ts: the frame of a report refuses what a trace puts into it.
test.use({ trace: 'off' })

type Part = 'assess' | 'rotate' | 'dependents' | 'monitor' | 'record' | 'cleanup' | 'report'

/** What tells that a part has all that it shows. */
const isThere: Record<Part, string> = {
  assess: 'What stands out',
  rotate: 'Plan',
  dependents: 'Dependents',
  monitor: 'Closing',
  record: 'Milestones',
  cleanup: 'newsletter-service',
  report: 'Summary'
}

async function go(page: Page, part: Part): Promise<void> {
  await visit(page, `#/incidents/INC-0001/${part}`)
  await expect(page.getByRole('region', { name: isThere[part], exact: true }).first()).toBeVisible()
}

/** Windows of the case before it is rotated, by their part and the button that opens them. */
const early: [Part, string | RegExp][] = [
  ['assess', 'Conclude…'],
  ['assess', /^1.212 rows of/],
  ['assess', 'State the gaps…'],
  ['assess', 'Who could see it…'],
  ['assess', 'Note and evidence of: Search your own logs'],
  ['assess', 'Give it an owner…'],
  ['assess', /^High/],
  ['rotate', 'Say where it is…'],
  ['rotate', 'Record the proof…'],
  ['rotate', /^Record it… Delete the old key, as/],
  ['dependents', 'Edit…'],
  ['dependents', 'View patch'],
  ['dependents', 'Message owners'],
  ['dependents', 'New key in staging…'],
  ['monitor', 'Start monitoring…'],
  ['monitor', 'It stays there…']
]

const late: [Part, string | RegExp][] = [
  ['monitor', 'Extend…'],
  ['monitor', /^Record… Services/],
  ['monitor', 'Record…'],
  ['record', 'Say how it leaked…'],
  ['record', 'Rate it…'],
  ['record', 'Weigh it…'],
  ['record', 'Correct: Old key off']
]

for (const theme of ['dark', 'light'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } })
    // The markup is the same in both.
    const look = theme === 'light' ? { only: ['color-contrast'] } : {}
    const windows = { ...look, within: '[role=dialog]' }

    test(`the screens of the response are accessible, ${theme}`, async ({ workbench: page }) => {
      const parts = async (when: string, ...which: Part[]): Promise<void> => {
        for (const part of which) {
          await go(page, part)
          await expectAccessible(page, `${part}, ${when}`, look)
        }
      }
      await visit(page, '#/incidents')
      await expect(page.getByText('No open case')).toBeVisible()
      await expectAccessible(page, 'no case', look)
      const practice = await openPractice(page)
      await parts('early', 'assess', 'rotate', 'dependents', 'monitor')
      await visit(page, '#/incidents')
      await expect(page.getByRole('region', { name: 'Cases' }).getByRole('link')).toHaveCount(1)
      await expectAccessible(page, 'incidents', look)

      await workToMonitoring(page, practice)
      await parts('late', 'assess', 'rotate', 'dependents', 'monitor', 'record', 'cleanup', 'report')
      await visit(page, '#/incidents?view=board')
      await expect(page.getByRole('region', { name: 'Monitoring: 1' })).toBeVisible()
      await expectAccessible(page, 'board', look)
      await visit(page, '#/overview')
      await expect(page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: /INC-0001/ })).toBeVisible()
      await expectAccessible(page, 'overview with a case', look)
      await visit(page, '#/monitor')
      await expect(page.getByText('Dashboards are green.')).toBeVisible()
      await expectAccessible(page, 'monitor', look)

      await practice.act(
        { kind: 'close', reason: 'revoked-verified', outcome: 'used-by-others', text: 'Dead and watched.' },
        'It is urgent.'
      )
      await visit(page, '#/incidents/INC-0001')
      await expect(page.getByRole('region', { name: 'The end of the case' })).toBeVisible()
      await expectAccessible(page, 'closed, with overrides', look)
      await visit(page, '#/reports/INC-0001')
      await expect(page.getByTitle('Report INC-0001, internal edition')).toHaveAttribute('srcdoc', /INC-0001/, { timeout: 60_000 })
      await expectAccessible(page, 'report', look)
      await page.getByLabel('Format').selectOption('sarif')
      await expect(page.getByRole('region', { name: /^Text of/ })).toBeVisible()
      await expectAccessible(page, 'report as text', look)
    })

    test(`the windows of a case are accessible, ${theme}`, async ({ workbench: page, home }) => {
      const dialog = page.getByRole('dialog')
      const leave = async (): Promise<void> => {
        await expect(async () => {
          await page.keyboard.press('Escape')
          await expect(dialog).toHaveCount(0, { timeout: 500 })
        }).toPass()
      }
      const look = async (part: Part, button: string | RegExp): Promise<void> => {
        await go(page, part)
        await page.getByRole('button', { name: button, exact: true }).click()
        await expect(dialog).toBeVisible()
        await expectAccessible(page, `${part}: ${button}`, windows)
        await leave()
      }
      const practice = await openPractice(page)
      for (const [part, button] of early) await look(part, button)

      await page.getByRole('button', { name: 'Close the case…' }).click()
      await dialog.getByLabel('In words').fill('Enough.')
      await dialog.getByRole('button', { name: 'Close the case' }).click()
      await dialog.getByRole('button', { name: 'Override with a reason…' }).click()
      await expectAccessible(page, 'a refusal, and the way past it', windows)
      await leave()
      await go(page, 'assess')
      await page.getByRole('button', { name: 'Import log' }).click()
      await dialog.getByRole('button', { name: 'Browse' }).click()
      await expect(dialog.getByRole('region', { name: 'Files' })).toBeVisible()
      const log = path.join(home, 'log.csv')
      writeFileSync(log, 'when,from\n2026-11-01 10:00,203.0.113.9\n')
      await dialog.getByRole('textbox', { name: 'Log file' }).fill(log)
      await dialog.getByRole('button', { name: 'Look at it' }).click()
      await expect(dialog.getByText('Which column is what')).toBeVisible()
      await expectAccessible(page, 'import a log', windows)
      await leave()
      await page.getByRole('link', { name: 'Evidence 0' }).click()
      await dialog.getByRole('button', { name: 'Attach…' }).click()
      await dialog.last().getByRole('textbox', { name: 'File' }).fill(log)
      await expectAccessible(page, 'attach a file', windows)
      await dialog.last().getByRole('button', { name: 'Attach', exact: true }).click()
      await expect(dialog.getByText('log.csv').first()).toBeVisible()
      await dialog.getByRole('button', { name: 'Check all' }).click()
      await expect(dialog.getByText('Unchanged')).toBeVisible()
      await expectAccessible(page, 'evidence', windows)
      await leave()

      await workToMonitoring(page, practice)
      for (const [part, button] of late) await look(part, button)
    })
  })
}
