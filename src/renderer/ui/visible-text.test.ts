import { expect, it } from 'vitest'
import { visibleParts, visibleText } from './visible-text.ts'

it.each([
  ['src/mail/config.py', 'src/mail/config.py'],
  ['naïve/Ελλάδα/日本.txt', 'naïve/Ελλάδα/日本.txt'],
  ['שלום.txt', 'שלום.txt'],
  ['photo\u202egpj.exe', 'photo⟨U+202E⟩gpj.exe'],
  ['a\u2066b\u2069c', 'a⟨U+2066⟩b⟨U+2069⟩c'],
  ['pass\u200bword', 'pass⟨U+200B⟩word'],
  ['line\nbreak\ttab', 'line␊break␉tab'],
  ['\u001b[31mred', '␛[31mred'],
  ['del\u007f', 'del␡'],
  ['c1\u009b', 'c1⟨U+009B⟩'],
  ['\ufeffbom', '⟨U+FEFF⟩bom'],
  ['tag\u{e0041}', 'tag⟨U+E0041⟩'],
  ['half\ud83d', 'half⟨U+D83D⟩'],
  ['whole 🔑', 'whole 🔑'],
  ['', '']
])('makes %j visible', (text, shown) => expect(visibleText(text)).toBe(shown))

it('tells the written-out parts from the others', () =>
  expect(visibleParts('a\u202eb')).toEqual([
    { text: 'a', odd: false },
    { text: '⟨U+202E⟩', odd: true },
    { text: 'b', odd: false }
  ]))
