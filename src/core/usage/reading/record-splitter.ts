/** Cuts text that comes in pieces into records. Holds at most one record of `longest` and the piece at hand. */
export interface RecordSplitter {
  push(chunk: string, take: TakeRecord): void
  end(take: TakeRecord): void
}

/**
 * One record: its number from 1 (the line it begins on; in an array of JSON its place), and its text or, where it could not be cut,
 * why. Whoever takes it may change nothing of the splitter.
 */
export type TakeRecord = (number: number, text: string, problem: string | undefined) => void

/** Characters of a record; what is longer is no record of a log and is told as a bad one. */
export const longest = 1024 * 1024
export const tooLong = 'is longer than 1 MiB'
