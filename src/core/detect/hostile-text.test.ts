import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { catalogFromSources } from '../catalog/catalog-from-sources.ts'
import { createDetector } from './create-detector.ts'

/**
 * Texts made to cost. Time is compared with what the same detector needs for four times less, so that the test holds on a
 * slow or busy machine: linear is a factor of 4, quadratic 16.
 */
const detector = createDetector(catalogFromSources(path.join(import.meta.dirname, '../../../resources')))
const small = 300_000

const cpuTime = (text: Uint8Array): number => {
  const before = process.cpuUsage()
  const start = performance.now()
  detector.detect(text)
  const { user, system } = process.cpuUsage(before)
  return Math.min((user + system) / 1_000, performance.now() - start)
}

it.each([
  'password=',
  'password="',
  '"password":"',
  'token token ',
  'secret_access_key=',
  'aws_security_token>',
  'algolia="0123456789abcdef0123456789abcdef" ',
  'eyJhbGciOi',
  'sk-sk_live_',
  'xoxb-12345678901-',
  '-----BEGIN RSA PRIVATE KEY-----\n',
  '-----BEGIN RSA PRIVATE KEY-----AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'postgres://a:b@',
  '://a:',
  '{"type": "service_account", "private_key": "',
  '"auth":"',
  'smtp."password',
  ':AA0Q~',
  '\\"',
  '"\'`',
  'a1',
  '\\n',
  ' = ',
  '>-\n',
  '((((((((',
  '\u0000',
  'a\u0000',
  '%41',
  '%2541',
  '\\u0041',
  '\\x41',
  '\\/password=',
  '&#65;',
  '&amp;',
  'kind: Secret\ndata:\n  a: YWFhYWFhYWFhYWFh\n',
  // text in base64 of text in base64, and runs as short as they may be
  `${Buffer.from(Buffer.from('password=hunter2 token ').toString('base64')).toString('base64')} `,
  `${Buffer.from('password=x token key=x ').toString('base64')}`,
  `${Buffer.from('password=x token key=x ').toString('base64').repeat(3)}\n`,
  `${Buffer.from('password=x token key=x').toString('hex')} `
])('needs time in proportion to the length of %j over and over', (unit) => {
  const text = Buffer.from(unit.repeat(Math.ceil((small * 4) / unit.length)), 'latin1')
  detector.detect(text.subarray(0, small / 4))
  const quarter = cpuTime(text.subarray(0, small))
  const whole = cpuTime(text.subarray(0, small * 4))
  expect(whole).toBeLessThan(Math.max(quarter, 40) * 8)
})

it('reads 10 MB of crowded names in under two seconds of processor time', () => {
  const size = 10_000_000
  const plain = cpuTime(Buffer.alloc(size, 'lorem ipsum dolor sit amet, consectetur\n'))
  // On a busy machine all is slower: then by what plain text of the same length needs.
  expect(cpuTime(Buffer.alloc(size, 'secret_access_key="AKIA token=eyJ password: \'x '))).toBeLessThan(Math.max(2_000, plain * 250))
})

it('says once for a rule that it passed words over', () => {
  const reasons: string[] = []
  detector.detect(Buffer.alloc(400_000, 'password='), { explain: ({ typeId, reason }) => reason === 'crowded' && reasons.push(typeId) })
  expect(reasons).toContain('generic-password')
  expect(reasons.filter((typeId) => typeId === 'generic-password')).toHaveLength(1)
})

it('says so where it passed over some of a crowd, once, and of ordinary text nothing', () => {
  let told = 0
  const onCrowded = (): void => {
    told++
  }
  detector.detect(Buffer.alloc(400_000, `password = os.environ["DB_PASSWORD"]\n${'  total += price * count\n'.repeat(8)}`), { onCrowded })
  expect(told).toBe(0)
  detector.detect(Buffer.alloc(400_000, 'password='), { onCrowded })
  expect(told).toBe(1)
})
