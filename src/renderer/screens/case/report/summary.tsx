import { FileDown } from 'lucide-react'
import { useApp } from '../../../store/use-app.ts'
import { Card } from '../../../ui/card.tsx'
import { isMoved, outcomeWord } from '../../../ui/case-words.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { formatDuration, plural } from '../../../ui/format-number.ts'
import { Tag } from '../../../ui/tag.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { missingIn } from './missing.ts'
import { ReportLink } from './report-link.tsx'
import styles from './summary.module.css'

const long = (ms: number | null): string => (ms === null ? 'not known yet' : formatDuration(ms / 1000))

/** The case on one page: what a reader of the report will find, what is missing in it, and the way to the export. */
export function Summary() {
  const view = useCase()
  const { record, times, exposure, severity } = view
  const fired = useApp((state) => state.usage.analysis.value?.tests.filter((test) => test.fired > 0).length)
  const missing = missingIn(record)
  const real = record.dependents.filter((one) => one.state !== 'not-a-dependent')
  return (
    <>
      <Card title="Report" aside={<ReportLink id={record.id} />}>
        <div className={styles.body}>
          <p className={styles.says}>
            <FileDown size={14} /> Markdown, HTML, PDF, JSON, CSV or SARIF; an internal edition, or an external one with pseudonyms. It is
            looked through for secrets before it is written.
          </p>
          {missing.length === 0 ? (
            <p>Every section has something in it.</p>
          ) : (
            <div>
              <p className={styles.title}>Sections that are still empty</p>
              <ul className={styles.missing}>
                {missing.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </Card>
      <Card title="Summary">
        <div className={styles.body}>
          <Facts>
            <Fact name="What">{record.secrets.map((secret) => visibleText(secret.type)).join(', ')}</Fact>
            <Fact name="Severity">{severity.score} of 100</Fact>
            <Fact name="Exposed">
              {times.exposure === null && exposure.exposedFor !== null ? `${long(exposure.exposedFor)} so far` : long(times.exposure)}
            </Fact>
            <Fact name="Found in">
              {plural(exposure.sources.length, 'source')}, {plural(exposure.commits, 'commit')}
            </Fact>
            <Fact name="Verdict">
              {record.verdict ? (
                <>
                  <Tag tone={outcomeWord[record.verdict.outcome].tone}>{outcomeWord[record.verdict.outcome].name}</Tag>{' '}
                  {visibleText(record.verdict.text)}
                </>
              ) : (
                'open'
              )}
              {fired !== undefined && ` (${plural(fired, 'test')} fired)`}
            </Fact>
            <Fact name="To detect">{long(times.detect)}</Fact>
            <Fact name="To contain">{long(times.contain)}</Fact>
            <Fact name="To repair">{long(times.repair)}</Fact>
            <Fact name="Dependents">
              {real.filter((one) => isMoved(one.state)).length} of {real.length} moved
            </Fact>
            <Fact name="Evidence">
              {plural(record.evidence.length, 'file')}, {plural(view.journalEntries, 'journal entry', 'journal entries')}
            </Fact>
          </Facts>
        </div>
      </Card>
    </>
  )
}
