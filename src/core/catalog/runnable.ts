import { PatternError, parsePattern } from './parse-pattern.ts'
import { type PatternShape, shapeOf } from './pattern-shape.ts'

/** The shape of a pattern that may be run. Throws PatternError; one whose program is too large says so only when it runs first. */
export function runnable(pattern: string, ignoreCase = false): PatternShape {
  const shape = shapeOf(parsePattern(pattern, ignoreCase))
  try {
    new RegExp(pattern, ignoreCase ? 'i' : '').test('')
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // What stands before it quotes the pattern.
    throw new PatternError(`the engine refuses it: ${error.message.replace(/^.*: /s, '')}`, 0)
  }
  return shape
}
