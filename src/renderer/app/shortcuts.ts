import type { AppState } from '../store/app-store.ts'

export interface Shortcut {
  keys: readonly string[]
  does: string
  /** Absent where the screen itself hears the keys. */
  run?: (state: AppState) => void
}

/** The field that `/` goes to: the screen that has one marks it. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-search]')
  field?.focus()
  field?.select()
}

/** The keys of the whole window, and the sheet that lists them. */
export const shortcuts: readonly { group: string; entries: readonly Shortcut[] }[] = [
  {
    group: 'Anywhere',
    entries: [
      { keys: ['mod', 'k'], does: 'Command palette', run: (state) => state.panels.open('palette') },
      { keys: ['/'], does: 'Search', run: focusSearch },
      { keys: ['?'], does: 'This sheet', run: (state) => state.panels.open('shortcuts') },
      { keys: ['a'], does: 'Scan a source', run: (state) => state.panels.open('add-source') },
      { keys: ['v'], does: 'Find a leaked value', run: (state) => state.panels.open('find-value') }
    ]
  },
  {
    group: 'Go to',
    entries: [
      { keys: ['g', 'o'], does: 'Overview', run: (state) => state.route.go({ screen: 'overview' }) },
      { keys: ['g', 's'], does: 'Sources', run: (state) => state.route.go({ screen: 'sources' }) },
      { keys: ['g', 'f'], does: 'Findings', run: (state) => state.route.go({ screen: 'findings' }) },
      { keys: ['g', 'i'], does: 'Incidents', run: (state) => state.route.go({ screen: 'incidents' }) },
      { keys: ['g', 'm'], does: 'Monitor', run: (state) => state.route.go({ screen: 'monitor' }) },
      { keys: ['g', 'l'], does: 'Library', run: (state) => state.route.go({ screen: 'library' }) },
      { keys: ['g', 'r'], does: 'Reports', run: (state) => state.route.go({ screen: 'reports' }) },
      { keys: ['g', 'e'], does: 'Settings', run: (state) => state.route.go({ screen: 'settings' }) }
    ]
  },
  {
    group: 'In a list',
    entries: [
      { keys: ['↑', '↓'], does: 'Move; also j and k' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['Home', 'End'], does: 'First and last' },
      { keys: ['x'], does: 'Select; also Space' },
      { keys: ['Shift', '↓'], does: 'Extend the selection' },
      { keys: ['mod', 'a'], does: 'Select all' },
      { keys: ['i'], does: 'Ignore what is selected, or the finding shown' },
      { keys: ['Esc'], does: 'Drop the selection, close' }
    ]
  }
]

/** Keys typed into a field are text, and a window over the screen has keys of its own. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null

/** How long the first key of two waits for the second. */
const sequence = 900

/** Hears the keys of the window. The answer stops it. */
export function hearShortcuts(state: () => AppState): () => void {
  const entries = shortcuts.flatMap(({ entries }) => entries)
  let before = { key: '', at: 0 }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey
    const pressed = isMod ? ['mod', event.key.toLowerCase()] : [event.key]
    if (event.altKey || event.defaultPrevented || (!isMod && isTyping(event.target))) return
    const two = event.timeStamp - before.at < sequence ? [before.key, event.key] : pressed
    before = { key: event.key, at: event.timeStamp }
    const matches = (keys: readonly string[]): boolean => keys.join() === two.join() || keys.join() === pressed.join()
    const hit = entries.find((entry) => entry.run && matches(entry.keys))
    if (!hit?.run) return
    event.preventDefault()
    hit.run(state())
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
