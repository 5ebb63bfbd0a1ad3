import { decodeBase64 } from './checks/decode-base64.ts'

/** A base64 value under `data:` of a Kubernetes Secret. */
export interface EncodedValue {
  key: string
  /** What the value decodes to. */
  text: string
  /** Span of the base64 text. */
  start: number
  end: number
}

const maxValues = 200
const dataLine = /^([ \t+-]*)["']?data["']?:[ \t]*\{?[ \t]*$/
const valueLine = /^([ \t+-]*)["']?([\w.-]{1,100})["']?:[ \t]*(?:!!binary[ \t]+)?["']?([A-Za-z0-9+/]{8,8000}={0,2})["']?,?[ \t]*$/
const indentation = /^[ \t+-]*/
const control = /[^\t\n\r\x20-\x7e\x80-\uffff]|\ufffd/

const decode = (value: string): string | undefined => {
  const text = value.length % 4 === 0 ? decodeBase64(value)?.toString('utf8') : undefined
  return text === undefined || control.test(text) ? undefined : text.replace(/[\r\n]+$/, '')
}

/**
 * Values of the manifest in which `kind: Secret` stands at `at`, from the document's beginning to its end. Those that do
 * not decode to text are left out. https://kubernetes.io/docs/concepts/configuration/secret/
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
    const decoded = value === '' ? undefined : decode(value)
    if (decoded !== undefined) {
      const start = offset + content.lastIndexOf(value)
      found.push({ key, text: decoded, start, end: start + value.length })
    } else if (dataLine.test(content)) inside = indent
    if (found.length >= maxValues) break
    offset += line.length + 1
  }
  return found
}
