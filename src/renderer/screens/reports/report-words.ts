import type { Edition, ReportFormat } from '../../../contract/case/view.ts'
import type { BulkheadError } from '../../../contract/errors.ts'

export const formats: readonly { value: ReportFormat; name: string; says: string }[] = [
  { value: 'html', name: 'HTML', says: 'One file that opens anywhere, with its figures; nothing in it is loaded from elsewhere.' },
  { value: 'pdf', name: 'PDF', says: 'For whoever must file or sign it. It has the sections below; download it to see its pages.' },
  { value: 'md', name: 'Markdown', says: 'For a ticket, a wiki or a pull request.' },
  { value: 'json', name: 'JSON', says: 'Every field, for programs.' },
  { value: 'csv', name: 'CSV', says: 'The timeline and the tables, for a spreadsheet.' },
  { value: 'sarif', name: 'SARIF', says: 'The places of the secret, for code scanning.' }
]

export const editions: readonly { value: Edition; name: string; says: string }[] = [
  { value: 'internal', name: 'Internal', says: 'Names, hosts and paths as they are. No secret value in any edition.' },
  {
    value: 'external',
    name: 'External',
    says: 'People, hosts, repositories and paths under pseudonyms that stay the same from report to report.'
  }
]

/** Bytes of a base64 text. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

export const textOf = (base64: string): string => new TextDecoder().decode(bytesOf(base64))

/** Where a secret stands that keeps the report from being made. */
export function placesOf({ data }: Pick<BulkheadError, 'data'>): string[] {
  const where = data?.where
  return Array.isArray(where) ? where.filter((one): one is string => typeof one === 'string') : []
}

/**
 * The report's own style carries the nonce of this page: a frame that is made of text takes over the page's content security policy,
 * which lets no other style in. Scripts stay shut out by that policy, by the report's own, and by the sandbox.
 */
export const withNonce = (html: string, nonce: string): string =>
  nonce === '' ? html : html.replace(/<style(?=[\s>])/, `<style nonce="${nonce.replaceAll(/[^A-Za-z0-9+/=_-]/g, '')}"`)
