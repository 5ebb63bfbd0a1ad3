import { expect, it } from 'vitest'
import type { JournalEntry } from '../../../../contract/case/view.ts'
import { toneOf } from './timeline-filter.ts'

const entry = (change: Partial<JournalEntry>): JournalEntry => ({
  seq: 1,
  at: '2026-11-24T10:00:00.000Z',
  who: 'Ada',
  act: 'note',
  text: 'Written down.',
  detail: {},
  hash: '',
  previous: '',
  ...change
})

it.each<[string, Partial<JournalEntry>, string]>([
  ['a gate that was passed, whatever the act', { act: 'close', detail: { override: 'It is dead.', gates: ['tips-clean'] } }, 'override'],
  ['a note that only speaks of one', { text: 'Closed against the gate (override: it is dead)' }, 'plain'],
  ['a value shown', { act: 'reveal' }, 'outward'],
  ['a turn of the case', { act: 'close', detail: { reason: 'duplicate' } }, 'turn']
])('%s', (_, change, tone) => {
  expect(toneOf(entry(change))).toBe(tone)
})
