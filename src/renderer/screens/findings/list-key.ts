export interface Key {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

export type ListAction = { kind: 'move' | 'extend'; to: number } | { kind: 'open' | 'toggle' | 'all' | 'ignore' | 'drop' }

/** Rows that PageUp and PageDown pass. */
const pageRows = 12

const steps: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: pageRows,
  PageUp: -pageRows,
  End: Number.POSITIVE_INFINITY,
  Home: Number.NEGATIVE_INFINITY
}
const plain: Record<string, ListAction> = {
  Enter: { kind: 'open' },
  ' ': { kind: 'toggle' },
  x: { kind: 'toggle' },
  i: { kind: 'ignore' },
  Escape: { kind: 'drop' }
}

/** What a key does in a list of `count` rows with the cursor on row `at`; null for a key that is not the list's. */
export function listKey({ key, shiftKey, ctrlKey, metaKey }: Key, at: number, count: number): ListAction | null {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' ? { kind: 'all' } : null
  const step = steps[shiftKey && key.length === 1 ? '' : key]
  if (step !== undefined) return { kind: shiftKey ? 'extend' : 'move', to: Math.max(0, Math.min(at + step, count - 1)) }
  return shiftKey ? null : (plain[key] ?? null)
}
