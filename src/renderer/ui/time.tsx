import { formatAgo, formatDay, formatMoment, formatShortMoment } from './format-time.ts'

const formats = { day: formatDay, moment: formatMoment, short: formatShortMoment, ago: formatAgo }

/** A time in the local zone; the exact one on hover. */
export const Time = ({ iso, as = 'day', className }: { iso: string; as?: keyof typeof formats; className?: string | undefined }) => (
  <time dateTime={iso} title={iso} className={className}>
    {formats[as](iso)}
  </time>
)
