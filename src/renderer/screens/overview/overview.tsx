import { PageHead } from '../../app/page-head.tsx'
import { ScanStrip } from '../../app/scan-strip.tsx'
import { useApp } from '../../store/use-app.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Expiring } from './expiring.tsx'
import { ExposureChart } from './exposure-chart.tsx'
import { FirstRun } from './first-run.tsx'
import { Introduced } from './introduced.tsx'
import { LastScans } from './last-scans.tsx'
import { OpenCases } from './open-cases.tsx'
import styles from './overview.module.css'
import { OverviewSkeleton } from './overview-skeleton.tsx'
import { Severities } from './severities.tsx'
import { Stats } from './stats.tsx'
import { Types } from './types.tsx'
import { Worst } from './worst.tsx'

/** What is open, what runs out, how long it takes, what is worst, what was scanned last. */
export function Overview() {
  const { state, value, error } = useApp((app) => app.overview.overview)
  const load = useApp((app) => app.overview.load)
  if (value?.sources === 0 && value.cases.all === 0) return <FirstRun />
  return (
    <>
      <PageHead title="Overview" below={<ScanStrip />} />
      <div className={styles.page}>
        {state === 'failed' && (
          <ErrorState error={error} title="The overview did not load" isInline={value !== null} onRetry={() => void load()} />
        )}
        {value === null && state === 'loading' && <OverviewSkeleton />}
        {value !== null && (
          <>
            <Stats overview={value} />
            <div className={styles.columns}>
              <div className={styles.column}>
                <OpenCases cases={value.cases} />
                {value.cases.all > 0 && <ExposureChart times={value.cases.times} />}
                <Worst rows={value.worst} />
                <Introduced months={value.introduced} />
              </div>
              <div className={styles.column}>
                <Expiring list={value.cases.expiring} />
                <LastScans scans={value.scans} />
                <Severities bySeverity={value.bySeverity} />
                <Types byType={value.byType} />
              </div>
            </div>
          </>
        )}
      </div>
    </>
  )
}
