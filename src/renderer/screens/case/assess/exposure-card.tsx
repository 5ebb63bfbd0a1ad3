import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { routeHref } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { audienceWord } from '../../../ui/case-words.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { WhereTag } from '../../../ui/finding-tags.tsx'
import { plural } from '../../../ui/format-number.ts'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { Untrusted } from '../../../ui/untrusted.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { Life } from '../../findings/life.tsx'
import { useCase } from '../case-context.ts'
import { ExposeDialog } from './expose-dialog.tsx'
import styles from './exposure-card.module.css'

function Sources() {
  const { exposure } = useCase()
  if (exposure.sources.length === 0) return <p className={styles.quiet}>It lies in no source of this workspace.</p>
  return (
    <ul className={styles.sources}>
      {exposure.sources.map((source) => (
        <li key={source.findingId ?? `gone ${source.sourceName} ${source.paths[0]}`} className={styles.source}>
          <p className={styles.line}>
            {source.findingId === null ? (
              <>
                <Untrusted text={source.sourceName} />
                <Tag>source removed</Tag>
              </>
            ) : (
              <>
                <a href={routeHref({ screen: 'findings', id: source.findingId })} className={styles.link}>
                  <Untrusted text={source.sourceName} />
                </a>
                <WhereTag row={source} />
              </>
            )}
            <span className={styles.quiet}>{plural(source.occurrences, 'place')}</span>
          </p>
          <p className={styles.quiet}>
            {source.paths.slice(0, 3).map((path) => (
              <code key={path} className={styles.path}>
                {visibleText(path)}
              </code>
            ))}
            {source.paths.length > 3 && `and ${source.paths.length - 3} more`}
          </p>
          {source.authors.length > 0 && <p className={styles.quiet}>by {source.authors.map(visibleText).join(', ')}</p>}
          {source.life.length > 0 && <Life life={source.life} />}
        </li>
      ))}
    </ul>
  )
}

/** Who could see it, since when, where it still lies, what the value tells, and until when a log shows who used it. */
export function ExposureCard() {
  const { record, exposure, decoded, clocks } = useCase()
  const [isOpen, setOpen] = useState(false)
  const audience = audienceWord[record.exposure.audience]
  return (
    <Card
      title="Exposure"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          <Pencil size={13} /> Who could see it…
        </Button>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Facts>
            <Fact name="Audience">
              <Tag tone={audience.tone}>{audience.name}</Tag>
              {record.exposure.note !== '' && <span className={styles.quiet}>{visibleText(record.exposure.note)}</span>}
            </Fact>
            {record.exposure.firstPublicAt && (
              <Fact name="First public">
                <Time iso={record.exposure.firstPublicAt} as="moment" />
              </Fact>
            )}
            {exposure.firstCommit && (
              <Fact name="First commit">
                <code>{exposure.firstCommit.oid.slice(0, 7)}</code>
                <CopyButton text={exposure.firstCommit.oid} what="the commit" />
                <span>
                  by {visibleText(exposure.firstCommit.author)}, <Time iso={exposure.firstCommit.date} as="moment" />
                </span>
              </Fact>
            )}
            {exposure.tips.length > 0 && (
              <Fact name="Still at tip of">
                {exposure.tips.map((tip) => (
                  <code key={`${tip.sourceName} ${tip.ref}`} className={styles.path}>
                    {visibleText(tip.sourceName)}: {visibleText(tip.ref)}
                  </code>
                ))}
              </Fact>
            )}
          </Facts>
          <h3 className={styles.heading}>Decoded without any network call</h3>
          {decoded.length === 0 ? (
            <p className={styles.quiet}>The value tells nothing about itself.</p>
          ) : (
            <Facts>
              {decoded.map((fact) => (
                <Fact key={fact.label} name={visibleText(fact.label)}>
                  <Untrusted text={fact.value} hasTitle={false} />
                  <CopyButton text={fact.value} what={fact.label.toLowerCase()} />
                </Fact>
              ))}
            </Facts>
          )}
          <h3 className={styles.heading}>Evidence clocks</h3>
          <ul className={styles.clocks}>
            {clocks.map((clock) => (
              <li key={clock.log} className={styles.clock}>
                <span>
                  {visibleText(clock.log)} <small>{visibleText(clock.keeps)}</small>
                  <small className={styles.from}>
                    {visibleText(clock.source)}, {clock.date}
                  </small>
                </span>
                <b>{clock.expiresAt === null ? 'not known' : <Countdown iso={clock.expiresAt} over="gone" />}</b>
              </li>
            ))}
            {clocks.length === 0 && <li className={styles.quiet}>No log of this provider is known.</li>}
          </ul>
        </div>
        <div className={styles.column}>
          <h3 className={styles.heading}>Where it lies, and how long</h3>
          <Sources />
        </div>
      </div>
      {isOpen && <ExposeDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}
