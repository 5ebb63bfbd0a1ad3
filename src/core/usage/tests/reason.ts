import type { UsageTest } from '../../../contract/case/usage.ts'

/** Why a group stands out. Weights of all tests add up; a group is told from `standsOut` on. */
export interface Reason {
  test: UsageTest
  weight: number
  text: string
}

/**
 * One strong reason or several weak ones. 2.5 = a stranger's address; 2 = enough alone; 1 = half a reason; below = worth a word beside
 * others.
 */
export const standsOut = 2

/** Numbers as people read them: `12 345`, `0.7`. */
export function number(value: number): string {
  const rounded = value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1)
  return rounded.replace(/\B(?=(\d{3})+$)/g, ' ')
}

export function size(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  const unit = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)))
  return `${number(bytes / 1024 ** unit)} ${units[unit]}`
}

export const percent = (share: number): string => `${number(Math.round(share * 1000) / 10)} %`

export const plural = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`

/** `2026-11-24 08:00 UTC` */
export const minute = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
