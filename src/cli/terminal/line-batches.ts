const LINE_FEED = 10
const decoder = new TextDecoder()

/**
 * Lines of a stream of UTF-8, those of one chunk together, so that a caller can answer what is there before it waits for more.
 * Only a line feed ends a line (U+2028 stands freely in JSON); a carriage return before it goes. A line of more than `most` bytes is
 * not held: it comes as null.
 */
export async function* lineBatches(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<(string | null)[]> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  const hold = (piece: Uint8Array): void => {
    heldBytes += piece.length
    if (heldBytes > most) held = []
    else held.push(piece)
  }
  const take = (): string | null => {
    const line = heldBytes > most ? null : decoder.decode(Buffer.concat(held)).replace(/\r$/, '')
    held = []
    heldBytes = 0
    return line
  }
  for await (const chunk of stream) {
    const lines: (string | null)[] = []
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      hold(chunk.subarray(from, end))
      lines.push(take())
      from = end + 1
    }
    if (from < chunk.length) hold(chunk.slice(from))
    yield lines
  }
  if (heldBytes > 0) yield [take()]
}
