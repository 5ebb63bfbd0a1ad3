import { BulkheadError } from '../../contract/errors.ts'
import { type IpAddress, parseIp } from './ip-address.ts'

/** A range of addresses: those whose first `length` bits are those of `network`. */
export interface Cidr {
  version: 4 | 6
  network: bigint
  length: number
}

/**
 * Reads `192.0.2.0/24`, `2001:db8::/32`, or one address. Bits after the length are cut, as firewalls do.
 * Throws settings.bad-cidr with what is wrong.
 */
export function parseCidr(text: string): Cidr {
  const [address = '', length, ...more] = text.trim().split('/')
  const ip = parseIp(address)
  const refuse = (why: string): never => {
    throw new BulkheadError(
      'settings.bad-cidr',
      `${JSON.stringify(text)} is no address range: ${why}. Write it like 192.0.2.0/24 or 2001:db8::/32.`
    )
  }
  if (!ip) return refuse(`${JSON.stringify(address)} is neither an IPv4 nor an IPv6 address`)
  if (/[[\]%]/.test(address) || (ip.version === 4 && /^[^:]+:\d+$/.test(address))) return refuse('a range has no port, brackets or zone')
  const width = ip.version === 4 ? 32 : 128
  if (more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return refuse('after the slash stands one number')
  const mapped = ip.version === 4 && address.includes(':') ? 96 : 0
  const bits = length === undefined ? width : Number(length) - mapped
  if (bits < 0 || bits > width) return refuse(`the number after the slash goes from ${mapped} to ${width + mapped}`)
  return { version: ip.version, network: cut(ip.bits, width, bits), length: bits }
}

export function cidrHolds(cidr: Cidr, ip: IpAddress): boolean {
  return cidr.version === ip.version && cut(ip.bits, ip.version === 4 ? 32 : 128, cidr.length) === cidr.network
}

/** The network an address is taken to share with its neighbours: /24 of v4, /48 of v6, what one site is commonly given. */
export function networkOf(ip: IpAddress): string {
  return ip.version === 4 ? `4:${ip.bits >> 8n}` : `6:${ip.bits >> 80n}`
}

const cut = (bits: bigint, width: number, length: number): bigint => {
  const low = BigInt(width - length)
  return (bits >> low) << low
}

/** Addresses that are not routed in the internet: RFC 1918, 6598, 3927, 4193, 4291, loopback. */
const inner = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1'
].map(parseCidr)

export const isPrivate = (ip: IpAddress): boolean => inner.some((cidr) => cidrHolds(cidr, ip))
