import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import type { Fact, SecretTypePage } from '../../../contract/model.ts'
import { routeHref } from '../../store/route.ts'
import { useApp } from '../../store/use-app.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { SeverityTag } from '../../ui/finding-tags.tsx'
import { plural } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { OutsideLink } from '../../ui/outside-link.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Clocks } from './clocks.tsx'
import { InlineCode } from './inline-code.tsx'
import { bySource, type Section, sectionsOf } from './sections.ts'
import { Snippets } from './snippets.tsx'
import { TaskList } from './task-list.tsx'
import { Toc } from './toc.tsx'
import styles from './type-page.module.css'
import { factsSummary, logsKept } from './type-words.ts'

/** `Request: GET …` with its first word set off, so that such lines read as a table. */
function FactText({ text }: { text: string }) {
  const label = /^[A-Z][a-z]+(?=: )/.exec(text)?.[0]
  if (!label)
    return (
      <p>
        <InlineCode text={text} />
      </p>
    )
  return (
    <p className={styles.labelled}>
      <b>{label}</b>
      <span>
        <InlineCode text={text.slice(label.length + 2)} />
      </span>
    </p>
  )
}

const FactGroup = ({ facts: [first, ...others] }: { facts: readonly Fact[] }) =>
  first && (
    <div className={styles.fact}>
      {[first, ...others].map((fact) => (
        <FactText key={fact.text} text={fact.text} />
      ))}
      <small>
        {first.url ? <OutsideLink url={first.url}>{first.source}</OutsideLink> : first.source}, {first.date}
      </small>
    </div>
  )

const Facts = ({ facts, isOrdered }: { facts: readonly Fact[]; isOrdered: boolean }) =>
  isOrdered && facts.length > 1 ? (
    <ol className={styles.facts}>
      {facts.map((fact) => (
        <li key={fact.text} className={styles.step}>
          <FactGroup facts={[fact]} />
        </li>
      ))}
    </ol>
  ) : (
    <ul className={styles.facts}>
      {bySource(facts).map((group) => (
        <li key={group[0]?.text} className={styles.note}>
          <FactGroup facts={group} />
        </li>
      ))}
    </ul>
  )

function Body({ section, page }: { section: Section; page: SecretTypePage }) {
  if (section.kind === 'snippets') return <Snippets page={page} />
  if (section.kind === 'siblings')
    return (
      <ul className={styles.siblings}>
        {page.siblings.map(({ id, name, hasRule }) => (
          <li key={id}>
            <a href={routeHref({ screen: 'library', id })}>{name}</a>
            {!hasRule && <span className={styles.quiet}>no rule</span>}
          </li>
        ))}
      </ul>
    )
  if (section.kind === 'tasks') {
    const known = section.facts.length > 0 && <Facts facts={section.facts} isOrdered={false} />
    return (
      <>
        {section.id === 'used' && page.playbook.clocks.length > 0 && <Clocks clocks={page.playbook.clocks} />}
        {section.id === 'rotate' && known}
        <TaskList tasks={section.tasks} />
        {section.id !== 'rotate' && known}
      </>
    )
  }
  if (section.kind === 'text')
    return (
      <p className={styles.text}>
        <InlineCode text={section.text} />
      </p>
    )
  if (section.kind === 'list')
    return (
      <ul className={styles.points}>
        {section.items.map((item) => (
          <li key={item} className={styles.point}>
            <InlineCode text={item} />
          </li>
        ))}
      </ul>
    )
  return <Facts facts={section.facts} isOrdered={section.isOrdered} />
}

/** That no scan finds it, why, and what can be done all the same. */
function NoRule({ page }: { page: SecretTypePage }) {
  const open = useApp((state) => state.panels.open)
  return (
    <Notice>
      <b>Bulkhead has no rule for it.</b> It is known by its name alone: how its values look is not published in what was read.{' '}
      {page.foundAs ? (
        <>
          A scan may find one as <a href={routeHref({ screen: 'library', id: page.foundAs.id })}>{page.foundAs.name}</a>.
        </>
      ) : (
        'Behind a name that says key, token or password, a scan may find one as a generic secret.'
      )}{' '}
      <button type="button" className={styles.inline} onClick={() => open('find-value', { id: page.id, name: page.name })}>
        Open a case on a pasted value
      </button>
    </Notice>
  )
}

/** Everything that is known about one type, with where and when it was read. */
export function TypePage({ page, hasBack }: { page: SecretTypePage; hasBack: boolean }) {
  const scroller = useRef<HTMLDivElement>(null)
  const sections = sectionsOf(page)
  const { count, newest } = factsSummary(page)
  const kept = logsKept(page.playbook)
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls, so the keyboard must reach it */}
      <section ref={scroller} className={styles.scroller} aria-label={page.name} tabIndex={0}>
        <div className={styles.doc}>
          <div>
            <nav className={styles.crumbs} aria-label="Where this is">
              {hasBack ? (
                <a href={routeHref({ screen: 'library' })} className={styles.back}>
                  <ChevronLeft size={13} /> Library
                </a>
              ) : (
                <span>Library</span>
              )}
              <ChevronRight size={12} />
              <span>{page.category}</span>
              <ChevronRight size={12} />
              <span>{page.provider}</span>
            </nav>
            <h1 className={styles.name}>{page.name}</h1>
          </div>
          <div className={styles.chips}>
            <SeverityTag severity={page.severity} />
            {!page.hasRule && <Tag>No rule</Tag>}
            {page.prefixes[0] !== undefined && (
              <Tag className={styles.prefix}>
                begins with <code>{page.prefixes[0]}</code>
              </Tag>
            )}
            {page.playbook.deactivation === 'reversible' && <Tag>Can be switched off first</Tag>}
            {page.playbook.deactivation === 'final' && <Tag>Switching off is final</Tag>}
            {kept !== null && <Tag tone="warn">{kept}</Tag>}
            {count > 0 && (
              <span className={styles.quiet}>
                {plural(count, 'fact')}, newest checked {newest}
              </span>
            )}
          </div>
          {!page.hasRule && <NoRule page={page} />}
          <section id="section-what" className={styles.what} aria-label="What it is">
            <p className={styles.lead}>
              {page.summary === ''
                ? `A secret of ${page.provider}. The list that names it does not say what it opens: find that out first.`
                : page.summary}
            </p>
            <p className={styles.why}>
              <b>Why {page.severity}:</b> {page.severityReason}
            </p>
            {page.docs.length > 0 && (
              <p className={styles.docs}>
                {page.docs.map((doc) => (
                  <OutsideLink key={doc.url} url={doc.url}>
                    {doc.title}
                  </OutsideLink>
                ))}
              </p>
            )}
          </section>
          {sections.map((section) => (
            <section key={section.id} id={`section-${section.id}`} className={styles.section} aria-labelledby={`title-${section.id}`}>
              <h2 id={`title-${section.id}`} className={styles.title}>
                {section.title}
                {section.kind === 'facts' && (
                  <CopyButton text={section.facts.map((fact) => fact.text).join('\n')} what={`“${section.title}”`} />
                )}
              </h2>
              <Body section={section} page={page} />
            </section>
          ))}
        </div>
      </section>
      <Toc scroller={scroller} entries={[{ id: 'what', title: 'What it is' }, ...sections]}>
        <h3>Here</h3>
        {page.findings > 0 ? (
          <ButtonLink size="small" href={routeHref({ screen: 'findings', params: { type: page.id } })}>
            {plural(page.findings, 'finding')} <ChevronRight size={13} />
          </ButtonLink>
        ) : (
          <span className={styles.quiet}>No finding of this type</span>
        )}
      </Toc>
    </div>
  )
}
