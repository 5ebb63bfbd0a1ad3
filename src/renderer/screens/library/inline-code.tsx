/** Text in which `this` is code. */
export const InlineCode = ({ text }: { text: string }) =>
  text.split(/(`[^`]+`)/).map((piece, at) =>
    piece.length > 2 && piece.startsWith('`') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging text
      <code key={at}>{piece.slice(1, -1)}</code>
    ) : (
      piece
    )
  )
