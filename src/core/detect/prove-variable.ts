import type { SecretTypeSource } from '../catalog/schema.ts'
import { fillTemplate } from './template.ts'
import type { Detector } from './types.ts'

const seeds = [1, 2, 3]
const decoder = new TextDecoder()

/** A value that does not show itself: each of its rules wants the text around it. */
const isPart = ({ rules }: Pick<SecretTypeSource, 'rules'>): boolean =>
  rules.every(({ kind, pattern }) => kind === 'token' && pattern.includes('(?<secret>'))

/**
 * A secret stands most often behind its usual name: `VARIABLE=value`, with the value of the first example, is found as its type. What is found
 * instead, or undefined when all is well. Values of several lines, and those that are a part of a longer form, stand in no variable.
 */
export const proveVariable = (
  detector: Detector,
  type: Pick<SecretTypeSource, 'id' | 'variable' | 'examples' | 'rules'>
): string | undefined => {
  if (isPart(type)) return undefined
  for (const seed of seeds) {
    const { bytes, spans } = fillTemplate(type.examples[0] ?? '', seed)
    const [span] = spans
    if (!span) continue
    const value = decoder.decode(bytes.subarray(span.start, span.end))
    if (value.includes('\n')) continue
    const text = Buffer.from(`${type.variable}=${value}\n`)
    const found = detector.detect(text)
    if (!found.some(({ typeId, end }) => typeId === type.id && end === text.length - 1))
      return found.map(({ typeId }) => typeId).join(', ') || 'nothing'
  }
  return undefined
}
