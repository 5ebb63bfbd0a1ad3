import { ShieldAlert } from 'lucide-react'
import type { BulkheadError } from '../../../contract/errors.ts'
import type { ReportInput, ReportPreview } from '../../store/reports-slice.ts'
import { routeHref } from '../../store/route.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CodeText } from '../../ui/code-text.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { PageFrame } from './page-frame.tsx'
import styles from './preview.module.css'
import { placesOf, textOf } from './report-words.ts'

/** What is about to be written: the page itself, or the text of the file. */
export function Preview({ input, preview: { report, page } }: { input: ReportInput; preview: ReportPreview }) {
  if (page?.state === 'failed') return <ErrorState error={page.error} title="The file is made, but there is no look at it" />
  if (page?.state === 'loading')
    return (
      <div className={styles.waiting}>
        <SkeletonLines lines={14} label="The page of the report is being made" />
      </div>
    )
  const shown = page?.value ?? report
  const title = `${input.caseId}, ${input.edition} edition`
  if (shown.mediaType.startsWith('text/html')) return <PageFrame html={textOf(shown.base64)} title={`Report ${title}`} />
  return (
    <div className={styles.text}>
      <CodeText text={textOf(shown.base64)} label={`Text of ${report.name}`} />
    </div>
  )
}

/** A secret would have been in the file: there is none, and this is where to look. */
export const HoldsSecret = ({ caseId, error }: { caseId: string; error: BulkheadError }) => (
  <div role="alert" className={styles.refusal}>
    <ShieldAlert size={22} />
    <div className={styles.words}>
      <h2>The report was not made: it would hold a secret</h2>
      <p>{visibleText(error.message)}</p>
      <ul className={styles.places}>
        {placesOf(error).map((place) => (
          <li key={place}>{visibleText(place)}</li>
        ))}
      </ul>
      <ButtonLink size="small" href={routeHref({ screen: 'incidents', id: caseId })}>
        To the case
      </ButtonLink>
    </div>
  </div>
)
