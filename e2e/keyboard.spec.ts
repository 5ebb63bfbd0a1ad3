import { expect, test } from './fixtures.ts'
import { tabTo } from './keys.ts'

test('from the first run to an ignored secret with the keyboard alone', async ({ workbench: page, shop }) => {
  const dialog = page.getByRole('dialog')
  await test.step('a source is chosen among the folders', async () => {
    await tabTo(page, /button "Choose a source"/)
    await page.keyboard.press('Enter')
    await tabTo(page, /button "Browse"/)
    await page.keyboard.press('Enter')
    await tabTo(page, /button "code"/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'shop git repository' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('textbox', { name: 'Folder or clone address' })).toBeFocused()
    await expect(dialog).toContainText('Nothing leaves this machine.')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: '4 secrets', exact: true })).toBeVisible()
  })

  await test.step('its findings are reached and walked', async () => {
    await expect(page.getByRole('main')).toBeFocused()
    await tabTo(page, /link "4 secrets"/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await tabTo(page, /grid "Findings"/)
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('heading', { level: 2 })).toContainText('GitHub')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: /^Lines around scripts/ })).toBeVisible()
  })

  await test.step('a value is revealed and hidden', async () => {
    await tabTo(page, /button "Reveal"/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Show it for 20 seconds' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(shop.github.value)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Hide now' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(shop.github.value)).toBeHidden()
  })

  await test.step('the secret is ignored, and the next one takes its place', async () => {
    await tabTo(page, /button "Ignore…"/)
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('radio', { name: /^False positive/ })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: /^Test fixture/ })).toBeChecked()
    await tabTo(page, /combobox "How long"/)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /button "Ignore"/)
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('grid', { name: 'Findings' })).toHaveAttribute('aria-rowcount', '4')
  })

  await test.step('menus, facets and themes too', async () => {
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await tabTo(page, /checkbox "High 1"/)
    await page.keyboard.press('Space')
    await expect(page.getByText('1 secret', { exact: true })).toBeVisible()
    await tabTo(page, /button "Worst first"/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Worst first' })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Newest first' })).toBeFocused()
    await tabTo(page, /link "Settings"/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await tabTo(page, /radio "(Dark|System)"/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test('who wants less motion gets none', async ({ workbench: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = (): Promise<string[]> =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 10)
        .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : 'a transition'))
    )
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await moving()).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).hover()
  await expect(page.getByRole('tooltip')).toHaveText('Close')
  await page.mouse.move(2, 2, { steps: 5 })
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    location.hash = '#/sources'
  })
  await page.setViewportSize({ width: 640, height: 900 })
  expect(await moving()).toEqual([])
})
