/** A ref as it is written down, before anything is looked up. Names are bytes read as latin1. */
export interface StoredRef {
  name: string
  /** Hex object name, or null when symbolic. */
  oid: string | null
  /** Name of the ref that a symbolic one stands for. */
  symbolic: string | null
  /** What packed-refs says a tag peels to. */
  peeled: string | null
}

/** Content of a ref file (https://git-scm.com/docs/gitrepository-layout), or undefined when it is broken. */
export function parseRefFile(name: string, bytes: Buffer): StoredRef | undefined {
  const text = bytes.toString('latin1')
  const oid = /^(?:[0-9a-f]{64}|[0-9a-f]{40})(?=\s|$)/.exec(text)?.[0]
  if (oid !== undefined) return { name, oid, symbolic: null, peeled: null }
  const symbolic = /^ref:[ \t]*(\S+)/.exec(text)?.[1]
  return symbolic === undefined ? undefined : { name, oid: null, symbolic, peeled: null }
}
