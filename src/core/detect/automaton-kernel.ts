import type { Automaton } from '../catalog/automaton.ts'
import type { HitList, Kernel } from './kernel.ts'

/**
 * One table look-up a byte is bound by its latency, so four parts of the text are read side by side: twice the speed of
 * one lane. Parts overlap by the longest word, and each reports only what ends in it.
 */
const laneMinimum = 4_096

export const automatonKernel = (automaton: Automaton, longestWord: number): Kernel => {
  const { table: dense, classes, classOf, states, firstFinal } = automaton
  let shift = 0
  while (1 << shift < classes) shift++
  const table = states > 65_535 ? new Uint32Array(states << shift) : new Uint16Array(states << shift)
  for (let s = 0; s < states; s++) table.set(dense.subarray(s * classes, (s + 1) * classes), s << shift)

  const lanes = [0, 1, 2, 3].map(() => ({ count: 0, ends: new Uint32Array(1_024), states: new Uint32Array(1_024) }))
  type Lane = (typeof lanes)[number]
  const [a, b, c, d] = lanes as [Lane, Lane, Lane, Lane]
  const all: HitList = { count: 0, ends: new Uint32Array(1_024), states: new Uint32Array(1_024) }

  const grown = (array: Uint32Array): Uint32Array => {
    const larger = new Uint32Array(array.length * 2)
    larger.set(array)
    return larger
  }
  const push = (list: HitList, end: number, state: number): void => {
    if (list.count === list.ends.length) {
      list.ends = grown(list.ends)
      list.states = grown(list.states)
    }
    list.ends[list.count] = end
    list.states[list.count++] = state
  }
  const walk = (bytes: Uint8Array, from: number, to: number, state: number, list: HitList): void => {
    let s = state
    for (let i = from; i < to; i++) {
      s = table[(s << shift) | classOf[bytes[i]!]!]!
      if (s >= firstFinal) push(list, i + 1, s)
    }
  }
  /** The state that the automaton has at `at`, whatever came before the last `longestWord` bytes. */
  const stateAt = (bytes: Uint8Array, from: number, at: number): number => {
    let s = 0
    for (let i = Math.max(from, at - longestWord); i < at; i++) s = table[(s << shift) | classOf[bytes[i]!]!]!
    return s
  }
  const scanLanes = (bytes: Uint8Array, from: number, to: number): void => {
    const quarter = (to - from) >> 2
    let i = from
    let j = from + quarter
    let k = j + quarter
    let l = k + quarter
    const end = j
    let s = 0
    let t = stateAt(bytes, from, j)
    let u = stateAt(bytes, from, k)
    let v = stateAt(bytes, from, l)
    a.count = b.count = c.count = d.count = 0
    while (i < end) {
      s = table[(s << shift) | classOf[bytes[i++]!]!]!
      t = table[(t << shift) | classOf[bytes[j++]!]!]!
      u = table[(u << shift) | classOf[bytes[k++]!]!]!
      v = table[(v << shift) | classOf[bytes[l++]!]!]!
      if (s >= firstFinal) push(a, i, s)
      if (t >= firstFinal) push(b, j, t)
      if (u >= firstFinal) push(c, k, u)
      if (v >= firstFinal) push(d, l, v)
    }
    walk(bytes, l, to, v, d)
    for (const lane of lanes) {
      while (all.ends.length < all.count + lane.count) {
        all.ends = grown(all.ends)
        all.states = grown(all.states)
      }
      all.ends.set(lane.ends.subarray(0, lane.count), all.count)
      all.states.set(lane.states.subarray(0, lane.count), all.count)
      all.count += lane.count
    }
  }

  return {
    scan(bytes, from, to) {
      all.count = 0
      if (to - from < laneMinimum) walk(bytes, from, to, 0, all)
      else scanLanes(bytes, from, to)
      return all
    }
  }
}
