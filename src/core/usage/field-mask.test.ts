import { expect, it } from 'vitest'
import { createFieldMask } from './field-mask.ts'

/** Hides a value wherever it stands, as the mask of a case does, and counts how often it is asked. */
function counting(secrets: string[]) {
  let asked = 0
  const mask = (text: string): string => {
    asked++
    return secrets.reduce((masked, secret) => masked.replaceAll(secret, '[secret removed]'), text)
  }
  const made = createFieldMask(() => Object.assign((text: string) => mask(text), { knows: (value: string) => secrets.includes(value) }))
  return { ...made, asked: () => asked }
}

it('looks once at texts that differ in a number by itself', () => {
  const { mask, asked } = counting([])
  for (let i = 0; i < 1000; i++) expect(mask(`GET /v3/lists/pages/${i}?page=${i % 7}`, 200)).toBe(`GET /v3/lists/pages/${i}?page=${i % 7}`)
  expect(asked()).toBe(1)
})

it.each([
  ['a token', 'a1B2c3D4e5F6a1B2c3D4e5F6', (s: string) => `/v1?key=${s}`],
  ['a password of words', 'correct-horse', (s: string) => `/login?p=${s}&n=4`],
  ['a password with a year', 'summer-2024', (s: string) => `/login/17?p=${s}`],
  ['a password of digits and a letter', '8431947b', (s: string) => `/pin/${s}/3`],
  ['a password of digits', '83726153', (s: string) => `/login?pin=${s}&n=4`],
  ['a password of a word and a year', 'Sommer 2024', (s: string) => `/login?pw=${s}`],
  ['a path with a number', 'db/20241107', (s: string) => `/x/${s}/y`],
  ['a UUID', '6fa459ea-ee8a-3ca4-894e-db77e160355e', (s: string) => `/apps/${s}`],
  ['words over slashes', 'alpha/bravo/charlie', (s: string) => `/x/${s}/9`]
])('hides %s', (_, secret, text) => {
  const { mask } = counting([secret])
  expect(mask(text('harmless'), 500)).toBe(text('harmless'))
  for (let i = 0; i < 3; i++) expect(mask(text(secret), 500)).toBe(text('[secret removed]'))
})

it('hides what it can’t look at any more, and shows what it knows', () => {
  const { mask, asked, isOverrun } = counting(['t0ken-zzz-Last'])
  const id = (i: number): string => `a${i}Z${(i * 7919).toString(36)}q`
  for (let i = 0; i < 60_000; i++) mask(`/files/${id(i)}`, 500)
  expect(isOverrun()).toBe(false)
  expect(mask('/files/t0ken-zzz-Last', 500)).toBe('/files/…')
  let shown = 0
  for (let i = 60_000; i < 200_000; i++) if (mask(`/files/${id(i)}?page=3`, 500) !== '/files/…?page=3') shown++
  expect(shown).toBe(0)
  expect(mask('GET /files/17', 500)).toBe('GET /files/17')
  expect(isOverrun()).toBe(true)
  expect(asked()).toBeLessThan(61_000)
})

it('keeps a text on one line, without marks that turn its direction, and cuts it', () => {
  const { mask } = counting([])
  expect(mask('a\r\nb\u202Egnp.exe\u0000', 100)).toBe('a b gnp.exe')
  expect(mask('x'.repeat(900), 10)).toBe(`${'x'.repeat(9)}…`)
})
