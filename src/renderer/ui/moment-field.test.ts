import { expect, it } from 'vitest'
import { fieldToMoment, momentToField } from './moment-field.ts'

it('writes a moment in local time as the field does, and reads it back', () => {
  const iso = '2026-11-24T09:12:00.000Z'
  expect(momentToField(iso)).toMatch(/^2026-11-2\dT\d\d:\d\d$/)
  expect(fieldToMoment(momentToField(iso))).toBe(iso)
})

it.each(['', 'soon', '2026-13-45T99:00'])('has no moment in %j', (text) => expect(fieldToMoment(text)).toBeNull())

it.each([null, 'never'])('leaves the field empty for %j', (iso) => expect(momentToField(iso)).toBe(''))
