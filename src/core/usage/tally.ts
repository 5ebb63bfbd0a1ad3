import type { Zone } from './local-time.ts'

export type Part = 'before' | 'exposed' | 'after'
export interface Counts {
  rows: number
  failed: number
  bytes: number
}

/** What one address did with one action while the key was exposed and after. */
export interface GroupTally {
  action: string
  before: Counts
  exposed: Counts
  after: Counts
  /** Rows after deactivation that name a key which was in use before it. */
  afterKnownKey: Counts
  /** Of the rows exposed and after; ms. */
  from: number
  to: number
  /** Who, most of the time the first few. */
  actors: Map<string, number>
  /** By hours since 1970, exposed and after. */
  hours: Map<number, Counts>
  /** Hashes of what was touched, and of what of it was never touched before the exposure; undefined for nothing. */
  resources: Set<number> | undefined
  newResources: Set<number> | undefined
}

export interface IpTally {
  ip: string
  before: number
  exposed: number
  firstAt: number
  lastBefore: number
  /** Dates with rows before exposure, and of those the dates with rows outside the working hours. */
  dates: number
  outsideDates: number
  dateMark: number
  outsideMark: number
  /** Dates with rows, in the whole log. */
  allDates: number
  allMark: number
  /** Before exposure: dates on which each hour of the week was used. */
  week: WeekHistogram | undefined
  /** User agents without their numbers. */
  agent: string
  groups: Map<string, GroupTally>
}

export interface ActionTally {
  before: Counts
  /** Addresses that used it. */
  users: number
  allDates: number
  allMark: number
  firstAt: number
  /** Share of rows that touch something never touched before, as it was at the end of the time before exposure. */
  novelty: number
  hours: Map<number, Counts>
}

/** Dates on which each of the 168 hours of a week was used. */
export interface WeekHistogram {
  dates: Uint16Array
  marks: Int32Array
}

export interface Tally {
  parts: Record<Part, Counts>
  /** ms; meaningless without rows. */
  from: number
  to: number
  hours: Map<number, Counts>
  ips: Map<string, IpTally>
  actions: Map<string, ActionTally>
  /** The key's own week before exposure. */
  week: WeekHistogram
  beforeDates: number
  allDates: number
  agentsBefore: Set<string>
  keysBefore: Set<string>
  keys: Set<string>
  /** Rows that say something in a field. */
  filled: { ip: number; userAgent: number; action: number; resource: number; key: number; result: number; bytes: number }
  /** What was no longer told apart, since there was too much of it. */
  capped: Set<'addresses' | 'actions' | 'hours' | 'resources' | 'groups'>
  zone: Zone
}

export const otherAddresses = 'other addresses'
export const otherActions = 'other actions'
export const noCounts = (): Counts => ({ rows: 0, failed: 0, bytes: 0 })
export const newWeek = (): WeekHistogram => ({ dates: new Uint16Array(168), marks: new Int32Array(168).fill(-1_000_000) })
