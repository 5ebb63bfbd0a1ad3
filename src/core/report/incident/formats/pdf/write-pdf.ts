import type { IncidentReport } from '../../incident-report.ts'
import { layOut } from '../../layout/lay-out.ts'
import { paperColours } from '../figure-colours.ts'
import { fontCharacters } from './font-characters.ts'
import { pdfContent } from './pdf-content.ts'
import { createPdfText } from './pdf-text.ts'

const regular = 'Roboto-Regular'
/** Files are called as the fonts call themselves: by that name the texts of figures find a font that is open already. */
const faces = { normal: regular, bold: 'Roboto-Medium', italics: 'Roboto-Italic', bolditalics: 'Roboto-MediumItalic' }

/** Loaded at the first PDF: a megabyte of code and fonts that nothing else needs. */
async function openPdfMake(): Promise<{ pdfMake: PdfMake; hasGlyph: (codePoint: number) => boolean }> {
  const [{ default: pdfMake }, { default: fonts }] = await Promise.all([import('pdfmake'), import('pdfmake/build/vfs_fonts.js')])
  const bytes = new Map(Object.entries(fonts).map(([name, base64]) => [name.replace(/\.ttf$/, ''), Buffer.from(base64, 'base64')]))
  for (const [name, content] of bytes) if (!pdfMake.virtualfs.existsSync(name)) pdfMake.virtualfs.writeFileSync(name, content)
  pdfMake.setFonts({ Roboto: { ...faces } })
  pdfMake.setTableLayouts(tableLayouts)
  pdfMake.setUrlAccessPolicy(() => false)
  pdfMake.setLocalAccessPolicy(() => false)
  return { pdfMake, hasGlyph: fontCharacters(bytes.get(regular) ?? new Uint8Array()) }
}

type PdfMake = typeof import('pdfmake')

/** A4 with contents, outline and page numbers, in Roboto: Latin, Greek and Cyrillic; other letters are written as code points, and told. */
export async function writePdf(report: IncidentReport): Promise<Uint8Array> {
  const { pdfMake, hasGlyph } = await openPdfMake()
  const { cover, classification } = report
  const text = createPdfText(hasGlyph)
  const body = pdfContent(layOut(report), text)
  const caseId = text.say(cover.caseId)
  const told = text.replaced
  const document = pdfMake.createPdf({
    pageSize: 'A4',
    pageMargins: [42, 56, 42, 52],
    language: 'en',
    displayTitle: true,
    version: '1.7',
    info: {
      title: `${cover.caseId} incident report (${cover.edition})`,
      creator: `${cover.tool} ${cover.toolVersion}`,
      producer: `${cover.tool} ${cover.toolVersion}`,
      creationDate: new Date(cover.generatedAt)
    },
    header: (page: number) =>
      page === 1
        ? null
        : {
            margin: [42, 24, 42, 0],
            columns: [
              { text: `${caseId} incident report`, style: 'edge' },
              { text: cover.tlp, style: 'edge', alignment: 'right', color: paperColours.warn }
            ]
          },
    footer: (page: number, pages: number) => ({
      margin: [42, 18, 42, 0],
      columns: [
        { text: `${cover.edition} edition · ${cover.generatedAt.slice(0, 19).replace('T', ' ')} UTC`, style: 'edge' },
        { text: `page ${page} of ${pages}`, style: 'edge', alignment: 'right' }
      ]
    }),
    content: [
      { text: cover.tlp, bold: true, color: paperColours.warn, fontSize: 10, margin: [0, 10, 0, 14] },
      { text: `Incident report ${caseId}`, fontSize: 22, bold: true, color: paperColours.accent },
      { text: text.say(cover.title), fontSize: 14, margin: [0, 4, 0, 8] },
      {
        text: [
          { text: text.say(classification.severity.band).toUpperCase(), bold: true, color: paperColours.flood },
          { text: `  severity ${classification.severity.score} of 100`, color: paperColours.quiet }
        ],
        margin: [0, 0, 0, 16]
      },
      ...(told === 0
        ? []
        : [
            {
              text: `The font of this PDF has no sign for ${told === 1 ? 'one character' : `${told} characters`} of this report; each is written as its code point, such as [U+4E2D]. The HTML and JSON formats have them as they are.`,
              italics: true,
              color: paperColours.quiet,
              margin: [0, 0, 0, 12]
            }
          ]),
      {
        toc: { title: { text: 'Contents', style: 'section' }, textStyle: { fontSize: 9.5 }, numberStyle: { color: paperColours.quiet } }
      },
      { text: '', pageBreak: 'after' },
      ...body
    ],
    // A heading that would stand at the foot goes to the next page with what follows it.
    pageBreakBefore: ({ headlineLevel, startPosition }: { headlineLevel?: number; startPosition: { verticalRatio: number } }) =>
      headlineLevel !== undefined && startPosition.verticalRatio > 0.86,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.18, color: paperColours.text },
    styles: {
      section: { fontSize: 14, bold: true, margin: [0, 14, 0, 8] },
      head: { bold: true, fontSize: 7.5, color: paperColours.quiet },
      edge: { fontSize: 8, color: paperColours.quiet }
    }
  })
  return document.getBuffer()
}

const none = (): number => 0
const tableLayouts = {
  lines: {
    hLineWidth: (line: number) => (line === 0 ? 0 : 0.5),
    vLineWidth: none,
    hLineColor: () => '#dfe5eb',
    paddingLeft: none,
    paddingRight: () => 8,
    paddingTop: () => 3,
    paddingBottom: () => 3
  },
  rows: {
    hLineWidth: (line: number) => (line < 2 ? 0 : line === 2 ? 0.8 : 0.4),
    vLineWidth: none,
    hLineColor: () => '#c5cfd8',
    paddingLeft: none,
    paddingRight: () => 6,
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5
  },
  warning: {
    hLineWidth: none,
    vLineWidth: (line: number) => (line === 0 ? 2.5 : 0),
    vLineColor: () => paperColours.flood,
    fillColor: () => '#f6f1ef',
    paddingLeft: () => 8,
    paddingRight: () => 6,
    paddingTop: () => 5,
    paddingBottom: () => 5
  }
}
