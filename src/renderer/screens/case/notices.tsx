import { ArrowRight, Compass } from 'lucide-react'
import { useState } from 'react'
import { routeHref } from '../../store/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { caseStateWord, closeReasonName, gateName, isEnded, outcomeWord, stepName } from '../../ui/case-words.ts'
import { plural } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { Time } from '../../ui/time.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { useCase } from './case-context.ts'
import styles from './notices.module.css'
import { ReopenCase } from './reopen-case.tsx'

/** The one thing to do now. */
function Next({ part }: { part: string }) {
  const { next, record } = useCase()
  if (next === null) return null
  return (
    <section className={styles.next} aria-label="Next">
      <Compass size={16} />
      <p>
        <b>Next</b> {visibleText(next.text)}
      </p>
      {part !== next.step && (
        <ButtonLink size="small" look="primary" href={routeHref({ screen: 'incidents', id: record.id, part: next.step })}>
          {stepName[next.step]} <ArrowRight size={13} />
        </ButtonLink>
      )}
    </section>
  )
}

/** Gates that somebody went past: at the top of every part, as they are at the top of every report. */
function Overrides() {
  const { overrides } = useCase().record
  if (overrides.length === 0) return null
  return (
    <section className={styles.overrides} aria-label="Overrides">
      <h2>{plural(overrides.length, 'gate was', 'gates were')} overridden</h2>
      <ul>
        {overrides.map((override) => (
          <li key={`${override.gate} ${override.at}`}>
            <b>{gateName[override.gate]}</b>: “{visibleText(override.reason)}”{' '}
            <small>
              {visibleText(override.who)}, <Time iso={override.at} as="moment" />
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ended() {
  const { record } = useCase()
  const [isReopening, setReopening] = useState(false)
  if (!isEnded(record.state)) return null
  const { close } = record
  return (
    <section className={styles.ended} aria-label="The end of the case">
      <div>
        <h2>
          {caseStateWord[record.state].name}
          {close && `: ${closeReasonName[close.reason].toLowerCase()}`}
        </h2>
        {close && (
          <p>
            {outcomeWord[close.outcome].name}. {visibleText(close.text)}{' '}
            <small>
              {visibleText(close.who)}, <Time iso={close.at} as="moment" />
            </small>
          </p>
        )}
        {record.acceptedUntil && (
          <p>
            Accepted until <Time iso={record.acceptedUntil} as="moment" />; it comes back then.
          </p>
        )}
      </div>
      <Button look="ghost" onClick={() => setReopening(true)}>
        Reopen…
      </Button>
      {isReopening && <ReopenCase onClose={() => setReopening(false)} />}
    </section>
  )
}

/** What must be seen before the step itself. */
export function Notices({ part }: { part: string }) {
  const { record, exposure } = useCase()
  return (
    <>
      <Ended />
      <Next part={part} />
      <Overrides />
      {record.state === 'reopened' && (
        <Notice tone="warn">This case was reopened; the journal says why. What was proven before may no longer hold.</Notice>
      )}
      {exposure.sourcesGone && <Notice tone="warn">A source of this case was removed. What was known when it was opened stays.</Notice>}
    </>
  )
}
