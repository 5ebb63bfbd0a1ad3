import type { SecretTypeSource } from '../catalog/schema.ts'
import { fillTemplate } from './template.ts'
import type { Detector, Explanation } from './types.ts'

/** An example that was not found as marked, or a counter-example that was found. */
export interface Failure {
  list: 'examples' | 'counterExamples'
  index: number
  seed: number
  /** Filled text, for the person who writes the type: it holds generated values only. */
  text: string
  message: string
  explanations: Explanation[]
}

const seeds = [1, 2, 3, 4, 5]

/** Lets a type prove itself: every marked span is found as this type and nothing else is; no counter-example is found as this type. */
export const proveType = (detector: Detector, type: Pick<SecretTypeSource, 'id' | 'examples' | 'counterExamples'>): Failure[] => {
  const failures: Failure[] = []
  const run = (list: Failure['list'], index: number, template: string, seed: number): void => {
    const explanations: Explanation[] = []
    const fail = (text: string, message: string) => failures.push({ list, index, seed, text, message, explanations })
    try {
      const { text, bytes, spans } = fillTemplate(template, seed * 1_000 + index)
      const matches = detector.detect(bytes, { explain: (explanation) => explanations.push(explanation) })
      const own = matches.filter((match) => match.typeId === type.id)
      const shown = matches.map(({ typeId, start, end }) => `${typeId} at ${start}-${end}`).join(', ') || 'nothing'
      if (list === 'counterExamples') {
        if (own.length > 0) fail(text, `found as ${type.id} at ${own.map(({ start, end }) => `${start}-${end}`).join(', ')}`)
        return
      }
      const wanted = spans.map(({ start, end }) => `${start}-${end}`)
      if (wanted.length === 0) fail(text, 'marks no span with « »')
      else if (own.map(({ start, end }) => `${start}-${end}`).join() !== wanted.join())
        fail(text, `must be found at ${wanted.join(', ')}; found: ${shown}`)
      else if (matches.length !== own.length) fail(text, `is also found as something else: ${shown}`)
    } catch (error) {
      fail(template, error instanceof Error ? error.message : String(error))
    }
  }
  for (const seed of seeds) {
    for (const [index, template] of type.examples.entries()) run('examples', index, template, seed)
    for (const [index, template] of type.counterExamples.entries()) run('counterExamples', index, template, seed)
  }
  return failures
}
