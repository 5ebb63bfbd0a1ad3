const words: readonly [RegExp, string][] = [
  [/\b(?:staging|stage|stg|uat|preprod|pre-prod|preproduction)\b/, 'staging'],
  [/\b(?:prod|production|live|prd)\b/, 'production'],
  [/\b(?:qa|test|testing|ci)\b/, 'test'],
  [/\b(?:dev|develop|development|local|sandbox)\b/, 'development']
]

/** The environment that a path or the name of a consumer speaks of; empty where they don't. The last word in the path has the last word. */
export function guessEnvironment(path: string, consumer: string | null): string {
  const parts = [...path.split('/'), ...(consumer === null ? [] : [consumer])].reverse()
  for (const part of parts) {
    const text = part
      .toLowerCase()
      .replaceAll('_', '-')
      .replace(/\.github|test\.|ci\.ya?ml/g, '')
    for (const [word, environment] of words) if (word.test(text)) return environment
  }
  return ''
}
