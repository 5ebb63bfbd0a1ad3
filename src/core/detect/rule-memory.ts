/**
 * What the engine remembers of each rule during one text. Made once for a detector and wiped between texts only where it
 * was written: most texts touch few of a thousand rules.
 *
 * It also keeps hostile text linear. Trying a rule at a hit may cost as many steps as its longest match has bytes, and hits
 * may lie close together. Each rule may spend so many steps for each byte of text; beyond that, hits too near to the last
 * tried one are passed over. Ordinary text stays far below.
 */
export interface RuleMemory {
  /** Forgets the text before. `depth` counts the encodings around the next one: it gets less. */
  wipe(depth: number): void
  /** May the rule be tried at offset `at`, at a cost of up to `steps`? Charges them if so. */
  allows(rule: number, at: number, steps: number): boolean
  /** End of the rule's last match, before which it is not tried again. */
  doneUntil: Uint32Array
  /** Of names: where the last one ended that was looked at. Of context words: where the last one ended that led to a match. */
  lastName: Uint32Array
  /** Start of the value that the rule looked at last; several words may lead to one value. */
  lastValue: Uint32Array
}

const stepsPerByte = 24
const freeSteps = 1_000_000
const freeStepsDecoded = 100_000

export const createRuleMemory = (rules: number): RuleMemory => {
  const doneUntil = new Uint32Array(rules)
  const lastName = new Uint32Array(rules)
  const lastValue = new Uint32Array(rules)
  const lastTried = new Uint32Array(rules)
  const spent = new Float64Array(rules)
  const written: number[] = []
  let free = freeSteps
  return {
    doneUntil,
    lastName,
    lastValue,
    wipe(depth) {
      free = depth === 0 ? freeSteps : freeStepsDecoded
      for (const rule of written) doneUntil[rule] = lastName[rule] = lastValue[rule] = lastTried[rule] = spent[rule] = 0
      written.length = 0
    },
    allows(rule, at, steps) {
      const before = spent[rule]!
      if (before > free + at * stepsPerByte && at - lastTried[rule]! < steps / stepsPerByte) return false
      if (before === 0) written.push(rule)
      spent[rule] = before + steps
      lastTried[rule] = at
      return true
    }
  }
}
