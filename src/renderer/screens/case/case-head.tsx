import { ChevronRight, FileDown, NotebookPen, ShieldAlert } from 'lucide-react'
import { routeHref } from '../../store/route.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { audienceWord, caseStateWord } from '../../ui/case-words.ts'
import { LivenessTag } from '../../ui/finding-tags.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { useCase } from './case-context.ts'
import styles from './case-head.module.css'
import { CaseMenu } from './case-menu.tsx'
import { CaseSecretChip } from './case-secret-chip.tsx'
import { FactsStrip } from './facts-strip.tsx'
import { Hull } from './hull.tsx'
import { Owner } from './owner.tsx'
import { SeveritySum } from './severity-sum.tsx'

/** “Type in place”: the word between them steps back. */
function Title({ title }: { title: string }) {
  const cut = title.indexOf(' in ')
  if (cut < 0) return <Untrusted text={title} />
  return (
    <>
      <Untrusted text={title.slice(0, cut)} /> <span className={styles.quiet}>in</span> <Untrusted text={title.slice(cut + 4)} />
    </>
  )
}

export function CaseHead({ part }: { part: string }) {
  const { record, liveness, others } = useCase()
  const audience = audienceWord[record.exposure.audience]
  const at = (name: string): string => routeHref({ screen: 'incidents', id: record.id, part: name })
  return (
    <header className={styles.head}>
      <nav className={styles.crumb} aria-label="Where this is">
        <a href={routeHref({ screen: 'incidents' })}>Incidents</a>
        <ChevronRight size={12} />
        <code>{record.id}</code>
      </nav>
      <div className={styles.title}>
        <h1 className={styles.name}>
          <Title title={record.title} />
        </h1>
        <div className={styles.acts}>
          <ButtonLink look="ghost" href={at('evidence')}>
            <ShieldAlert size={16} strokeWidth={1.75} /> Evidence {record.evidence.length}
          </ButtonLink>
          <ButtonLink look="ghost" href={at('record')} {...(part === 'record' ? { 'aria-current': 'page' as const } : {})}>
            <NotebookPen size={16} strokeWidth={1.75} /> Record
          </ButtonLink>
          <ButtonLink href={at('report')} {...(part === 'report' ? { 'aria-current': 'page' as const } : {})}>
            <FileDown size={16} strokeWidth={1.75} /> Export report
          </ButtonLink>
        </div>
      </div>
      <div className={styles.chips}>
        <SeveritySum />
        <Tag tone={audience.tone}>{audience.name}</Tag>
        <LivenessTag liveness={liveness} />
        <CaseSecretChip />
        <CaseMenu />
        {others.map((other) => (
          <a
            key={other.id}
            href={routeHref({ screen: 'incidents', id: other.id })}
            title={`${visibleText(other.title)}, ${caseStateWord[other.state].name}`}
          >
            <Tag tone="info">same secret: {other.id}</Tag>
          </a>
        ))}
        <Owner />
      </div>
      <FactsStrip />
      <Hull part={part} />
    </header>
  )
}
