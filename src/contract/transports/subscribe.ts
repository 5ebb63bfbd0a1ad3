/** Hears every event by name and payload; the answer stops it. */
export type Listener = (event: string, payload: unknown) => void
export type Subscribe = (listener: Listener) => () => void

/** Who hears what a transport receives. A listener may leave, or another join, while an event is told. */
export class Listeners {
  readonly #all = new Set<Listener>()

  readonly listen: Subscribe = (listener) => {
    // Wrapped, so that the same function may listen twice and each leaves on its own.
    const own: Listener = (event, payload) => listener(event, payload)
    this.#all.add(own)
    return () => void this.#all.delete(own)
  }

  tell(event: string, payload: unknown): void {
    for (const listener of [...this.#all]) if (this.#all.has(listener)) listener(event, payload)
  }
}
