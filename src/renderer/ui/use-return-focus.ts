import { useMemo } from 'react'

/** What the window that closes right now goes back to: one that opens out of it goes back to the same. */
let closing: HTMLElement | null = null

/** What was drawn anew elsewhere on the page is known again by its `data-again`. */
const again = (gone: HTMLElement | null): HTMLElement | null =>
  gone?.dataset.again === undefined ? null : document.querySelector<HTMLElement>(`[data-again="${CSS.escape(gone.dataset.again)}"]`)

/** A menu that closes is gone soon, the button that opened it is not. */
const openerOf = (focused: Element | null): Element | null => {
  const menu = focused?.closest('[role=menu]')
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused
}

/**
 * Gives the focus back to what had it before a window opened, or to the screen if that is gone. Radix does so only for windows
 * with a trigger of its own.
 */
export function useReturnFocus(): { remember(): void; giveBack(event: Event): void } {
  return useMemo(() => {
    let before: HTMLElement | null = null
    return {
      remember() {
        const focused = openerOf(document.activeElement)
        before = focused instanceof HTMLElement && focused !== document.body ? focused : closing
        closing = before
      },
      giveBack(event) {
        event.preventDefault()
        const target = before?.isConnected ? before : (again(before) ?? document.querySelector<HTMLElement>('main'))
        target?.focus({ preventScroll: true })
        closing = null
      }
    }
  }, [])
}
