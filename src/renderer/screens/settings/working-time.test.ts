import { expect, it } from 'vitest'
import { clockIn } from './working-time.ts'

const hours = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 8, to: 18 }

it.each([
  ['2026-11-24T08:30:00Z', { day: 'Tue', time: '09:30', isWork: true }],
  ['2026-11-24T17:00:00Z', { day: 'Tue', time: '18:00', isWork: false }],
  ['2026-11-22T10:00:00Z', { day: 'Sun', time: '11:00', isWork: false }],
  ['2026-11-23T23:30:00Z', { day: 'Tue', time: '00:30', isWork: false }]
])('reads the clock at %s', (at, clock) => expect(clockIn(hours, Date.parse(at))).toEqual(clock))

it('knows what is no zone', () => expect(clockIn({ ...hours, zone: 'Europe/Berl' }, 0)).toBeNull())
