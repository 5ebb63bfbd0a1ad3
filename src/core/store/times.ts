/** Last second that ISO 8601 writes with a year of four digits. */
const lastSecond = 253_402_300_799

/** Commits carry any number as their time. What no calendar shows is brought to the nearest second that one does. */
export const gitSeconds = (time: number): number => (Number.isNaN(time) ? 0 : Math.min(Math.max(Math.trunc(time), 0), lastSecond))

export const isoOfSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString()
export const isoOfMs = (ms: number): string => new Date(ms).toISOString()

/** For a number that somebody else may have written: empty for one that no calendar shows. */
export const isoOrNothing = (ms: number): string => (Number.isNaN(new Date(ms).getTime()) ? '' : isoOfMs(ms))
