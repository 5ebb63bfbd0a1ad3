import { crcChecksum } from './checks/crc-checksum.ts'

/** A filled template: the text, and the spans between « and » in its UTF-8 bytes. */
export interface FilledTemplate {
  text: string
  bytes: Uint8Array
  spans: { start: number; end: number }[]
}

/** mulberry32: small, seeded, the same everywhere. */
export const seededRandom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const digit = '0123456789'
const sets: Record<string, string> = {
  hex: `${digit}abcdef`,
  HEX: `${digit}ABCDEF`,
  alnum: upper + lower + digit,
  lower: lower + digit,
  upper: upper + digit,
  alpha: upper + lower,
  digits: digit,
  base64: `${upper}${lower}${digit}+/`,
  base64url: `${upper}${lower}${digit}-_`,
  password: `${upper}${lower}${digit}!@#%^*-_`
}

type Random = ReturnType<typeof seededRandom>

const pick = (random: Random, set: string, length: number): string => Array.from({ length }, () => set[random(set.length)]).join('')

const expandSet = (text: string): string =>
  text.replace(/(.)-(.)/g, (_, low: string, high: string) => {
    let range = ''
    for (let code = low.charCodeAt(0); code <= high.charCodeAt(0); code++) range += String.fromCharCode(code)
    return range
  })

const word = (random: Random): string => {
  let text = ''
  for (let i = 2 + random(2); i > 0; i--) text += pick(random, 'bcdfglmnprst', 1) + pick(random, 'aeiou', 1)
  return text
}

const uuid = (random: Random): string => {
  const hex = (length: number) => pick(random, sets.hex ?? '', length)
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(random, '89ab', 1)}${hex(3)}-${hex(12)}`
}

const base64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url')

const randomBytes = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => random(256)))

const jwt = (random: Random, claims: string): string => {
  const payload: Record<string, string | number> = { sub: pick(random, digit, 10), iat: 1_700_000_000 + random(60_000_000) }
  for (const claim of claims.split(',').filter((text) => text !== '')) {
    const [name = '', value = ''] = claim.split('=')
    payload[name] = value
  }
  const signature = randomBytes(random, 32).toString('base64url')
  return `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(JSON.stringify(payload))}.${signature}`
}

const lines = (body: string, length: number): string[] => body.match(new RegExp(`.{1,${length}}`, 'g')) ?? []

/** DER of the right outer form (a SEQUENCE that holds version 0), or an OpenSSH key's magic; the rest is random. */
const pemBody = (random: Random, label: string): string => {
  if (label.startsWith('OPENSSH')) return Buffer.concat([Buffer.from('openssh-key-v1\0'), randomBytes(random, 380)]).toString('base64')
  const inner = Buffer.concat([Buffer.from(label.startsWith('ENCRYPTED') ? [0x30] : [0x02, 0x01, 0x00]), randomBytes(random, 600)])
  return Buffer.concat([Buffer.from([0x30, 0x82, inner.length >> 8, inner.length & 255]), inner]).toString('base64')
}

const pem = (random: Random, label: string, lineBreak: string): string =>
  [`-----BEGIN ${label}-----`, ...lines(pemBody(random, label), 64), `-----END ${label}-----`].join(lineBreak)

/** Packet tag 5 (secret key), old format, two-byte length, version 4. */
const pgp = (random: Random): string => {
  const body = Buffer.concat([Buffer.from([0x95, 0x01, 0xfe, 0x04]), randomBytes(random, 509)]).toString('base64')
  const checksum = `=${pick(random, sets.base64 ?? '', 4)}`
  return ['-----BEGIN PGP PRIVATE KEY BLOCK-----', '', ...lines(body, 64), checksum, '-----END PGP PRIVATE KEY BLOCK-----'].join('\n')
}

const fillOne = (random: Random, body: string): string => {
  const own = /^\[([^\]]+)\]:(\d+)$/.exec(body)
  if (own) return pick(random, expandSet(own[1] ?? ''), Number(own[2]))
  const [name = '', ...rest] = body.split(':')
  const argument = rest.join(':')
  const set = sets[name]
  if (set !== undefined && /^\d{1,5}$/.test(argument)) return pick(random, set, Number(argument))
  switch (name) {
    case 'uuid':
      return uuid(random)
    case 'word':
      if (!/^\d{0,2}$/.test(argument)) break
      return Array.from({ length: Number(argument || 1) }, () => word(random)).join('-')
    case 'github':
    case 'npm': {
      const entropy = pick(random, sets.alnum ?? '', 30)
      return argument + entropy + crcChecksum(entropy)
    }
    case 'jwt':
      return jwt(random, argument)
    case 'pem':
      return pem(random, argument, '\n')
    case 'pem-line':
      return pem(random, argument, '\\n')
    case 'pgp':
      return pgp(random)
  }
  throw new Error(`{{${body}}} is no template that docs/secret-types.md lists`)
}

const fillPlaceholders = (random: Random, template: string): string =>
  template.replace(/\{\{([A-Za-z[][^{}()]*)\}\}/g, (_, body: string) => fillOne(random, body))

/** Fills `{{…}}` from the seed and takes the «…» marks out. Throws on an unknown placeholder or a mark without its other half. */
export const fillTemplate = (template: string, seed: number): FilledTemplate => {
  const random = seededRandom(seed)
  const marked = fillPlaceholders(
    random,
    template.replace(/\{\{base64\(([\s\S]*?)\)\}\}/g, (_, inner: string) =>
      Buffer.from(fillPlaceholders(random, inner), 'utf8').toString('base64')
    )
  )
  const spans: FilledTemplate['spans'] = []
  let text = ''
  let open: number | undefined
  for (const piece of marked.split(/([«»])/)) {
    if (piece === '«') {
      if (open !== undefined) throw new Error('« inside «…»')
      open = Buffer.byteLength(text)
    } else if (piece === '»') {
      if (open === undefined) throw new Error('» without «')
      spans.push({ start: open, end: Buffer.byteLength(text) })
      open = undefined
    } else text += piece
  }
  if (open !== undefined) throw new Error('« without »')
  return { text, bytes: Buffer.from(text, 'utf8'), spans }
}
