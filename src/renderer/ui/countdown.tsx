import { formatDuration } from './format-number.ts'
import { formatMoment } from './format-time.ts'
import { useNow } from './use-now.ts'

/** Time left until a moment, counting down; once it is over, for how long. */
export function Countdown({ iso, over, className }: { iso: string; over: string; className?: string | undefined }) {
  const left = Date.parse(iso) - useNow(Math.abs(Date.parse(iso) - Date.now()) < 3_600_000 ? 1000 : 30_000)
  return (
    <time dateTime={iso} title={formatMoment(iso)} className={className}>
      {left > 0 ? formatDuration(left / 1000) : over}
    </time>
  )
}
