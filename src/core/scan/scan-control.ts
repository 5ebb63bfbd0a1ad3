/** Thrown through the work of a scan that was stopped; never an error for the user. */
export class ScanCancelled extends Error {
  constructor() {
    super('scan cancelled')
    this.name = 'ScanCancelled'
  }
}

/** The switch of one running scan. Work passes `gate` between batches: it waits while paused and throws ScanCancelled once stopped. */
export class ScanControl {
  private readonly aborter = new AbortController()
  private resumed: { promise: Promise<void>; resolve: () => void } | undefined

  get signal(): AbortSignal {
    return this.aborter.signal
  }

  get paused(): boolean {
    return this.resumed !== undefined
  }

  pause(): void {
    this.resumed ??= Promise.withResolvers<void>()
  }

  resume(): void {
    this.resumed?.resolve()
    this.resumed = undefined
  }

  cancel(): void {
    this.aborter.abort(new ScanCancelled())
    this.resume()
  }

  async gate(): Promise<void> {
    while (this.resumed) await this.resumed.promise
    if (this.signal.aborted) throw new ScanCancelled()
  }
}
