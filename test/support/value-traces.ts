/** A secret, and a twin from the same template: what both have in common is no secret. */
export interface TracedValue {
  value: string
  twin: string
}

export interface Trace {
  /** Which of the values. */
  index: number
  form: string
  offset: number
}

/** So many neighbouring random characters of a value are a leak. A preview shows four. */
const fragmentLength = 10
const leastFragment = 8
const gram = 5

/**
 * Finds values in bytes: whole ones raw, in base64 (any alignment), hex (either case), UTF-16, URL-encoded and JSON-escaped, and
 * fragments of their random parts raw and in UTF-16. One pass over the bytes, whatever the number of values.
 */
export function createTracer(values: readonly TracedValue[]): (bytes: Uint8Array) => Trace[] {
  const needles = new Map<number, { bytes: Buffer; index: number; form: string }[]>()
  const filter = new Uint8Array(1 << 22)
  const add = (bytes: Buffer, index: number, form: string): void => {
    if (bytes.length < 6) return
    const key = bytes.readInt32LE(0)
    const same = needles.get(key)
    if (same) same.push({ bytes, index, form })
    else needles.set(key, [{ bytes, index, form }])
    filter[slot(key)] = 1
  }
  for (const [index, traced] of values.entries()) for (const [form, bytes] of formsOf(traced)) add(bytes, index, form)

  return (bytes) => {
    const traces: Trace[] = []
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    let key = 0
    for (let at = 0; at < bytes.length; at++) {
      key = (key >>> 8) | ((bytes[at] ?? 0) << 24)
      if (at < 3 || filter[slot(key)] === 0) continue
      const offset = at - 3
      for (const needle of needles.get(key | 0) ?? []) {
        if (buffer.compare(needle.bytes, 0, needle.bytes.length, offset, Math.min(buffer.length, offset + needle.bytes.length)) === 0)
          traces.push({ index: needle.index, form: needle.form, offset })
      }
    }
    return traces
  }
}

const slot = (key: number): number => ((key * 0x9e3779b1) >>> 10) & 0x3fffff

function* formsOf(traced: TracedValue): Generator<[string, Buffer]> {
  const raw = Buffer.from(traced.value, 'utf8')
  yield ['raw', raw]
  for (let alignment = 0; alignment < 3; alignment++) {
    // Characters that hold bits of the neighbours are left out at both ends.
    const text = Buffer.concat([Buffer.alloc(alignment), raw])
      .toString('base64')
      .replace(/=+$/, '')
    const inner = text.slice(alignment === 0 ? 0 : alignment + 1, (raw.length + alignment) % 3 === 0 ? undefined : -1)
    yield [`base64 at ${alignment}`, Buffer.from(inner)]
    yield [`base64url at ${alignment}`, Buffer.from(inner.replaceAll('+', '-').replaceAll('/', '_'))]
  }
  const hex = raw.toString('hex')
  yield ['hex', Buffer.from(hex)]
  yield ['HEX', Buffer.from(hex.toUpperCase())]
  yield ['UTF-16LE', Buffer.from(traced.value, 'utf16le')]
  yield ['UTF-16BE', Buffer.from(traced.value, 'utf16le').swap16()]
  yield ['URL-encoded', Buffer.from(encodeURIComponent(traced.value))]
  yield ['JSON', Buffer.from(JSON.stringify(traced.value).slice(1, -1))]
  for (const fragment of randomFragments(traced)) {
    yield ['fragment', Buffer.from(fragment)]
    yield ['fragment in UTF-16LE', Buffer.from(fragment, 'utf16le')]
  }
}

/** Pieces of the runs in which a value differs from its twin. */
function randomFragments({ value, twin }: TracedValue): string[] {
  const common = new Uint8Array(value.length)
  for (let at = 0; at + gram <= value.length; at++) if (twin.includes(value.slice(at, at + gram))) common.fill(1, at, at + gram)
  // Where an address leads may be shown: the login before it and the path behind it may not.
  const host = /@[^@/?#\s]+/.exec(value)
  if (host && /^[a-z][a-z0-9+.-]*:\/\//i.test(value)) common.fill(1, host.index, host.index + host[0].length)
  const fragments: string[] = []
  for (let from = 0; from < value.length; ) {
    let to = from
    while (to < value.length && common[to] === 0) to++
    const length = Math.min(fragmentLength, to - from)
    if (length >= leastFragment) for (let at = from; at + length <= to; at++) fragments.push(value.slice(at, at + length))
    from = to + 1
  }
  return fragments
}
