import type { Hit } from './protocol.ts'

export interface HitLimits {
  /** Hits kept of one content. */
  hits: number
  /** Places kept of one secret in one content. */
  places: number
  /** Hits looked at in one content, kept or not. */
  seen: number
}

/** A database dump has tens of thousands of secrets; a hostile blob of some kilobytes inflates to millions of places. */
const usual: HitLimits = { hits: 50_000, places: 10_000, seen: 200_000 }

/** The hits of one content, up to a bound; `over` says what was left out. */
export class BoundedHits {
  readonly hits: Hit[] = []
  private readonly limits: HitLimits
  private places: Map<string, number> | undefined
  private isPlacesOver = false
  private isCrowded = false
  private seen = 0

  constructor(limits: HitLimits = usual) {
    this.limits = limits
  }

  /** No further hit is taken: those that follow need not be made. */
  get isFull(): boolean {
    return this.hits.length >= this.limits.hits || this.seen >= this.limits.seen
  }

  get over(): string | undefined {
    if (this.isFull) return `it has too many secrets: the first ${this.hits.length} places were kept, and there may be others`
    if (this.isPlacesOver) return `a secret stands in it more than ${this.limits.places} times: the first places were kept`
    return this.isCrowded ? 'beginnings of secrets crowd in it so closely that not all were tried: there may be others' : undefined
  }

  /** The detector passed over some of this content. */
  crowd(): void {
    this.isCrowded = true
  }

  add(hit: Hit): void {
    if (this.isFull) return
    this.seen++
    if (this.hits.length >= this.limits.places && this.placesOf(hit) > this.limits.places) this.isPlacesOver = true
    else this.hits.push(hit)
  }

  /** Counts this place too. Nothing is counted as long as there are too few hits to matter. */
  private placesOf(hit: Hit): number {
    if (!this.places) {
      this.places = new Map()
      for (const kept of this.hits) this.count(this.places, kept)
    }
    return this.count(this.places, hit)
  }

  private count(places: Map<string, number>, { typeId, fingerprint }: Hit): number {
    const secret = `${typeId} ${Buffer.from(fingerprint).toString('latin1')}`
    const count = (places.get(secret) ?? 0) + 1
    places.set(secret, count)
    return count
  }
}
