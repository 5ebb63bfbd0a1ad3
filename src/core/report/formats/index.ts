import type { ReportWriter } from '../scan-report.ts'
import { writeCsv } from './csv.ts'
import { writeJson, writeJsonLines } from './json.ts'
import { writeSarif } from './sarif.ts'
import { writeText } from './text.ts'

export const reportFormats = { text: writeText, json: writeJson, jsonl: writeJsonLines, sarif: writeSarif, csv: writeCsv } satisfies Record<
  string,
  ReportWriter
>
export type ReportFormat = keyof typeof reportFormats
