import type { ProviderSource, SecretTypeSource } from './schema.ts'

/** `path` leads to the value from the type. */
export interface TypeProblem {
  path: PropertyKey[]
  message: string
}

type Described = Pick<SecretTypeSource, 'id' | 'name' | 'variable' | 'liveness'>
type Owner = Pick<ProviderSource, 'id' | 'provider'>

/**
 * What the schema can't say of one type. The variable goes into snippets and patches, the request and its answers to the person who checks
 * a key: a name that lies or a placeholder that nobody can fill in is worse than none.
 */
export const lintType = (type: Described, owner: Owner): TypeProblem[] => [...lintVariable(type, owner), ...lintLiveness(type)]

/** What a type is, by its id or name, that a variable of that kind would deny. */
const mismatches: { type: RegExp; variable: RegExp }[] = [
  { type: /webhook[ -](?:url|address)/i, variable: /API_KEY/ },
  { type: /\bcookies?\b/i, variable: /API_KEY/ },
  { type: /\bjwt\b/i, variable: /API_KEY/ },
  { type: /client[ -]secret/i, variable: /API_KEY/ },
  { type: /api[ -]key$/i, variable: /CLIENT_SECRET/ }
]

function lintVariable({ id, name, variable }: Described, owner: Owner): TypeProblem[] {
  // A provider may be called Sales Cookie.
  const told = [id.replace(owner.id, ''), name.replace(owner.provider, '')]
  const wrong = mismatches.find((mismatch) => told.some((text) => mismatch.type.test(text)) && mismatch.variable.test(variable))
  return wrong ? [{ path: ['variable'], message: `${variable} is no name for ${name}: name what the value is` }] : []
}

/** Names that say "an address" and not whose: `<u>`, `<URL>`, `<fullurl>`, `<baseURL>`. */
const nameless = /^(?:u|\w*ur[il])$/i
const changing = /delete|purge|invalidate|revoke/i

function lintLiveness({ liveness }: Described): TypeProblem[] {
  if (!liveness) return []
  const { request, live, dead, safety } = liveness
  const problems: TypeProblem[] = []
  const say = (field: string, message: string) => problems.push({ path: ['liveness', field], message })
  for (const field of ['request', 'auth', 'live', 'dead'] as const) {
    const text = liveness[field] ?? ''
    if (/filter\.|\(if /.test(text)) say(field, 'a piece of a program: say it in words')
    else if ((text.match(/"/g)?.length ?? 0) % 2 === 1) say(field, 'a quote is not closed')
  }
  if (request !== undefined) {
    for (const [, placeholder = ''] of request.matchAll(/<([^<>]*)>/g))
      if (nameless.test(placeholder))
        say('request', `<${placeholder}> says not which address: write what the reader fills in, as in https://<your-domain>/`)
    if (request.includes('><')) say('request', 'two placeholders stand side by side: write the path out')
    if (/https?:\/\/(?![\w<[])/.test(request)) say('request', 'an address without a host: write it out, or leave the request out')
    if (safety === 'safe' && changing.test(request)) say('safety', 'a request on such a path changes something: it is not safe')
  }
  const answers = live?.split(/\bor\b|;/) ?? []
  if (answers.some((answer) => /\b2\d\d\b.*\b(?:invalid|not found)\b/i.test(answer)))
    say('live', 'an answer that says invalid or not found does not prove that the key works')
  // Too many calls say nothing of the key.
  if (dead !== undefined && /\b429\b/.test(dead)) say('dead', '429 tells of too many calls, not of a dead key')
  return problems
}
