/** Where the message of a commit or tag object begins: after the first empty line. Its headers hold names and signatures, no text of people. */
export function messageStart(content: Uint8Array): number {
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) if (content[at + 1] === 10) return at + 2
  return content.length
}
