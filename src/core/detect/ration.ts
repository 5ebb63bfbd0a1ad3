/**
 * Keeps hostile text linear. Trying a rule at a hit may cost as many steps as its longest match has bytes, and hits may
 * lie close together. Each rule may spend so many steps for each byte of text; beyond that, hits too near to the last
 * tried one are passed over. Ordinary text stays far below.
 */
const stepsPerByte = 24
const freeSteps = 1_000_000

export interface Ration {
  /** May the rule be tried at offset `at`, at a cost of up to `steps`? Charges them if so. */
  allows(rule: number, at: number, steps: number): boolean
}

export const createRation = (rules: number): Ration => {
  const spent = new Float64Array(rules)
  const lastTried = new Uint32Array(rules)
  return {
    allows(rule, at, steps) {
      if (spent[rule]! > freeSteps + at * stepsPerByte && at - lastTried[rule]! < steps / stepsPerByte) return false
      spent[rule] = spent[rule]! + steps
      lastTried[rule] = at
      return true
    }
  }
}
