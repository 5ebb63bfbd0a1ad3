import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** The accessible name and role of what has the focus, and that it shows. */
export async function focused(page: Page): Promise<string> {
  const element = page.locator(':focus')
  // After the last stop the focus leaves the page for the browser's own bars.
  if ((await element.count()) === 0) return 'outside'
  await expect(element).toBeInViewport()
  const shows = await element.evaluate((node) => {
    // A grid shows it on the row of its cursor, a field on what is around it, a native checkbox on the drawn box beside it.
    const cursor = document.getElementById(node.getAttribute('aria-activedescendant') ?? '')
    const looks = [node, cursor, node.parentElement, node.nextElementSibling].filter((one) => one !== null)
    return looks.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
  })
  expect(shows, `the focus shows on ${await element.evaluate((node) => node.outerHTML.slice(0, 200))}`).toBe(true)
  return (await element.ariaSnapshot()).split('\n')[0] ?? ''
}

/** Presses Tab until what is wanted has the focus; every stop on the way must show. */
export async function tabTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press(key)
    const here = await focused(page)
    if (wanted.test(here)) return
    passed.push(here)
  }
  throw new Error(`no ${wanted} among\n${passed.join('\n')}`)
}
