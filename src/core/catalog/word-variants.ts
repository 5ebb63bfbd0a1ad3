import { foldWord } from './automaton.ts'

const maxJoints = 3

/** The folded forms of a name: each joint there or not. `dd_api_key` also stands for `ddApiKey` and `dd_apikey`. */
export const wordVariants = (word: string): string[] => {
  const parts = word
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .split(/[_\-. ]/)
    .filter((part) => part !== '')
  const [first = '', ...rest] = parts
  if (rest.length > maxJoints) return [foldWord(parts.join('_')), foldWord(parts.join(''))]
  return rest.reduce((variants, part) => variants.flatMap((start) => [`${start}_${part}`, `${start}${part}`]), [first]).map(foldWord)
}
