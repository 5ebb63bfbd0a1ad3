import type { AllowEntry } from '../../contract/case/view.ts'
import { type Cidr, parseCidr } from './cidr.ts'
import type { IpAddress } from './ip-address.ts'

export interface AllowList {
  /** No entry at all: every address would be outside, which says nothing. */
  readonly empty: boolean
  /** The entry that holds the address at that time; else one that did hold it and has ended. */
  find(ip: IpAddress, at: number): { entry: AllowEntry; ended: boolean } | undefined
}

/**
 * Ranges by their length, longest first, each length one set: a look-up costs as many steps as there are different lengths,
 * not entries, so that imported lists of a cloud's ranges do not cost.
 */
export function createAllowList(entries: readonly AllowEntry[]): AllowList {
  const lengths: { version: 4 | 6; length: number; networks: Map<bigint, AllowEntry[]> }[] = []
  for (const entry of entries) {
    const cidr: Cidr = parseCidr(entry.cidr)
    let level = lengths.find(({ version, length }) => version === cidr.version && length === cidr.length)
    if (!level) {
      level = { version: cidr.version, length: cidr.length, networks: new Map() }
      lengths.push(level)
    }
    const known = level.networks.get(cidr.network)
    if (known) known.push(entry)
    else level.networks.set(cidr.network, [entry])
  }
  lengths.sort((a, b) => b.length - a.length)

  return {
    empty: entries.length === 0,
    find(ip, at) {
      let ended: AllowEntry | undefined
      const width = ip.version === 4 ? 32 : 128
      for (const { version, length, networks } of lengths) {
        if (version !== ip.version) continue
        const low = BigInt(width - length)
        for (const entry of networks.get((ip.bits >> low) << low) ?? []) {
          if (entry.until === null || at < Date.parse(entry.until)) return { entry, ended: false }
          ended ??= entry
        }
      }
      return ended && { entry: ended, ended: true }
    }
  }
}
