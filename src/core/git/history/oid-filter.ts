import type { ObjectDatabase } from '../types.ts'

/** Passes over most object names that are not in a set by their first two bytes, without looking them up. */
export class OidFilter {
  private readonly prefixes = new Uint8Array(1 << 16)

  constructor(db: ObjectDatabase, objects: Iterable<number>) {
    const oid = new Uint8Array(32)
    for (const object of objects) {
      db.copyOid(object, oid, 0)
      this.prefixes[(oid[0]! << 8) | oid[1]!] = 1
    }
  }

  /** False: the object whose raw name starts at `at` is not in the set. */
  mayHave(bytes: Uint8Array, at: number): boolean {
    return this.prefixes[(bytes[at]! << 8) | bytes[at + 1]!] === 1
  }
}
