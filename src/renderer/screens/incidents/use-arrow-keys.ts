import type { KeyboardEvent } from 'react'

/** Arrow keys, Home and End (also j and k) walk through the elements that the selector names, below the one that hears them. */
export function useArrowKeys(selector: string): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
    const at = all.findIndex((one) => one === document.activeElement || one.contains(document.activeElement))
    const last = all.length - 1
    const goal = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: last }[event.key]
    if (goal === undefined || all.length === 0) return
    event.preventDefault()
    all[Math.max(0, Math.min(goal, last))]?.focus()
  }
}
