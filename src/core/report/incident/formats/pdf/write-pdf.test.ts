import { expect, it, vi } from 'vitest'
import { pdfText } from '../../../../../../test/support/pdf-text.ts'
import { reportFacts } from '../../../../../../test/support/report-facts.ts'
import { make } from '../../../../../../test/support/report-side.ts'
import type { ReportFacts } from '../../report-facts.ts'

// Fonts and layout take most of a second, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const withNotes = (...texts: string[]): ReportFacts =>
  reportFacts((facts) => {
    const { record } = facts.view
    const notes = texts.map((text, at) => ({ id: `note-${at}`, text, at: record.openedAt, who: 'Ada' }))
    return { ...facts, view: { ...facts.view, record: { ...record, notes } } }
  })
const drawn = async (facts: ReportFacts): Promise<string> => pdfText((await make(facts, 'pdf')).bytes).drawn.replaceAll('\n', '')

it('shows Latin, Greek and Cyrillic as they are, and writes what its font lacks as code points, and says so', async () => {
  const text = await drawn(withNotes('Žluťoučký, straße, Ελληνικά, русский; 漏洞 \ud83d\udd11 عربي'))
  for (const word of ['Žluťoučký', 'straße', 'Ελληνικά', 'русский', '[U+6F0F]', '[U+1F511]', '[U+0639]']) expect(text).toContain(word)
  expect(text).toContain('has no sign for 7 characters')
})

it('is made of half a surrogate pair, an endless word, a text over pages, many lines and marks that turn text', async () => {
  const long = 'word '.repeat(2000)
  const text = await drawn(withNotes('a\ud800b', 'x'.repeat(5000), long, 'line\n'.repeat(100), '\u202egnp.exe\u0000\u001b[2J'))
  expect(
    text
      .replaceAll(/\s/g, '')
      .match(/(?:word)+/g)
      ?.join('').length
  ).toBeGreaterThan(0.98 * 8000)
  expect(text.match(/x{20,}/g)?.join('').length).toBeGreaterThanOrEqual(5000)
  expect(text.match(/line/g)?.length).toBeGreaterThanOrEqual(100)
  expect(text).toContain('\\u{202e}gnp.exe')
  expect(text).not.toMatch(/\p{Cc}|\p{Cf}/u)
})

it('has pages with case, handling and number, contents, language and title, and nothing else about who made it', async () => {
  const { bytes } = await make(reportFacts(), 'pdf', { edition: 'external' })
  const { drawn: text, objects } = pdfText(bytes)
  expect(text).not.toContain('has no sign')
  expect(text).toMatch(/page 2 of \d+/)
  expect(text).toContain('INC-0007 incident report')
  expect(text).toContain('Contents')
  const plain = objects.replaceAll('\0', '')
  expect(plain.includes('(INC-0007 incident report \\(external\\))')).toBe(true)
  expect(plain.includes('(D:20261124083000Z)')).toBe(true)
  expect(objects.includes('/Lang (en)')).toBe(true)
  expect(objects.match(/\/Author|\/Subject|\/Keywords|\/JavaScript|\/EmbeddedFile|\/URI/)).toBeNull()
})
