/** Remembers the `limit` keys that were asked for last, and never more than twice as many. */
export function recentlyUsed<K, V>(limit: number, make: (key: K) => V): { get(key: K): V; clear(): void } {
  let young = new Map<K, V>()
  let old = new Map<K, V>()
  return {
    get(key) {
      const known = young.get(key)
      if (known !== undefined) return known
      const value = old.get(key) ?? make(key)
      if (young.size >= limit) {
        old = young
        young = new Map()
      }
      young.set(key, value)
      return value
    },
    clear() {
      young = new Map()
      old = new Map()
    }
  }
}
