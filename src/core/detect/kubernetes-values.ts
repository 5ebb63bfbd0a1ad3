/** A base64 value under `data:` of a Kubernetes Secret. */
export interface EncodedValue {
  key: string
  /** Span of the base64 text. */
  start: number
  end: number
}

const maxValues = 200
const dataLine = /^([ \t+-]*)["']?data["']?:[ \t]*\{?[ \t]*$/
const valueLine = /^([ \t+-]*)["']?([\w.-]{1,100})["']?:[ \t]*(?:!!binary[ \t]+)?["']?([A-Za-z0-9+/]{8,8000}={0,2})["']?,?[ \t]*$/
const indentation = /^[ \t+-]*/

/**
 * Values of the manifest in which `kind: Secret` stands at `at`, from the document's beginning to its end. What cannot
 * be base64 is left out. https://kubernetes.io/docs/concepts/configuration/secret/
 */
export const kubernetesValues = (text: string, at: number): EncodedValue[] => {
  const from = text.lastIndexOf('\n---', at) + 1
  const border = text.indexOf('\n---', at)
  const found: EncodedValue[] = []
  let inside = -1
  let offset = from
  for (const line of text.slice(from, border === -1 ? undefined : border).split('\n')) {
    const content = line.replace(/\r$/, '')
    const indent = indentation.exec(content)?.[0].length ?? 0
    if (inside >= 0 && content.trim() !== '' && indent <= inside) inside = -1
    const [, , key = '', value = ''] = (inside >= 0 && valueLine.exec(content)) || []
    if (value !== '' && value.length % 4 === 0) {
      const start = offset + content.lastIndexOf(value)
      found.push({ key, start, end: start + value.length })
    } else if (dataLine.test(content)) inside = indent
    if (found.length >= maxValues) break
    offset += line.length + 1
  }
  return found
}
