import type { SecretTypeSource } from './schema.ts'

/** `path` leads to the value from the type. */
export interface TypeProblem {
  path: PropertyKey[]
  message: string
}

type Described = Pick<SecretTypeSource, 'id' | 'name' | 'variable' | 'liveness'>

/** What a type is, by its id or name, that a variable of that kind would deny. */
const mismatches: { type: RegExp; variable: RegExp }[] = [
  { type: /webhook[ -](?:url|address)/i, variable: /API_KEY/ },
  { type: /\bcookies?\b/i, variable: /API_KEY/ },
  { type: /\bjwt\b/i, variable: /API_KEY/ },
  { type: /client[ -]secret/i, variable: /API_KEY/ },
  { type: /api[ -]key$/i, variable: /CLIENT_SECRET/ }
]

/** Names that say "an address" and not whose: `<u>`, `<URL>`, `<fullurl>`, `<baseURL>`. */
const nameless = /^(?:u|\w*ur[il])$/i

/**
 * What the schema can't say of one type. The variable goes into snippets and patches, and the request to the person who checks a key:
 * a name that lies or a placeholder that nobody can fill in is worse than none.
 */
export const lintType = ({ id, name, variable, liveness }: Described): TypeProblem[] => {
  const problems: TypeProblem[] = []
  const wrong = mismatches.find((mismatch) => (mismatch.type.test(id) || mismatch.type.test(name)) && mismatch.variable.test(variable))
  if (wrong) problems.push({ path: ['variable'], message: `${variable} is no name for ${name}: name what the value is` })

  const request = liveness?.request
  if (request === undefined) return problems
  const say = (message: string) => problems.push({ path: ['liveness', 'request'], message })
  for (const [, placeholder = ''] of request.matchAll(/<([^<>]*)>/g))
    if (nameless.test(placeholder))
      say(`<${placeholder}> says not which address: write what the reader fills in, as in https://<your-domain>/`)
  if (request.includes('><')) say('two placeholders stand side by side: write the path out')
  if (/https?:\/\/(?![\w<[])/.test(request)) say('an address without a host: write it out, or leave the request out')
  return problems
}
