import { Act } from '../../../contract/case/acts.ts'
import { BulkheadError } from '../../../contract/errors.ts'

/**
 * An act as the command line says it: its kind and `field=value`, where a field that can't be a text is read as JSON; or all of it as JSON on
 * standard input. Throws contract.bad-input with the fields that are wrong, never with what stands in them.
 */
export async function readAct(kind: string, fields: readonly string[], readInput: () => Promise<string>): Promise<Act> {
  const said = kind === '-' ? json(await readInput()) : { ...(await fieldsOf(fields, readInput)), kind }
  const asTexts = Act.safeParse(said)
  const parsed = asTexts.success || kind === '-' ? asTexts : Act.safeParse(withJson(said as Record<string, string>, asTexts.error.issues))
  if (parsed.success) return parsed.data
  const known: string[] = Act.options.map((option) => option.shape.kind.value)
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'act'}: ${issue.message}`).join('; ')
  const isUnknown = kind !== '-' && !known.includes(kind)
  throw new BulkheadError('contract.bad-input', isUnknown ? `There is no act ${kind}. Known: ${known.join(', ')}.` : `${kind}: ${wrong}`)
}

async function fieldsOf(fields: readonly string[], readInput: () => Promise<string>): Promise<Record<string, string>> {
  const read: Record<string, string> = {}
  for (const field of fields) {
    const at = field.indexOf('=')
    if (at < 1) throw new BulkheadError('contract.bad-input', 'Write each field as name=value, for example text="Called the provider".')
    const text = field.slice(at + 1)
    read[field.slice(0, at)] = text === '-' ? await readInput() : text
  }
  return read
}

/** The fields that are no texts, as JSON where they read as such. */
function withJson(said: Record<string, string>, issues: readonly { path: PropertyKey[] }[]): Record<string, unknown> {
  const wrong = new Set(issues.map(({ path }) => path[0]))
  return Object.fromEntries(Object.entries(said).map(([name, text]) => [name, wrong.has(name) ? jsonOr(text) : text]))
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BulkheadError('contract.bad-input', 'Standard input is not JSON. An act looks like {"kind":"note","text":"…"}.')
  }
}
