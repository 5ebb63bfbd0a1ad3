import { BookOpen, EyeOff, RotateCcw, Siren } from 'lucide-react'
import type { Finding, FindingRow } from '../../../contract/model.ts'
import { placeKindPhrase } from '../../../contract/place-kind.ts'
import { rowAt } from '../../store/finding-pages.ts'
import { routeHref } from '../../store/route.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { LivenessTag, PlaceKindTag, SeverityTag, WhereTag } from '../../ui/finding-tags.tsx'
import { plural } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { severityName } from '../../ui/severity.ts'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import styles from './finding-detail.module.css'
import { reasonNames } from './ignore-words.ts'
import { firstPlace, Introduced } from './introduced.tsx'
import { Life } from './life.tsx'
import { PlaceCode } from './place-code.tsx'
import { Places } from './places.tsx'
import { RevealedSecret } from './revealed-secret.tsx'

/** One place anywhere else, in the history too, and it would be as grave as its type. */
const Lowered = ({ row: { severity, typeSeverity, placeKind } }: { row: FindingRow }) => (
  <p className={styles.summary}>
    It lies {placeKindPhrase[placeKind]},{' '}
    {severity === typeSeverity ? (
      <>and is {severityName[severity].toLowerCase()} as its type is.</>
    ) : (
      <>
        so it is {severityName[severity].toLowerCase()} here and {severityName[typeSeverity].toLowerCase()} by its type. A case counts it as{' '}
        {severityName[typeSeverity].toLowerCase()}: a key that works opens as much from there.
      </>
    )}
  </p>
)

/** What the list knows already is shown at once; the rest follows. */
function Head({ row }: { row: FindingRow }) {
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{row.type}</h2>
        <SeverityTag severity={row.severity} />
      </header>
      <div className={styles.tags}>
        <WhereTag row={row} />
        <LivenessTag liveness={row.liveness} />
        <PlaceKindTag kind={row.placeKind} />
      </div>
      {row.placeKind !== 'ordinary' && <Lowered row={row} />}
    </>
  )
}

function Ignored({ ignore }: { ignore: NonNullable<Finding['ignore']> }) {
  return (
    <Notice>
      Ignored as <b>{reasonNames[ignore.reason].name.toLowerCase()}</b> <Time iso={ignore.at} as="ago" />
      {ignore.until && (
        <>
          , until <Time iso={ignore.until} />
        </>
      )}
      .{ignore.note !== '' && ` ${ignore.note}`}
    </Notice>
  )
}

const sourceReasons = {
  comment: 'by a comment beside it',
  'ignore-file': 'by the source',
  baseline: 'as known',
  types: 'by the types that found it'
} as const

function IgnoredBySource({ ignore: { by, note, until } }: { ignore: NonNullable<Finding['sourceIgnore']> }) {
  return (
    <Notice>
      Ignored <b>{sourceReasons[by]}</b>: <Untrusted text={note} hasTitle={false} />
      {until && (
        <>
          , until <Time iso={until} />
        </>
      )}
      .
    </Notice>
  )
}

function Elsewhere({ elsewhere }: { elsewhere: Finding['elsewhere'] }) {
  return (
    <section className={styles.section}>
      <h3>Same value elsewhere</h3>
      <ul className={styles.elsewhere}>
        {elsewhere.map((other) => (
          <li key={other.findingId}>
            <a href={routeHref({ screen: 'findings', id: other.findingId })} className={styles.link}>
              <Untrusted text={other.sourceName} /> <span className={styles.quiet}>{plural(other.occurrences, 'place')}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Actions({ finding, onIgnore }: { finding: Finding; onIgnore(): void }) {
  const unignore = useApp((state) => state.findings.unignore)
  const begin = useApp((state) => state.cases.begin)
  const act = useAct()
  return (
    <div className={styles.actions}>
      <Button look="primary" onClick={() => act(begin({ findingIds: [finding.id] }), 'The case was not opened')}>
        <Siren size={15} /> Open a case
      </Button>
      <ButtonLink look="ghost" href={routeHref({ screen: 'library', id: finding.typeId })}>
        <BookOpen size={15} /> Open type page
      </ButtonLink>
      {finding.status === 'ignored' ? (
        <Button look="ghost" onClick={() => act(unignore([finding.id]), 'It could not be brought back')}>
          <RotateCcw size={15} /> Bring back
        </Button>
      ) : (
        <Button look="ghost" onClick={onIgnore}>
          <EyeOff size={15} /> Ignore…
        </Button>
      )}
    </div>
  )
}

function Body({ finding, onIgnore }: { finding: Finding; onIgnore(): void }) {
  const first = firstPlace(finding.places)
  return (
    <>
      {finding.ignore && <Ignored ignore={finding.ignore} />}
      {!finding.ignore && finding.sourceIgnore && <IgnoredBySource ignore={finding.sourceIgnore} />}
      <p className={styles.summary}>{finding.summary}</p>
      <RevealedSecret key={finding.id} finding={finding} />
      <PlaceCode places={finding.places} />
      <Actions finding={finding} onIgnore={onIgnore} />
      {finding.decoded.length > 0 && (
        <section className={styles.section}>
          <h3>Decoded without any network call</h3>
          <Facts>
            {finding.decoded.map((fact) => (
              <Fact key={fact.label} name={fact.label}>
                <Untrusted text={fact.value} hasTitle={false} />
                <CopyButton text={fact.value} what={fact.label.toLowerCase()} />
              </Fact>
            ))}
          </Facts>
        </section>
      )}
      {finding.life.length > 0 && (
        <section className={styles.section}>
          <h3>Life in the history</h3>
          <Life life={finding.life} />
        </section>
      )}
      {first && <Introduced place={first} />}
      {finding.elsewhere.length > 0 && <Elsewhere elsewhere={finding.elsewhere} />}
      <Places places={finding.places} />
      <section className={styles.section}>
        <h3>Record</h3>
        <Facts>
          <Fact name="Fingerprint">
            <code className={styles.clip} title={finding.fingerprint}>
              {finding.fingerprint.slice(0, 16)}…
            </code>
            <CopyButton text={finding.fingerprint} what="the fingerprint" />
          </Fact>
          <Fact name="Provider">{finding.provider}</Fact>
          <Fact name="Source">
            <a href={routeHref({ screen: 'sources', id: finding.sourceId })} className={styles.link}>
              <Untrusted text={finding.sourceName} />
            </a>
          </Fact>
        </Facts>
      </section>
    </>
  )
}

/** One secret: what it is, where it lies, how it came in, and what can be done here. */
export function FindingDetail({ id, onIgnore }: { id: string; onIgnore(): void }) {
  const content = useApp((state) => (state.finding.shown?.id === id ? state.finding.shown.content : null))
  const reload = useApp((state) => state.finding.reload)
  const row = useApp((state) => {
    const at = rowAt(state.findings.pages, state.findings.cursor.index)
    return at?.id === id ? at : null
  })
  const finding = content?.value ?? null
  const known = finding ?? row
  return (
    <div className={styles.detail}>
      {known && <Head row={known} />}
      {content?.state === 'failed' && (
        <ErrorState error={content.error} title="This finding did not load" isInline={finding !== null} onRetry={() => reload([id])} />
      )}
      {finding ? (
        <Body finding={finding} onIgnore={onIgnore} />
      ) : (
        content?.state !== 'failed' && <SkeletonLines lines={9} label="The finding is loading" />
      )}
    </div>
  )
}
