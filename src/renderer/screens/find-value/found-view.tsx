import { ArrowRight, BookOpen, SearchX, Siren } from 'lucide-react'
import { useState } from 'react'
import type { FoundValue } from '../../../contract/model.ts'
import type { AskedType } from '../../store/panel-slice.ts'
import { routeHref } from '../../store/route.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { SeverityTag, WhereTag } from '../../ui/finding-tags.tsx'
import { plural } from '../../ui/format-number.ts'
import { Time } from '../../ui/time.tsx'
import { PathText, Untrusted } from '../../ui/untrusted.tsx'
import { ChooseType } from './choose-type.tsx'
import styles from './found-view.module.css'
import { ValueField } from './value-field.tsx'

function Types({ found, onLeave }: { found: FoundValue; onLeave(): void }) {
  const [best, ...others] = found.types
  if (!best)
    return (
      <div className={styles.type}>
        <div className={styles.line}>
          <h3 className={styles.name}>{found.fits.length > 0 ? 'A value without a mark of its own' : 'No secret type is known for it'}</h3>
          <code className={styles.preview}>{found.preview}</code>
        </div>
        <p className={styles.quiet}>
          {found.fits.length > 0
            ? `It has the form of ${plural(found.fits.length, 'type')}; the name that stands beside it tells which.`
            : 'That says nothing about whether it works.'}{' '}
          Its places are looked for by the value itself.
        </p>
      </div>
    )
  return (
    <div className={styles.type}>
      <div className={styles.line}>
        <h3 className={styles.name}>{best.name}</h3>
        <SeverityTag severity={best.severity} />
        <code className={styles.preview}>{found.preview}</code>
        <ButtonLink
          size="small"
          look="ghost"
          href={routeHref({ screen: 'library', id: best.id })}
          className={styles.open}
          onClick={onLeave}
        >
          <BookOpen size={13} /> What to do about it
        </ButtonLink>
      </div>
      {best.decoded.length > 0 && (
        <Facts>
          {best.decoded.map((fact) => (
            <Fact key={fact.label} name={fact.label}>
              <Untrusted text={fact.value} hasTitle={false} />
              <CopyButton text={fact.value} what={fact.label.toLowerCase()} />
            </Fact>
          ))}
        </Facts>
      )}
      {others.length > 0 && <p className={styles.quiet}>Could also be: {others.map((other) => other.name).join(', ')}.</p>}
    </div>
  )
}

function Places({ places, onLeave }: { places: FoundValue['places']; onLeave(): void }) {
  if (places.length === 0)
    return (
      <div className={styles.none}>
        <SearchX size={18} />
        <p>
          <b>It lies in no source that was scanned.</b> Scan the repositories where it may have been; then search again.
        </p>
      </div>
    )
  return (
    <section>
      <h3 className={styles.title}>Found in {plural(new Set(places.map((place) => place.sourceId)).size, 'source')}</h3>
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place.id}>
            <a href={routeHref({ screen: 'findings', id: place.id })} className={styles.place} onClick={onLeave}>
              <span className={styles.two}>
                <Untrusted text={place.sourceName} className={styles.source} />
                {place.path === null ? (
                  <span className={styles.path}>{place.reachable ? 'in a message' : 'without a path'}</span>
                ) : (
                  <PathText path={place.path} line={place.line} className={styles.path} />
                )}
              </span>
              <span className={styles.quiet}>
                {plural(place.occurrences, 'place')}
                {place.firstSeen && (
                  <>
                    , since <Time iso={place.firstSeen} />
                  </>
                )}
              </span>
              <WhereTag row={place} />
              <ArrowRight size={14} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/**
 * From what was found to a case. Its type is the one that was asked for, else the one that a rule tells, else the one that is chosen.
 * A value that lies nowhere is pasted once more: it was not kept.
 */
function OpenCase({ found, asked: given, onLeave }: { found: FoundValue; asked: AskedType | undefined; onLeave(): void }) {
  const begin = useApp((state) => state.cases.begin)
  const act = useAct()
  const [isAsking, setAsking] = useState(false)
  const [asked, setAsked] = useState(given)
  const [chosen, setChosen] = useState<string | null>(null)
  const [best] = found.types
  const told = found.types.find(({ isGeneric }) => !isGeneric)
  const liesSomewhere = found.places.length > 0
  const wanted = asked?.id ?? (told ? undefined : (chosen ?? undefined))
  const typeId = wanted ?? told?.id ?? best?.id
  const open = (input: Parameters<typeof begin>[0]): void => act(begin(input).then(onLeave), 'The case was not opened')
  const onPlaces = (): void =>
    open({ findingIds: found.places.slice(0, 1000).map((place) => place.id), ...(wanted === undefined ? {} : { typeId: wanted }) })
  const help = best
    ? `A rule knows it only as “${best.name}”. If you know more, type the provider’s name and choose a type.`
    : 'No rule knows it. Begin to type the provider’s name and choose a type.'
  return (
    <div className={styles.again}>
      {asked && (
        <p className={styles.quiet}>
          The case opens as <b>{asked.name}</b>.{' '}
          {told && told.id !== asked.id && (
            <>
              A rule says otherwise.{' '}
              <Button size="small" look="ghost" onClick={() => setAsked(undefined)}>
                Open it as {told.name}
              </Button>
            </>
          )}
        </p>
      )}
      {!asked && !told && (isAsking || liesSomewhere) && <ChooseType fits={found.fits} help={help} onChoose={setChosen} />}
      {isAsking ? (
        typeId !== undefined && (
          <>
            <p className={styles.quiet}>The value was not kept. Paste it once more to open a case on it: only its fingerprint stays.</p>
            <ValueField
              isAgain={false}
              takesFocus={asked !== undefined || told !== undefined}
              label="The value, once more"
              does="Open"
              says="The case opens as soon as it is pasted; the field is emptied at once."
              onValue={(value) => open({ value, typeId })}
            />
          </>
        )
      ) : (
        <div className={styles.begin}>
          <Button look="primary" onClick={liesSomewhere ? onPlaces : () => setAsking(true)}>
            <Siren size={15} /> Open a case{!liesSomewhere && '…'}
          </Button>
        </div>
      )}
    </div>
  )
}

export const FoundView = ({ found, asked, onLeave }: { found: FoundValue; asked: AskedType | undefined; onLeave(): void }) => (
  <div className={styles.found} aria-live="polite">
    <Types found={found} onLeave={onLeave} />
    <Places places={found.places} onLeave={onLeave} />
    <OpenCase found={found} asked={asked} onLeave={onLeave} />
  </div>
)
