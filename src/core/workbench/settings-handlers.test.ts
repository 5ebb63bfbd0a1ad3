import { expect, it } from 'vitest'
import { caseSide, stripeKey } from '../../../test/support/case-side.ts'

const entry = (cidr: string, label = '') => ({ cidr, label, owner: '', until: null })
const hours = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 8, to: 18 }

it('keeps what is changed, tells of it, and leaves the rest', async () => {
  const { call, events } = caseSide()
  const before = await call('settings.get', {})
  const after = await call('settings.set', {
    me: ' Ada ',
    allowList: [entry('192.0.2.0/24', 'Office'), entry('2001:db8::/32'), entry('198.51.100.7')]
  })
  expect(after).toEqual({
    ...before,
    me: 'Ada',
    allowList: [entry('192.0.2.0/24', 'Office'), entry('2001:db8::/32'), entry('198.51.100.7')]
  })
  expect(await call('settings.get', {})).toEqual(after)
  expect(events).toEqual([{ event: 'settings.changed', payload: {} }])
  expect((await call('settings.set', { hours: { ...hours, days: [5, 1, 5] } })).hours.days).toEqual([1, 5])
})

it.each([
  '192.0.2.0/33',
  '192.0.2',
  '300.1.1.1',
  '2001:db8::/129',
  '2001:db8:::/32',
  'office',
  '',
  '10.0.0.0/8/8',
  '10.0.0.0/-1',
  '010.0.0.1'
])('names the entry that is no range: %j', async (cidr) => {
  const { call, events } = caseSide()
  await expect(call('settings.set', { me: 'Eve', allowList: [entry('192.0.2.0/24'), entry(cidr, 'VPN')] })).rejects.toMatchObject({
    code: 'settings.bad-cidr',
    message: expect.stringMatching(/^Entry 2 of the allow list \(VPN\): .*192\.0\.2\.0\/24 or 2001:db8::\/32/),
    data: { index: 1 }
  })
  expect(events).toEqual([])
  expect((await call('settings.get', {})).me).not.toBe('Eve')
})

it.each(['Berlin', 'Europe/Atlantis', '', '+25:00', '../etc'])('names the zone that is none: %j', async (zone) => {
  const { call } = caseSide()
  await expect(call('settings.set', { hours: { ...hours, zone } })).rejects.toMatchObject({
    code: 'settings.bad-zone',
    message: expect.stringContaining(JSON.stringify(zone))
  })
})

it('refuses hours that have no length, no days, and names that are empty', async () => {
  const { call } = caseSide()
  for (const change of [
    { hours: { ...hours, from: 18 } },
    { hours: { ...hours, days: [] } },
    { me: '  ' },
    { people: [{ name: ' ', contact: '' }] }
  ])
    await expect(call('settings.set', change)).rejects.toMatchObject({
      code: 'contract.bad-input',
      message: expect.stringMatching(/[Gg]ive|Choose/)
    })
})

it('keeps and quotes no secret that was pasted into the wrong field', async () => {
  const { call } = caseSide()
  const { people } = await call('settings.set', { people: [{ name: `Eve ${stripeKey}`, contact: stripeKey }] })
  expect(JSON.stringify(people)).not.toContain(stripeKey)
  const error = await call('settings.set', { allowList: [entry(stripeKey)] }).catch((thrown: Error) => thrown)
  expect(error).toMatchObject({ code: 'settings.bad-cidr' })
  expect(String(error)).not.toContain(stripeKey.slice(8, 40))
})
