import { CodeBlock } from './code-block.tsx'

/** Beyond this a browser stalls, and nobody reads on. */
const mostLines = 2000

/** A whole text as code; a long one is cut, and says so. */
export function CodeText({ text, label, hasNumbers = true }: { text: string; label: string; hasNumbers?: boolean }) {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const cut = lines.length - mostLines
  return (
    <>
      <CodeBlock
        label={label}
        hasNumbers={hasNumbers}
        lines={lines.slice(0, mostLines).map((line, at) => ({ number: at + 1, text: line, hit: false, masked: [] }))}
      />
      {cut > 0 && <p>{cut} more lines are not shown; the file has them.</p>}
    </>
  )
}
