import { Paperclip, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Evidence } from '../../../../contract/case/record.ts'
import type { EvidenceCheck } from '../../../store/evidence-slice.ts'
import { useAct } from '../../../store/use-act.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Drawer } from '../../../ui/drawer.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatBytes } from '../../../ui/format-number.ts'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { Untrusted } from '../../../ui/untrusted.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { AttachFile } from './attach-file.tsx'
import styles from './evidence-drawer.module.css'

const checkWord = {
  same: { name: 'Unchanged', tone: 'ok' },
  changed: { name: 'Changed', tone: 'crit' },
  gone: { name: 'Gone', tone: 'warn' }
} as const

function Item({ one, check }: { one: Evidence; check: EvidenceCheck | undefined }) {
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <Untrusted text={one.name} className={styles.name} />
        {check && <Tag tone={checkWord[check.state].tone}>{checkWord[check.state].name}</Tag>}
      </div>
      {check && check.state !== 'same' && <p className={styles.problem}>{visibleText(check.why)}</p>}
      {one.source !== '' && <p>{visibleText(one.source)}</p>}
      {one.note !== '' && <p className={styles.note}>“{visibleText(one.note)}”</p>}
      <p className={styles.facts}>
        {formatBytes(one.size)} · {one.held === 'kept' ? 'a copy is kept' : 'its hash and place alone'} · {visibleText(one.who)},{' '}
        <Time iso={one.at} as="moment" />
      </p>
      <p className={styles.hash}>
        <code title={one.sha256}>sha256 {one.sha256.slice(0, 20)}…</code>
        <CopyButton text={one.sha256} what="the SHA-256" />
      </p>
      <Untrusted text={one.path} className={styles.path} />
    </li>
  )
}

/** The files that prove what the case says, each by its SHA-256. */
export function EvidenceDrawer({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const check = useApp((state) => state.evidence.check)
  const act = useAct()
  const [checks, setChecks] = useState<readonly EvidenceCheck[]>([])
  const [isAttaching, setAttaching] = useState(false)
  return (
    <Drawer title="Evidence" onClose={onClose}>
      <div className={styles.drawer}>
        <header className={styles.head}>
          <h2>Evidence</h2>
          <Button size="small" onClick={() => setAttaching(true)}>
            <Paperclip size={13} /> Attach…
          </Button>
          {record.evidence.length > 0 && (
            <Button size="small" look="ghost" onClick={() => act(check(record.id).then(setChecks), 'The files were not checked')}>
              <ShieldCheck size={13} /> Check all
            </Button>
          )}
        </header>
        {record.evidence.length === 0 ? (
          <EmptyState icon={<Paperclip size={26} strokeWidth={1.5} />} title="No evidence yet">
            Exports of logs, screenshots of the console, mails: attach each file before it is gone. Its SHA-256 is written into the journal.
          </EmptyState>
        ) : (
          <ul className={styles.list} aria-live="polite">
            {record.evidence.map((one) => (
              <Item key={one.id} one={one} check={checks.find((answer) => answer.evidenceId === one.id)} />
            ))}
          </ul>
        )}
      </div>
      {isAttaching && <AttachFile onClose={() => setAttaching(false)} />}
    </Drawer>
  )
}
