import { ArrowRight, FileDiff, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Dependent } from '../../../../contract/case/record.ts'
import type { DependentState } from '../../../../contract/case/states.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dependentStateName } from '../../../ui/case-words.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { PathText } from '../../../ui/untrusted.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './dependent-card.module.css'
import { kindNames } from './dependent-words.ts'
import { EditDependent } from './edit-dependent.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { PatchDialog } from './patch-dialog.tsx'

const ahead: Partial<Record<DependentState, DependentState>> = { 'to-do': 'staged', staged: 'tested', tested: 'live' }

/** The dependent that is looked at: how it is known, what proves it, and the way back. */
export function DependentCard({ dependent }: { dependent: Dependent }) {
  const [window, setWindow] = useState<'edit' | 'patch' | 'move' | null>(null)
  const close = (): void => setWindow(null)
  const next = ahead[dependent.state]
  return (
    <Card
      title={visibleText(dependent.name)}
      aside={
        <>
          <span>{dependent.needsRestart ? 'restart needed' : 'no restart needed'}</span>
          <Button size="small" onClick={() => setWindow('edit')}>
            <Pencil size={13} /> Edit…
          </Button>
          {next && (
            <Button size="small" look="primary" onClick={() => setWindow('move')}>
              {dependentStateName[next]}… <ArrowRight size={13} />
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        <Facts>
          <Fact name="State">
            <Tag>{dependentStateName[dependent.state]}</Tag>
            {dependent.environment !== '' && (
              <Tag tone={/prod/i.test(dependent.environment) ? 'warn' : 'plain'}>{visibleText(dependent.environment)}</Tag>
            )}
            {dependent.note !== '' && <span>{visibleText(dependent.note)}</span>}
          </Fact>
          <Fact name="Known by">
            <Tag tone={dependent.certainty === 'confirmed' ? 'ok' : 'plain'}>{dependent.certainty}</Tag>
            <span>{visibleText(dependent.reason)}</span>
          </Fact>
          <Fact name="Place">
            {dependent.path === null ? (
              'no file is known'
            ) : (
              <PathText path={dependent.path} line={dependent.line} className={styles.path} />
            )}
            <span className={styles.quiet}>
              {kindNames[dependent.kind]}, {visibleText(dependent.sourceName)}
            </span>
          </Fact>
          <Fact name="Owner">
            {dependent.owner === '' ? 'not known' : visibleText(dependent.owner)}
            {dependent.contact !== '' && <span className={styles.quiet}>{visibleText(dependent.contact)}</span>}
          </Fact>
        </Facts>
        <ul className={styles.list}>
          <li className={styles.item}>
            <div>
              <p className={styles.title}>Point it at the new key</p>
              <small>Replace the literal by a reference; the patch is proposed, never applied by itself.</small>
            </div>
            <Button size="small" onClick={() => setWindow('patch')}>
              <FileDiff size={13} /> View patch
            </Button>
          </li>
          <li className={styles.item}>
            <div>
              <p className={styles.title}>Prove it in staging</p>
              <small>{dependent.test === '' ? 'Nobody has said yet how.' : visibleText(dependent.test)}</small>
            </div>
          </li>
          <li className={styles.item}>
            <div>
              <p className={styles.title}>Know the way back</p>
              <small>
                {dependent.fallback === ''
                  ? 'Nobody has said yet. While the old key is on, going back to it is one.'
                  : visibleText(dependent.fallback)}
              </small>
            </div>
          </li>
        </ul>
      </div>
      {window === 'edit' && <EditDependent dependent={dependent} onClose={close} />}
      {window === 'patch' && <PatchDialog dependent={dependent} onClose={close} />}
      {window === 'move' && next && <MoveDialog dependent={dependent} to={next} onClose={close} />}
    </Card>
  )
}
