import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cidrHolds, isPrivate, parseCidr } from './cidr.ts'
import { formatIp, parseIp } from './ip-address.ts'

const shown = (text: string): string | undefined => {
  const ip = parseIp(text)
  return ip && formatIp(ip)
}

it.each([
  ['192.0.2.1', '192.0.2.1'],
  [' 192.0.2.1:443', '192.0.2.1'],
  ['[2001:DB8::1]:443', '2001:db8::1'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::', '::'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::ffff:c000:201', '192.0.2.1'],
  ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
  ['64:ff9b::192.0.2.33', '64:ff9b::c000:221']
])('reads %s as %s', (text, expected) => expect(shown(text)).toBe(expected))

it.each(['', '-', '256.1.1.1', '1.2.3', '1.2.3.4.5', '010.0.0.1', '1::2::3', ':::', '2001:db8', 'g::1', 'ec2.amazonaws.com', '1.2.3.4/8'])(
  'takes %j for no address',
  (text) => expect(parseIp(text)).toBeUndefined()
)

it('writes every address so that it reads the same', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      expect(parseIp(text)).toBeDefined()
      expect(parseIp(shown(text) ?? '')).toEqual(parseIp(text))
    })
  )
  fc.assert(
    fc.property(fc.ipV4(), (text) => {
      expect(shown(text)).toBe(text)
    })
  )
})

it.each([
  ['192.0.2.0/24', '192.0.2.255', true],
  ['192.0.2.0/24', '192.0.3.0', false],
  ['192.0.2.77/24', '192.0.2.1', true],
  ['0.0.0.0/0', '8.8.8.8', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7/32', '203.0.113.8', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/33', '2001:db8:8000::1', false],
  ['::/0', '2001:db8::1', true],
  ['::ffff:192.0.2.0/120', '192.0.2.9', true],
  ['192.0.2.0/24', '::ffff:192.0.2.9', true]
])('%s and %s: %s', (range, ip, holds) => {
  const parsed = parseIp(ip)
  expect(parsed && cidrHolds(parseCidr(range), parsed)).toBe(holds)
})

it.each([
  '',
  'office',
  '192.0.2.0/33',
  '192.0.2.0/-1',
  '192.0.2.0/24/8',
  '2001:db8::/129',
  '192.0.2.0/2x',
  '[::1]/128',
  '::ffff:192.0.2.0/24'
])('refuses the range %j with what to do', (text) =>
  expect(() => parseCidr(text)).toThrow(
    expect.objectContaining({ code: 'settings.bad-cidr', message: expect.stringContaining('Write it like') })
  )
)

it.each([
  ['10.1.2.3', true],
  ['172.32.0.1', false],
  ['192.168.9.9', true],
  ['fd00::1', true],
  ['8.8.8.8', false]
])('%s is of an inner network: %s', (text, inner) => {
  const ip = parseIp(text)
  expect(ip && isPrivate(ip)).toBe(inner)
})
