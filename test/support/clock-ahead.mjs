// Loaded before a program whose clock is to run ahead by CLOCK_AHEAD_HOURS.
const ahead = Number(process.env.CLOCK_AHEAD_HOURS) * 3_600_000
const Real = Date
globalThis.Date = class extends Real {
  constructor(...args) {
    if (args.length === 0) super(Real.now() + ahead)
    else super(...args)
  }
  static now() {
    return Real.now() + ahead
  }
}
