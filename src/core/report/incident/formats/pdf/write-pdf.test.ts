import { expect, it } from 'vitest'
import { pdfText } from '../../../../../../test/support/pdf-text.ts'
import { reportFacts } from '../../../../../../test/support/report-facts.ts'
import { make } from '../../../../../../test/support/report-side.ts'
import type { ReportFacts } from '../../report-facts.ts'

const withNote = (text: string): ReportFacts =>
  reportFacts((facts) => {
    const { record } = facts.view
    return { ...facts, view: { ...facts.view, record: { ...record, notes: [{ id: 'n', text, at: record.openedAt, who: 'Ada' }] } } }
  })
const drawn = async (text: string): Promise<string> => pdfText((await make(withNote(text), 'pdf')).bytes).drawn.replaceAll('\n', '')

it('shows Latin, Greek and Cyrillic as they are, and writes what its font lacks as code points, and says so', async () => {
  const text = await drawn('Žluťoučký, straße, Ελληνικά, русский; 漏洞 \ud83d\udd11 عربي')
  for (const word of ['Žluťoučký', 'straße', 'Ελληνικά', 'русский', '[U+6F0F]', '[U+1F511]', '[U+0639]']) expect(text).toContain(word)
  expect(text).toContain('has no sign for 7 characters')
  expect(await drawn('only Latin')).not.toContain('has no sign')
})

it.each([
  ['half a surrogate pair', 'a\ud800b'],
  ['an endless word', 'x'.repeat(5000)],
  ['ten thousand letters', 'word '.repeat(2000)],
  ['a hundred lines', 'line\n'.repeat(100)],
  ['marks that turn text', '\u202egnp.exe\u0000\u001b[2J']
])('is made of %s', async (_, text) => {
  const pdf = await drawn(text)
  expect(pdf).toContain('Journal')
  expect(pdf).not.toMatch(/\p{Cc}|\p{Cf}/u)
})

it('has pages with case, handling and number, contents, language and title, and nothing else about who made it', async () => {
  const { bytes } = await make(reportFacts(), 'pdf', { edition: 'external' })
  const { drawn: text, objects } = pdfText(bytes)
  expect(text).toMatch(/page 2 of \d+/)
  expect(text).toContain('INC-0007 incident report')
  expect(text).toContain('Contents')
  const plain = objects.replaceAll('\0', '')
  expect(plain.includes('(INC-0007 incident report \\(external\\))')).toBe(true)
  expect(plain.includes('(D:20261124083000Z)')).toBe(true)
  expect(objects.includes('/Lang (en)')).toBe(true)
  expect(objects.match(/\/Author|\/Subject|\/Keywords|\/JavaScript|\/EmbeddedFile|\/URI/)).toBeNull()
})
