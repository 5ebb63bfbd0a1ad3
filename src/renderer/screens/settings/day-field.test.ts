import { expect, it } from 'vitest'
import { dayField, dayOfField } from './day-field.ts'

it('keeps a day through the field and back, to its end', () => {
  const until = dayOfField('2026-12-31')
  expect(dayField(until)).toBe('2026-12-31')
  expect(new Date(until ?? '').getHours()).toBe(23)
})

it.each(['', '31.12.2026', '2026-12'])('takes %j for no day', (text) => expect(dayOfField(text)).toBeNull())
