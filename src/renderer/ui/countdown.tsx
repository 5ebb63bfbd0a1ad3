import type { ReactNode } from 'react'
import { formatDuration } from './format-number.ts'
import { formatMoment } from './format-time.ts'
import { useNow } from './use-now.ts'

/** Time left until a moment, counting down, with words around it that make sense only then; once it is over, `over` in place of all. */
export function Countdown({
  iso,
  over,
  before,
  after,
  className
}: {
  iso: string
  over: string
  before?: string
  after?: ReactNode
  className?: string | undefined
}) {
  const left = Date.parse(iso) - useNow(Math.abs(Date.parse(iso) - Date.now()) < 3_600_000 ? 1000 : 30_000)
  return (
    <time dateTime={iso} title={formatMoment(iso)} className={className}>
      {left > 0 ? (
        <>
          {before}
          {formatDuration(left / 1000)}
          {after}
        </>
      ) : (
        over
      )}
    </time>
  )
}
