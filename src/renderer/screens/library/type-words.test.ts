import { expect, it } from 'vitest'
import { categoryName, monogram } from './type-words.ts'

it.each([
  ['version-control', 'Version control'],
  ['email', 'Email'],
  ['ai', 'AI']
])('names the category %s', (category, name) => expect(categoryName(category)).toBe(name))

it.each([
  ['Mailgun', 'Ma'],
  ['Amazon Web Services', 'AW'],
  ['X', 'X'],
  ['', '']
])('abbreviates %j', (provider, letters) => expect(monogram(provider)).toBe(letters))
