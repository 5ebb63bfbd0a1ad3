import { expect, type Page } from '@playwright/test'

/** Texts that would become elements, and run, where they were not shown as text. */
export const markup = `<script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1">`
export const quotes = `"'\`><svg onload=globalThis.ran=1>&quot;&#39;`

/** Nothing stands out of the window, and no panel is wider than it is meant to be. */
export async function expectLayout(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const scrolls = (element: Element): boolean => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX)
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, left, width } = element.getBoundingClientRect()
        if (width === 0 || (right <= innerWidth + 1 && left >= -1)) return false
        for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
          if (!scrolls(above)) continue
          const box = above.getBoundingClientRect()
          if (box.right <= innerWidth + 1 && box.left >= -1) return false
        }
        return true
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 60)}`)
  })
  expect(wide).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

/** No markup of a name became an element, and none ran. */
export async function expectText(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
  await expect(page.locator('body img, body script, body iframe, [onload], [onerror]')).toHaveCount(0)
}
