import { expect, it } from 'vitest'
import { bytesOf, placesOf, textOf, withNonce } from './report-words.ts'

it('reads bytes and text', () => {
  expect([...bytesOf('AP8Q')]).toEqual([0, 255, 16])
  expect(textOf('w6TigqwK')).toBe('ä€\n')
})

it('lists the places that the core names, and nothing else', () => {
  expect(placesOf({ data: { where: ['section 3, Timeline', 4, 'the file as a whole'] } })).toEqual([
    'section 3, Timeline',
    'the file as a whole'
  ])
  expect(placesOf({ data: undefined })).toEqual([])
})

it('gives the style of the report the nonce of the page, once, and no way out of the attribute', () => {
  expect(withNonce('<style>a</style><style>b</style>', 'abc=')).toBe('<style nonce="abc=">a</style><style>b</style>')
  expect(withNonce('<style>', 'a"><script>')).toBe('<style nonce="ascript">')
  expect(withNonce('<styled>', 'x')).toBe('<styled>')
})
