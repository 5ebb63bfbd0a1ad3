import { createHmac } from 'node:crypto'
import type { Edition, ReportFormat } from '../../src/contract/case/view.ts'
import { createDetector } from '../../src/core/detect/create-detector.ts'
import { type MadeReport, makeReport } from '../../src/core/report/incident/make-report.ts'
import type { ReportFacts } from '../../src/core/report/incident/report-facts.ts'
import { createRedactor, type Redactor } from '../../src/core/report/redactor.ts'
import { catalogOf } from './catalog-of.ts'
import { pdfText } from './pdf-text.ts'

/** A rule of its own, so that what a test plants is no one's token. */
const catalog = catalogOf({ token: { kind: 'token', anchors: ['tok_'], pattern: 'tok_[A-Za-z0-9]{20}' } })
const detector = createDetector(catalog)
export const hmac =
  (key: string) =>
  (value: Uint8Array): Uint8Array =>
    createHmac('sha256', key).update(value).digest()
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')

/** Knows these values as a workspace would: by their HMAC. */
export function redactorKnowing(values: readonly string[]): Redactor {
  const known = new Set(values.map((value) => hex(hmac('workspace')(Buffer.from(value)))))
  return createRedactor({ detector, catalog, fingerprint: hmac('workspace'), isKnown: (fingerprint) => known.has(hex(fingerprint)) })
}

export const make = (
  facts: ReportFacts,
  format: ReportFormat,
  { edition = 'internal', redactor = redactorKnowing([]), key = 'workspace' }: { edition?: Edition; redactor?: Redactor; key?: string } = {}
): Promise<MadeReport> => makeReport({ facts, format, edition, redactor, hmac: hmac(key) })

/** All that a reader of the file, or of its bytes, could read in it. */
export function readable({ bytes, name }: MadeReport): string {
  if (!name.endsWith('.pdf')) return Buffer.from(bytes).toString('utf8')
  const { drawn, objects } = pdfText(bytes)
  return `${drawn}\n${objects}`
}
