import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nameEncoding, pathBelow, shownPath } from './folder-path.ts'

const shown = (bytes: Uint8Array): string => shownPath(Buffer.from(bytes).toString(nameEncoding))

it.skipIf(process.platform === 'win32')('shows text as it is and quotes the rest', () => {
  expect(shown(Buffer.from('src/app.ts'))).toBe('src/app.ts')
  expect(shown(Buffer.from('é 漢😀.txt'))).toBe('é 漢😀.txt')
  expect(shown(Buffer.from('caf\xe9', 'latin1'))).toBe('"caf\\351"')
  expect(shown(Buffer.from('"a"\n\u001b'))).toBe('"\\"a\\"\\n\\033"')
})

it.skipIf(process.platform === 'win32')('leads from what is shown back to the same bytes', () => {
  const name = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => new TextEncoder().encode(text)),
    fc.constantFrom('"', '\\', '\\351', '"\\n"', '\u202e', '\ufeff').map((text) => new TextEncoder().encode(text))
  )
  fc.assert(
    fc.property(name, (bytes) => {
      expect(pathBelow('/x', shown(bytes)).subarray(3)).toEqual(Buffer.from(bytes))
    })
  )
})
