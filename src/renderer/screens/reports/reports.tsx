import { FileText } from 'lucide-react'
import { useEffect } from 'react'
import { PageHead } from '../../app/page-head.tsx'
import type { ReportInput } from '../../store/reports-slice.ts'
import { routeHref } from '../../store/route.ts'
import { useApp } from '../../store/use-app.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { ExportPanel } from './export-panel.tsx'
import { HoldsSecret, Preview } from './preview.tsx'
import { editions, formats } from './report-words.ts'
import styles from './reports.module.css'

/** A report of a case: its edition and format, a look at it, and the way out. */
export function Reports() {
  const { preview, make } = useApp((state) => state.reports)
  const { all: cases, loadAll } = useApp((state) => state.cases)
  const { id, params } = useApp((state) => state.route.current)
  const replace = useApp((state) => state.route.replace)
  useEffect(() => void loadAll(), [loadAll])

  const list = cases.value ?? []
  const caseId = id ?? list[0]?.id ?? null
  const format = formats.find(({ value }) => value === params.format)?.value ?? 'html'
  const edition = editions.find(({ value }) => value === params.edition)?.value ?? 'internal'
  useEffect(() => {
    if (caseId !== null) void make({ caseId, format, edition })
  }, [make, caseId, format, edition])

  const go = (change: Partial<ReportInput>): void => {
    const next = { caseId: caseId ?? '', format, edition, ...change }
    replace({ screen: 'reports', id: next.caseId, params: { format: next.format, edition: next.edition } })
  }
  if (caseId === null)
    return (
      <>
        <PageHead title="Reports" />
        {cases.state === 'failed' && <ErrorState error={cases.error} title="The cases did not load" onRetry={() => void loadAll()} />}
        {cases.state === 'loading' && <SkeletonLines lines={6} label="The cases are loading" />}
        {cases.state === 'ready' && (
          <EmptyState
            icon={<FileText size={28} strokeWidth={1.5} />}
            title="No case to report on"
            actions={<ButtonLink href={routeHref({ screen: 'incidents' })}>To the incidents</ButtonLink>}
          >
            A report tells of one case: what leaked, who used it, what was done, and what is not known. It comes in six formats, in an
            edition for the house and one for outsiders.
          </EmptyState>
        )}
      </>
    )
  const content = preview?.content
  return (
    <>
      <PageHead title="Reports" />
      <div className={styles.columns}>
        <aside className={styles.side} aria-label="What to export">
          <Field label="Case">
            {(ids) => (
              <Select {...ids} value={caseId} onChange={(event) => go({ caseId: event.target.value })}>
                {list.every((one) => one.id !== caseId) && <option value={caseId}>{caseId}</option>}
                {list.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.id} {visibleText(one.title)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <ChoiceCards legend="Edition" value={edition} options={editions} onChange={(value) => go({ edition: value })} />
          <Field label="Format" help={formats.find(({ value }) => value === format)?.says}>
            {(ids) => (
              <Select
                {...ids}
                value={format}
                onChange={(event) => go({ format: formats.find(({ value }) => value === event.target.value)?.value ?? format })}
              >
                {formats.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {preview && content?.value && <ExportPanel input={preview.input} report={content.value.report} />}
        </aside>
        <section className={styles.preview} aria-label="Preview" aria-busy={content?.state === 'loading'}>
          {content?.state === 'loading' && (
            <div className={styles.waiting}>
              <SkeletonLines lines={14} label="The report is being made" />
            </div>
          )}
          {preview &&
            content?.state === 'failed' &&
            (content.error.code === 'report.holds-secret' ? (
              <HoldsSecret caseId={preview.input.caseId} error={content.error} />
            ) : (
              <ErrorState error={content.error} title="The report was not made" onRetry={() => void make({ ...preview.input })} />
            ))}
          {preview && content?.value && <Preview input={preview.input} preview={content.value} />}
        </section>
      </div>
    </>
  )
}
