export interface MonthCount {
  month: string
  count: number
}

const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const name = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** Every month from the first to `until`, those without a secret as 0; the last `limit` of them if there is one. */
export function everyMonth(counts: readonly MonthCount[], until: string, limit: number | null): MonthCount[] {
  const first = counts[0]
  if (!first) return []
  const known = new Map(counts.map((one) => [one.month, one.count]))
  const end = Math.max(number(until), ...counts.map((one) => number(one.month)))
  const begin = limit === null ? Math.min(...counts.map((one) => number(one.month))) : end - limit + 1
  return Array.from({ length: end - begin + 1 }, (_, at) => {
    const month = name(begin + at)
    return { month, count: known.get(month) ?? 0 }
  })
}

/** Joins months into years when there are more than can be told apart. */
export function byYear(months: readonly MonthCount[]): MonthCount[] {
  const years = new Map<string, number>()
  for (const { month, count } of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count)
  return [...years].map(([month, count]) => ({ month, count }))
}

/** A round number at or above `value`, for the top of a scale. */
export function roundTop(value: number): number {
  if (value <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 4, 6, 8, 10].find((one) => one * power >= value) ?? 10
  return step * power
}
