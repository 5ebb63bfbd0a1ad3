import { expect, it } from 'vitest'
import { createZone } from './local-time.ts'
import { parseTime } from './parse-time.ts'

const berlin = createZone('Europe/Berlin')
const read = (text: string, zone = undefined as ReturnType<typeof createZone> | undefined): string => {
  const time = parseTime(text, zone)
  return 'at' in time ? new Date(time.at).toISOString() : time.problem
}

it.each([
  ['2026-11-24T08:00:00Z', '2026-11-24T08:00:00.000Z'],
  ['2026-11-24T08:00:00.123456789Z', '2026-11-24T08:00:00.123Z'],
  ['2026-11-24 08:00:00,5 +0530', '2026-11-24T02:30:00.500Z'],
  ['2026-11-24T08:00-05', '2026-11-24T13:00:00.000Z'],
  ['2026/11/24 08:00:00 UTC', '2026-11-24T08:00:00.000Z'],
  ['1795507200', '2026-11-24T08:00:00.000Z'],
  ['1795507200.25', '2026-11-24T08:00:00.250Z'],
  ['1795507200123', '2026-11-24T08:00:00.123Z'],
  ['1795507200123456', '2026-11-24T08:00:00.123Z'],
  ['1795507200123456789', '2026-11-24T08:00:00.123Z'],
  ['1.7955072e9', '2026-11-24T08:00:00.000Z'],
  ['24/Nov/2026:08:00:00 +0100', '2026-11-24T07:00:00.000Z'],
  ['Tue, 24 Nov 2026 08:00:00 GMT', '2026-11-24T08:00:00.000Z'],
  ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['2026-12-31T23:59:60Z', '2027-01-01T00:00:00.000Z'],
  ['2026-02-29T00:00:00Z', 'not-a-time'],
  ['2026-13-01T00:00:00Z', 'not-a-time'],
  ['2026-11-24T24:00:00Z', 'not-a-time'],
  ['yesterday', 'not-a-time'],
  ['12345', 'not-a-time'],
  ['', 'not-a-time'],
  ['2026-11-24T08:00:00', 'no-zone'],
  ['2026-11-24', 'no-zone'],
  ['24/Nov/2026:08:00:00', 'no-zone']
])('%s without a zone given: %s', (text, expected) => expect(read(text)).toBe(expected))

it.each([
  ['2026-11-24 08:00:00', '2026-11-24T07:00:00.000Z'],
  ['2026-07-24 08:00:00', '2026-07-24T06:00:00.000Z'],
  ['24.11.2026 08:00', '2026-11-24T07:00:00.000Z'],
  ['24/11/2026 08:00:00', '2026-11-24T07:00:00.000Z'],
  ['11/24/2026 8:00:00 PM', '2026-11-24T19:00:00.000Z'],
  ['05/04/2026 08:00:00', 'day-or-month'],
  // The clock goes from 02:00 to 03:00 that day, and from 03:00 to 02:00 on the other.
  ['2026-03-29 01:59:59', '2026-03-29T00:59:59.000Z'],
  ['2026-03-29 02:30:00', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29 03:00:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25 02:30:00', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25 03:00:00', '2026-10-25T02:00:00.000Z']
])('%s in Berlin: %s', (text, expected) => expect(read(text, berlin)).toBe(expected))

it('keeps days and hours right through both changes of the clock', () => {
  expect(berlin.local(Date.UTC(2026, 2, 29, 0, 30))).toMatchObject({ day: 7, hour: 1, offset: 60 })
  expect(berlin.local(Date.UTC(2026, 2, 29, 1, 30))).toMatchObject({ day: 7, hour: 3, offset: 120 })
  expect(berlin.local(Date.UTC(2026, 9, 25, 22, 59))).toMatchObject({ day: 7, hour: 23 })
  expect(berlin.local(Date.UTC(2026, 9, 25, 23, 0))).toMatchObject({ day: 1, hour: 0 })
  expect(createZone('Asia/Kathmandu').local(0)).toMatchObject({ offset: 330, hour: 5 })
  expect(createZone('Asia/Kathmandu').local(Date.UTC(2026, 0, 1))).toMatchObject({ offset: 345, hour: 5 })
})

it('refuses a zone that is none', () =>
  expect(() => createZone('Middle/Earth')).toThrow(expect.objectContaining({ code: 'settings.bad-zone' })))
