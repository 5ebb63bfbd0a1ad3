/** An address as a number: 32 bits of v4, 128 of v6. Written forms of one address are the same number. */
export interface IpAddress {
  version: 4 | 6
  bits: bigint
}

/**
 * Reads an address as logs write it: v4, v6 in every short form (RFC 4291), `[v6]`, with port, with zone (`fe80::1%eth0`).
 * IPv4-mapped v6 (`::ffff:192.0.2.1`) is the v4 address, since it is the same caller. Undefined where it is none.
 */
export function parseIp(text: string): IpAddress | undefined {
  const bare = withoutPort(text.trim())
  if (!bare.includes(':')) {
    const bits = v4(bare)
    return bits === undefined ? undefined : { version: 4, bits }
  }
  const bits = v6(bare.split('%', 1)[0] ?? '')
  if (bits === undefined) return undefined
  return bits >> 32n === 0xffffn ? { version: 4, bits: bits & 0xffffffffn } : { version: 6, bits }
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)
  if (bracketed) return bracketed[1] ?? ''
  return /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text)?.[1] ?? text
}

/** Leading zeros are refused: some programs read them as octal, so that the text would mean two addresses. */
function v4(text: string): bigint | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1)
  if (!parts || parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return undefined
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

function v6(text: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (tail) {
    const low = v4(tail[2] ?? '')
    return low === undefined ? undefined : v6(`${tail[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`)
  }
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], rest = []] = groups
  const missing = 8 - head.length - rest.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const all = [...head, ...Array<string>(halves.length === 1 ? 0 : missing).fill('0'), ...rest]
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return all.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}

/** One way to write each address: v4 with dots; v6 lower case with its longest run of zeros as `::` (RFC 5952). */
export function formatIp({ version, bits }: IpAddress): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join('.')
  const groups = Array.from({ length: 8 }, (_, i) => ((bits >> BigInt(112 - 16 * i)) & 0xffffn).toString(16))
  const runs = [
    ...groups
      .map((group) => (group === '0' ? '0' : '1'))
      .join('')
      .matchAll(/00+/g)
  ]
  const longest = runs.reduce<RegExpExecArray | undefined>((best, run) => (best && best[0].length >= run[0].length ? best : run), undefined)
  if (!longest) return groups.join(':')
  return `${groups.slice(0, longest.index).join(':')}::${groups.slice(longest.index + longest[0].length).join(':')}`
}
