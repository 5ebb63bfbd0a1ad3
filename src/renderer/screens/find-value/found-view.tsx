import { ArrowRight, BookOpen, SearchX } from 'lucide-react'
import type { FoundValue } from '../../../contract/model.ts'
import { routeHref } from '../../store/route.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { SeverityTag, WhereTag } from '../../ui/finding-tags.tsx'
import { plural } from '../../ui/format-number.ts'
import { Time } from '../../ui/time.tsx'
import { PathText, Untrusted } from '../../ui/untrusted.tsx'
import styles from './found-view.module.css'

function Types({ found, onLeave }: { found: FoundValue; onLeave(): void }) {
  const [best, ...others] = found.types
  if (!best)
    return (
      <div className={styles.type}>
        <div className={styles.line}>
          <h3 className={styles.name}>No secret type is known for it</h3>
          <code className={styles.preview}>{found.preview}</code>
        </div>
        <p className={styles.quiet}>That says nothing about whether it works. Its places are looked for by the value itself.</p>
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
          look="primary"
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

export const FoundView = ({ found, onLeave }: { found: FoundValue; onLeave(): void }) => (
  <div className={styles.found} aria-live="polite">
    <Types found={found} onLeave={onLeave} />
    <Places places={found.places} onLeave={onLeave} />
  </div>
)
