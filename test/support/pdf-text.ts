import { inflateSync } from 'node:zlib'

/**
 * The text of a PDF, page by page as it is drawn, and beside it all that is readable in its objects: what the writer compressed is
 * inflated, what it wrote as numbers of glyphs is turned back by the tables (ToUnicode) of the fonts.
 */
export function pdfText(pdf: Uint8Array): { drawn: string; objects: string } {
  const bytes = Buffer.from(pdf)
  const raw = bytes.toString('latin1')
  const streams: string[] = []
  let objects = ''
  let at = 0
  for (const { index, 0: match } of raw.matchAll(/stream\r?\n/g)) {
    if (raw.slice(index - 3, index) === 'end') continue
    const start = index + match.length
    const end = raw.indexOf('endstream', start)
    objects += raw.slice(at, index)
    at = end
    const packed = /\/FlateDecode/.test(raw.slice(raw.lastIndexOf(' obj', index), index))
    const content = packed ? inflateSync(bytes.subarray(start, end)).toString('latin1') : raw.slice(start, end)
    streams.push(content)
  }
  objects += raw.slice(at)
  const fonts = fontTables(objects, raw, bytes)
  let drawn = ''
  let map = new Map<number, string>()
  for (const stream of streams) {
    if (!stream.includes(' Tf')) continue
    for (const { 1: font, 2: array } of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font !== undefined) map = fonts.get(font) ?? map
      if (array !== undefined) {
        for (const { 1: hex = '' } of array.matchAll(/<([0-9a-f]*)>/gi))
          for (const { 0: glyph } of hex.matchAll(/.{4}/g)) drawn += map.get(Number.parseInt(glyph, 16)) ?? '\ufffd'
      }
    }
    drawn += '\n'
  }
  return { drawn, objects: objects + streams.join('\n') }
}

/** By the name of the font in the page's resources. */
function fontTables(objects: string, raw: string, bytes: Buffer): Map<string, Map<number, string>> {
  const tables = new Map<string, Map<number, string>>()
  for (const { 1: name = '', 2: object = '' } of objects.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = objectOf(raw, object)
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1]
    if (unicode === undefined) continue
    const start = raw.search(new RegExp(`(?:^|\\n)${unicode} 0 obj`))
    const from = raw.indexOf('stream', start)
    const data = raw.indexOf('\n', from) + 1
    const content = bytes.subarray(data, raw.indexOf('endstream', data))
    const text = /\/FlateDecode/.test(raw.slice(start, from)) ? inflateSync(content).toString('latin1') : content.toString('latin1')
    const map = new Map<number, string>()
    for (const { 1: first = '', 2: list = '' } of text.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
      let glyph = Number.parseInt(first, 16)
      for (const { 1: code = '' } of list.matchAll(/<([0-9a-f ]*)>/gi))
        map.set(glyph++, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
    }
    tables.set(name, map)
  }
  return tables
}

const objectOf = (raw: string, number: string): string => {
  const start = raw.search(new RegExp(`(?:^|\\n)${number} 0 obj`))
  return raw.slice(start, raw.indexOf('endobj', start))
}
