export interface CodePart {
  text: string
  kind: 'plain' | 'keyword' | 'string' | 'comment' | 'digits'
}

/**
 * Rough colours for a few lines of any language: strings, comments, numbers and the words that most languages share. It works
 * line by line and never looks back, so a hostile line costs no more than its length.
 */
const words = new Set(
  'as async await bool break case catch class const continue def default do echo elif else end enum export extends extern false final finally fn for from func function if impl import in include int interface lambda let local match module mut new nil none None null of package pass private protected public pub raise readonly require resource return self static string struct super switch then this throw throws trait true True False try type use using val var variable void where while with yield'.split(
    ' '
  )
)

const token =
  /("(?:[^"\\]|\\.)*"?|(?<!\w)'(?:[^'\\]|\\.)*'?|`(?:[^`\\]|\\.)*`?)|((?:^|(?<=\s))(?:#|\/\/|--|;).*$|\/\*.*?(?:\*\/|$))|(\b\d[\d_.xA-Fa-f]*\b)|([A-Za-z_][A-Za-z0-9_]*)/g

export function highlight(line: string): CodePart[] {
  const parts: CodePart[] = []
  let from = 0
  const push = (text: string, kind: CodePart['kind']): void => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') parts.push({ text, kind })
  }
  for (const match of line.matchAll(token)) {
    const [text, string, comment, number] = match
    const kind =
      string !== undefined
        ? 'string'
        : comment !== undefined
          ? 'comment'
          : number !== undefined
            ? 'digits'
            : words.has(text)
              ? 'keyword'
              : 'plain'
    push(line.slice(from, match.index), 'plain')
    push(text, kind)
    from = match.index + text.length
  }
  push(line.slice(from), 'plain')
  return parts
}
