import { expect, it } from 'vitest'
import { aCase, aDependent } from '../../../../test/support/case-record.ts'
import type { Dependent } from '../../../contract/case/record.ts'
import { ownerMessages } from './owner-messages.ts'

const dependent = (id: string, rest: Partial<Dependent> = {}): Dependent =>
  aDependent({ id, name: id, sourceName: 'shop', path: 'a.py', line: 3, needsRestart: true, ...rest })
const settings = { me: 'Ada', people: [{ name: 'Ada', contact: 'ada@example.com' }] }

it('writes one text to each owner, and one for each that has none', () => {
  const messages = ownerMessages(
    aCase({
      id: 'INC-0001',
      due: { dependents: '2026-11-26T12:00:00.000Z' },
      dependents: [
        dependent('mailer', { owner: '@mail', contact: 'mail@example.com', test: 'send to the sink' }),
        dependent('digest', { owner: '@mail', contact: 'mail@example.com', certainty: 'suspected' }),
        dependent('cron'),
        dependent('batch'),
        dependent('old-service', { state: 'live', owner: '@mail', contact: 'mail@example.com' })
      ]
    }),
    settings
  )
  expect(messages.map(({ to, contact, subject }) => [to, contact, subject])).toEqual([
    ['@mail', 'mail@example.com', 'INC-0001: replace the Stripe secret key (live) in mailer and digest'],
    ['Whoever owns cron', '', 'INC-0001: replace the Stripe secret key (live) in cron'],
    ['Whoever owns batch', '', 'INC-0001: replace the Stripe secret key (live) in batch']
  ])
  expect(messages[0]?.text).toContain('mailer (shop: a.py:3; needs a restart)')
  expect(messages[0]?.text).toContain('digest (shop: a.py:3; not certain: please check; needs a restart)')
  expect(messages[0]?.text).toContain('mailer: send to the sink')
  expect(messages[0]?.text).toContain('Until when: 2026-11-26 12:00 UTC')
  expect(messages[0]?.text).toContain('Answer to: Ada (ada@example.com), case INC-0001.')
  expect(messages[0]?.text).not.toContain('old-service')
})

it('names the place of the new key where there is one', () => {
  const replacement = { place: 'Vault secret/mail', keyId: 'k2', fingerprint: null, note: '', at: '2026-11-24T08:00:00.000Z', who: 'Ada' }
  const [message] = ownerMessages(aCase({ id: 'INC-0001', replacement, dependents: [dependent('mailer')] }), settings)
  expect(message?.text).toContain('Take the new key from Vault secret/mail')
})
