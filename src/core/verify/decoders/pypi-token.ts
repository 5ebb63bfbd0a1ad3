import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64 } from '../../detect/checks/decode-base64.ts'
import { factsOf } from '../decoder.ts'
import { expiryWords } from '../instant.ts'
import { macaroonIdentifiers } from '../macaroon-identifiers.ts'

/**
 * What a PyPI token allows. The token is a macaroon whose caveats are JSON: `[tag, …]` with the tags 0 for times, 1 for
 * project names, 2 for project ids, 3 for a user; in the first form an object with `permissions`.
 * https://github.com/pypi/warehouse, warehouse/macaroons/caveats
 */
export function decodePypiToken(value: string, now: Date): DecodedFact[] {
  const bytes = value.startsWith('pypi-') ? decodeBase64(value.slice(5)) : undefined
  const identifiers = bytes === undefined ? null : macaroonIdentifiers(bytes)
  if (identifiers === null) return []
  const [identifier, ...caveats] = identifiers
  const limits = new Map<string, string>()
  for (const caveat of caveats) readCaveat(caveat, limits, now)
  return factsOf([
    ['Key id', /^[0-9a-f-]{36}$/.test(identifier ?? '') ? identifier : null],
    ['Projects', limits.get('Projects') ?? 'every project of the user, as far as the token says'],
    ['User id', limits.get('User id')],
    ['Expires', limits.get('Expires')]
  ])
}

function readCaveat(text: string, limits: Map<string, string>, now: Date): void {
  let caveat: unknown
  try {
    caveat = JSON.parse(text)
  } catch {
    // A caveat of a form not known here: what is not understood is not told.
    return
  }
  const [tag, first] = Array.isArray(caveat) ? caveat : firstForm(caveat)
  if (tag === 0) {
    const end = expiryWords(first, now)
    if (end !== null) limits.set('Expires', end)
  }
  if (tag === 1 && Array.isArray(first)) limits.set('Projects', first.map(String).join(', '))
  if (tag === 2 && Array.isArray(first)) limits.set('Projects', `${first.length} named by id`)
  if (tag === 3 && typeof first === 'string') limits.set('User id', first)
}

function firstForm(caveat: unknown): [number, unknown] | [] {
  if (typeof caveat !== 'object' || caveat === null) return []
  if ('exp' in caveat) return [0, caveat.exp]
  if ('project_ids' in caveat) return [2, caveat.project_ids]
  const permissions = 'permissions' in caveat ? caveat.permissions : null
  return typeof permissions === 'object' && permissions !== null && 'projects' in permissions ? [1, permissions.projects] : []
}
