/**
 * Tells which characters a TrueType font has glyphs for, from its `cmap` table: subtables of format 4 and 12, which every font for Unicode
 * has. OpenType specification, "cmap — Character to Glyph Index Mapping Table".
 */
export function fontCharacters(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const ranges = subtables(view, tableOffset(view, 'cmap')).flatMap((at) => rangesOf(view, at))
  return (codePoint) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to)
}

function tableOffset(view: DataView, name: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16
    const tag = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
    if (tag === name) return view.getUint32(at + 8)
  }
  throw new Error(`the font has no ${name} table`)
}

const subtables = (view: DataView, cmap: number): number[] =>
  Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 4 + index * 8 + 4))

function rangesOf(view: DataView, at: number): [number, number][] {
  const format = view.getUint16(at)
  if (format === 12)
    return Array.from({ length: view.getUint32(at + 12) }, (_, index): [number, number] => {
      const group = at + 16 + index * 12
      return [view.getUint32(group), view.getUint32(group + 4)]
    })
  if (format !== 4) return []
  const segments = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + segments * 2 + 2
  return Array.from({ length: segments }, (_, index): [number, number] => [
    view.getUint16(starts + index * 2),
    view.getUint16(ends + index * 2)
  ]).filter(([from]) => from !== 0xffff)
}
