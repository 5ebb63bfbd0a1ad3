import type { ObjectProblem } from '../types.ts'

/** Stored bytes that do not hold what they should, said before the object's name is known. `message` is a whole clause. */
export class Damage extends Error {
  readonly reason: ObjectProblem['reason']
  /** The damage is that of a base further down, and is said of it. */
  private inherited = false

  constructor(message: string, reason: ObjectProblem['reason'] = 'damaged') {
    super(message)
    this.name = 'Damage'
    this.reason = reason
  }

  /** What this damage means for the deltas that are based on the object called `base`. */
  forChildren(base: string): Damage {
    if (this.inherited) return this
    const damage = new Damage(`it is a delta based on ${base}, and of that: ${this.message}`, this.reason)
    damage.inherited = true
    return damage
  }

  /** Of a failed read: Damage stays as it is, what the file system says becomes `unreadable`, the rest is our own fault. */
  static of(error: unknown): Damage {
    if (error instanceof Damage) return error
    if (error instanceof Error && 'syscall' in error && 'code' in error) {
      return new Damage(`the file cannot be read (${String(error.code)})`, 'unreadable')
    }
    if (error instanceof RangeError && /allocation|length/i.test(error.message)) {
      return new Damage('there is not enough memory to hold its content', 'too-large')
    }
    throw error
  }
}
