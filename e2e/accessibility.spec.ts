import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { scan, visit } from './api.ts'
import { expect, test } from './fixtures.ts'

/** Every fault that axe knows of, on what is shown now. The page has no frames, so the quicker legacy mode sees all of it. */
async function expectAccessible(page: Page, what: string, except: string[] = []): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules(except)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => [what, id, nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}\n${failureSummary}`)])
    )
    .toEqual([])
}

for (const theme of ['dark', 'light'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } })

    test(`screens are accessible, ${theme}`, async ({ workbench: page, shop }) => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing has leaked here yet')
      await expectAccessible(page, 'first run')
      await visit(page, '#/sources')
      await expectAccessible(page, 'no source')
      await visit(page, '#/findings')
      await expect(page.getByText('Nothing was scanned yet')).toBeVisible()
      await expectAccessible(page, 'no finding')

      await scan(page, shop.repo.path)
      await expect(page.getByRole('region', { name: /^Lines around/ })).toBeVisible()
      await expectAccessible(page, 'findings')
      await page.getByRole('combobox', { name: 'Search the findings' }).fill('severity:')
      await expect(page.getByRole('listbox')).toBeVisible()
      await expectAccessible(page, 'completions')
      await page.keyboard.press('Escape')
      await page.getByRole('combobox', { name: 'Search the findings' }).fill('nothing-like-that')
      await expect(page.getByText('No secret matches')).toBeVisible()
      await expectAccessible(page, 'no match')

      await visit(page, '#/overview')
      await expect(page.getByRole('heading', { name: 'Worst open secrets' })).toBeVisible()
      await expectAccessible(page, 'overview')
      await visit(page, '#/sources')
      await expect(page.getByText('each accounted for')).toBeVisible()
      await expectAccessible(page, 'sources')
      await visit(page, '#/library/stripe-secret-key')
      await expect(page.getByRole('heading', { name: 'Rotate it' })).toBeVisible()
      await expectAccessible(page, 'library')

      await page.setViewportSize({ width: 640, height: 900 })
      await visit(page, '#/library')
      await expect(page.getByRole('grid')).toBeVisible()
      await expectAccessible(page, 'narrow library')
      await visit(page, '#/sources/source-1')
      await expect(page.getByRole('dialog')).toContainText('each accounted for')
      await expectAccessible(page, 'source in a drawer')
      await visit(page, '#/findings/finding-1')
      await expect(page.getByRole('dialog').getByRole('region', { name: /^Lines around/ })).toBeVisible()
      await expectAccessible(page, 'finding in a drawer')
    })

    test(`windows over the screen are accessible, ${theme}`, async ({ workbench: page, shop }) => {
      const dialog = page.getByRole('dialog')
      const look = async (what: string): Promise<void> => {
        await expect(dialog).toBeVisible()
        await expectAccessible(page, what)
        await page.keyboard.press('Escape')
        await expect(dialog).toBeHidden()
      }
      await scan(page, shop.repo.path)
      await page.keyboard.press('a')
      const place = dialog.getByRole('textbox', { name: 'Folder or clone address' })
      await dialog.getByRole('button', { name: 'Browse' }).click()
      await expect(dialog.getByRole('button', { name: 'code', exact: true })).toBeVisible()
      await place.fill('/no/such/folder')
      await page.keyboard.press('Enter')
      await expect(dialog.getByRole('alert')).toBeVisible()
      await look('scan a source: folders and an error')
      await page.keyboard.press('a')
      await place.fill('https://git.example.org/team/shop.git')
      await page.keyboard.press('Enter')
      await dialog.getByRole('button', { name: 'It asks for a user and a token' }).click()
      await look('scan a source: consent')

      await page.keyboard.press('v')
      await look('find a value')
      await page.keyboard.press('v')
      await page.keyboard.insertText(shop.github.value)
      await page.keyboard.press('Enter')
      await expect(page.getByText('Found in 1 source')).toBeVisible()
      await look('a value that was found')
      await page.keyboard.press('Control+k')
      await look('palette')
      await page.keyboard.press('?')
      await look('keys')
      await page.getByRole('button', { name: /^Network off/ }).click()
      await look('network')
      await page.getByRole('button', { name: 'Settings' }).click()
      await look('settings')

      await visit(page, '#/sources')
      await page.getByRole('button', { name: 'Remove…' }).click()
      await look('remove')
      await visit(page, '#/findings')
      await page.getByRole('button', { name: 'Reveal' }).click()
      await look('reveal: the question')
      await page.getByRole('button', { name: 'Reveal' }).click()
      await page.getByRole('button', { name: 'Show it for 20 seconds' }).click()
      await expect(page.getByRole('button', { name: 'Hide now' })).toBeVisible()
      await expectAccessible(page, 'a value shown')
      await page.getByRole('button', { name: 'Worst first' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      // A menu lies at the end of the page, beside all landmarks; the focus is in it.
      await expectAccessible(page, 'the menu', ['region'])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Ignore…' }).click()
      await dialog.getByRole('radio', { name: /^False positive/ }).check()
      await expectAccessible(page, 'ignore')
      await dialog.getByRole('button', { name: 'Ignore', exact: true }).click()
      await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Undo')
      await expectAccessible(page, 'a notification')
    })
  })
}
