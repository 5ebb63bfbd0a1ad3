import { useCallback } from 'react'
import type { Cleanup as CleanupPlan } from '../../../store/evidence-slice.ts'
import { useApp } from '../../../store/use-app.ts'
import { Card } from '../../../ui/card.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { formatCount, plural } from '../../../ui/format-number.ts'
import { Notice } from '../../../ui/notice.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { Untrusted } from '../../../ui/untrusted.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { useAnswer } from '../use-answer.ts'
import styles from './cleanup.module.css'

/** Long lists give their first entries and how many follow. */
function Some({ texts, most = 8 }: { texts: readonly string[]; most?: number }) {
  return (
    <>
      {texts.slice(0, most).map((text) => (
        <code key={text} className={styles.one}>
          {visibleText(text)}
        </code>
      ))}
      {texts.length > most && <span>and {formatCount(texts.length - most)} more</span>}
    </>
  )
}

function SourceCard({ source }: { source: CleanupPlan[number] }) {
  return (
    <Card title={visibleText(source.sourceName)} aside={<Untrusted text={source.location} className={styles.location} />}>
      <div className={styles.body}>
        <Facts>
          <Fact name="Refs">{source.refs.length === 0 ? 'none' : <Some texts={source.refs} />}</Fact>
          <Fact name="Files">{source.paths.length === 0 ? 'none' : <Some texts={source.paths} />}</Fact>
          <Fact name="Objects">
            {plural(source.blobs.length, 'blob')} in {plural(source.commits, 'commit')}
            {source.unreachable > 0 && `; ${plural(source.unreachable, 'object')} that no ref reaches`}
          </Fact>
        </Facts>
        {source.notes.length > 0 && (
          <ul className={styles.notes}>
            {source.notes.map((note) => (
              <li key={note}>{visibleText(note)}</li>
            ))}
          </ul>
        )}
        <ol className={styles.commands}>
          {source.commands.map((command) => (
            <li key={command.title}>
              <p className={styles.title}>{visibleText(command.title)}</p>
              <CommandLine text={command.text} what={visibleText(command.title)} />
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}

/** What a rewrite of the history would have to touch. Bulkhead rewrites nothing: it says what, and gives commands to copy. */
export function Cleanup() {
  const { record } = useCase()
  const cleanup = useApp((state) => state.evidence.cleanup)
  const { state, value, error } = useAnswer(useCallback(() => cleanup(record.id), [cleanup, record.id]))
  const isDead = record.rotation.some((one) => one.step === 'deactivated') || record.rejection !== null
  return (
    <>
      <Notice tone={isDead ? 'info' : 'warn'}>
        <b>{isDead ? 'The old key is off.' : 'Rotation comes first.'}</b> Whoever has a clone has the value; a rewrite takes it from nobody.
        It spares the next reader, and it breaks every clone and open request. Bulkhead rewrites nothing: copy the commands, and scan a
        fresh clone afterwards.
      </Notice>
      {state === 'loading' && (
        <Card title="Clean the history">
          <div className={styles.body}>
            <SkeletonLines lines={6} label="What a rewrite would touch is looked up" />
          </div>
        </Card>
      )}
      {state === 'failed' && <ErrorState error={error} title="What a rewrite would touch is not known" />}
      {value?.length === 0 && (
        <EmptyState title="No history holds the value">
          No git repository of this workspace holds it: there is nothing to rewrite.
        </EmptyState>
      )}
      {value?.map((source) => (
        <SourceCard key={source.location} source={source} />
      ))}
    </>
  )
}
