import type { UsageEvent } from '../../../contract/case/usage.ts'

const ok =
  /^(ok|okay|success|successful|succeeded|true|yes|allow|allowed|granted|accepted|delivered|completed?|pass(ed)?|authorized|2xx|3xx|info)$/i
const failed =
  /^(fail|failed|failure|error|false|no|deny|denied|reject(ed)?|refused|blocked|forbidden|unauthori[sz]ed|invalid|expired|timeout|4xx|5xx)$/i

/**
 * Whether a use worked, from what logs write in such a column: status of HTTP, code of gRPC (0 is OK, to 16), words.
 * A column of errors is empty where there was none.
 */
export function resultOf(text: string, column: string): UsageEvent['result'] {
  const word = text.trim()
  if (/err(or)?[^a-z]*(code|message|type)?$/i.test(column) && !/^\d+$/.test(word))
    return word === '' || word === '-' || /^(null|none|false)$/i.test(word) ? 'ok' : 'failed'
  if (/^\d+$/.test(word)) {
    const code = Number(word)
    if (code === 0 || (code >= 100 && code < 400)) return 'ok'
    return (code >= 1 && code <= 16) || (code >= 400 && code < 600) ? 'failed' : 'unknown'
  }
  if (ok.test(word)) return 'ok'
  return failed.test(word) ? 'failed' : 'unknown'
}
