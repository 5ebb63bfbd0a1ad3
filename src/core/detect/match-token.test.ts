import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from './create-detector.ts'
import { fillTemplate } from './template.ts'
import type { Explanation } from './types.ts'

const detector = createDetector(
  catalogOf({
    'acme-key': { kind: 'token', anchors: ['ak_live_', 'ak_test_'], pattern: 'ak_(?:live|test)_[A-Za-z0-9]{24,40}' },
    'acme-bot': { kind: 'token', anchors: [':AA'], left: 12, pattern: '[0-9]{8,10}:AA[A-Za-z0-9_-]{33}' },
    'acme-url': {
      kind: 'token',
      anchors: ['hooks.acme.test/'],
      left: 8,
      pattern: '(?:https?://)?hooks\\.acme\\.test/[A-Z]{4}/(?<secret>[a-z0-9]{24})'
    },
    'acme-shared': { kind: 'token', anchors: ['shr_'], pattern: 'shr_[a-f0-9]{32}', near: ['acme', 'ac'], reach: 60 },
    'acme-any': { kind: 'token', anchors: ['AnyCase-'], pattern: 'anycase-[a-z0-9]{20}', ignoreCase: true },
    'acme-crc': { kind: 'token', anchors: ['crc_'], pattern: 'crc_[A-Za-z0-9]{36}', checks: ['github-crc32'] },
    'acme-not': { kind: 'token', anchors: ['not_'], pattern: 'not_[a-z]{12}', not: ['not_abqzkwvytrpm'] }
  })
)

const spansOf = (template: string, seed = 3) => {
  const { bytes, spans } = fillTemplate(template, seed)
  return { spans, found: detector.detect(bytes).map(({ start, end }) => ({ start, end })), bytes }
}
const key = '«ak_live_{{alnum:32}}»'

it.each([
  key,
  `${key}\n`,
  `KEY=${key}`,
  `"key": "${key}",`,
  `\\n${key}\\n`,
  `"a\\t${key}\\"`,
  `x=a%20${key}%0A`,
  `"\\u003d${key}\\u0022"`,
  `\\x3d${key}`,
  `\x1b[1;32m${key}\x1b[0m`,
  `(${key}).`,
  `${key}-suffix`,
  `https://u:${key}@acme.test/`,
  `<k>${key}</k>`,
  `é€😀 ${key}`,
  `${key} ${key}`,
  '\u00e9:«{{digits:9}}:AA{{base64url:33}}»',
  'bot token «{{digits:10}}:AA{{base64url:33}}»!',
  'url = "https://hooks.acme.test/ABCD/«{{lower:24}}»"',
  'acme.Shared = "«shr_{{hex:32}}»"',
  '// x of ac: «shr_{{hex:32}}»',
  '«ANYCASE-{{upper:20}}» «anycase-{{lower:20}}»',
  '«{{github:crc_}}»'
])('finds %j', (template) => {
  for (let seed = 1; seed <= 5; seed++) {
    const { spans, found } = spansOf(template, seed)
    expect(found).toEqual(spans)
  }
})

it.each([
  ['no anchor of its own', 'ak_prod_{{alnum:32}}'],
  ['in the wrong case', 'AK_LIVE_{{alnum:32}}'],
  ['too short', 'ak_live_{{alnum:23}}'],
  ['longer than the format', 'ak_live_{{alnum:41}}'],
  ['a piece of a longer run on the left', 'task_live_{{alnum:32}} xak_live_{{alnum:32}} 0ak_live_{{alnum:32}}'],
  ['a piece of a longer run on the right', 'ak_live_{{alnum:40}}_x'],
  ['digits before the value', '{{digits:11}}:AA{{base64url:33}}'],
  ['no word in reach', `acme ${' '.repeat(90)} shr_{{hex:32}}`],
  ['a near word that is a piece of another', 'macros shr_{{hex:32}}'],
  ['a wrong checksum', 'crc_{{alnum:36}}'],
  ['a placeholder', 'ak_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ak_live_EXAMPLE{{alnum:20}}'],
  ['a sequence', 'ak_live_abcdefghijklmnopqrstuvwxyz'],
  ['repeats', `ak_live_${'a1'.repeat(16)}`],
  ['a published example', 'not_abqzkwvytrpm']
])('stays silent on %s', (_, template) => {
  expect(spansOf(template).found).toEqual([])
})

it('finds values of which only the published one is dropped', () => {
  expect(spansOf('«not_qzkwvytrpmab»').found).toHaveLength(1)
})

it.each([
  ['ak_live_{{alnum:41}}', 'boundary'],
  ['xak_live_{{alnum:32}}', 'boundary'],
  ['shr_{{hex:32}}', 'near'],
  ['crc_{{alnum:36}}', 'check:github-crc32'],
  ['ak_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'placeholder'],
  ['ak_live_abcdefghijklmnopqrstuvwxyz', 'sequence'],
  ['not_abqzkwvytrpm', 'published-example'],
  ['ak_live_{{alnum:32}}', 'kept']
])('explains %s as %s', (template, reason) => {
  const told: Explanation[] = []
  detector.detect(fillTemplate(template, 1).bytes, { explain: (explanation) => told.push(explanation) })
  expect(told.map((explanation) => explanation.reason)).toEqual([reason])
})

it('finds values at the edges of the windows and chunks in which it reads', () => {
  const { bytes, spans } = fillTemplate(key, 1)
  const [span] = spans
  for (const edge of [1_024, 4_096, 65_536, 262_144, 1_048_576]) {
    for (const shift of [-60, -41, -40, -20, -8, -1, 0, 1]) {
      const text = Buffer.alloc(edge + 200, ' ')
      text.set(bytes, edge + shift)
      const [match, ...more] = detector.detect(text)
      expect([match?.start, match?.end, more.length]).toEqual([edge + shift, edge + shift + (span?.end ?? 0), 0])
    }
  }
})

it('searches binary content for tokens and reads no other encoding into it', () => {
  const { bytes } = fillTemplate(key, 1)
  const binary = Buffer.concat([Buffer.from([0, 255, 216, 0, 1]), bytes, Buffer.from([0, 7])])
  expect(detector.detect(binary, { binary: true })).toMatchObject([{ start: 5, end: 5 + bytes.length }])
})

it.each(['little', 'big'])('finds a value in UTF-16 (%s endian) and tells its span in the raw bytes', (order) => {
  const { text, spans } = fillTemplate(`é = "${key}" ж`, 1)
  const body = Buffer.from(`\ufeff${text}`, 'utf16le')
  const raw = order === 'big' ? body.swap16() : body
  const before = text.indexOf('ak_live_')
  const length = (spans[0]?.end ?? 0) - (spans[0]?.start ?? 0)
  expect(detector.detect(raw, { binary: true })).toMatchObject([{ start: 2 + before * 2, end: 2 + (before + length) * 2 }])
})
