import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { LogImport } from '../../../../contract/case/record.ts'
import { useAct } from '../../../store/use-act.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatBytes, formatCount, plural } from '../../../ui/format-number.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Time } from '../../../ui/time.tsx'
import { Untrusted } from '../../../ui/untrusted.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import styles from './imports.module.css'

function Remove({ one, caseId, onClose }: { one: LogImport; caseId: string; onClose(): void }) {
  const remove = useApp((state) => state.usage.remove)
  const act = useAct()
  return (
    <Dialog
      title={`Remove ${visibleText(one.name)}?`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button
            look="danger"
            onClick={() => {
              act(remove(caseId, one.id), 'The log was not removed')
              onClose()
            }}
          >
            Remove its rows
          </Button>
        </>
      }
    >
      <p>
        Its {plural(one.rows, 'row')} leave the analysis; judgements of groups that are gone with them count no more. That it was imported
        and removed stays in the journal. The file itself is not touched.
      </p>
    </Dialog>
  )
}

/** The logs that the analysis rests on. */
export function Imports() {
  const { record } = useCase()
  const [removing, setRemoving] = useState<LogImport | null>(null)
  return (
    <>
      <ul className={styles.imports} aria-label="Imported logs">
        {record.imports.map((one) => (
          <li key={one.id} className={styles.item}>
            <Untrusted text={one.name} className={styles.name} />
            <span>
              {formatCount(one.rows)} rows · {formatBytes(one.size)} · {one.format}
              {one.from && one.to && (
                <>
                  {' '}
                  · <Time iso={one.from} /> to <Time iso={one.to} />
                </>
              )}
            </span>
            {one.badLines > 0 && (
              <span
                className={styles.bad}
                title={one.problems.map((problem) => `line ${problem.line}: ${visibleText(problem.why)}`).join('\n')}
              >
                {plural(one.badLines, 'line')} could not be read
                {one.problems[0] && `: line ${one.problems[0].line}, ${visibleText(one.problems[0].why)}`}
              </span>
            )}
            <span className={styles.end}>
              <code title={one.sha256}>sha256 {one.sha256.slice(0, 8)}…</code>
              <CopyButton text={one.sha256} what="the SHA-256" />
              <IconButton label={`Remove ${visibleText(one.name)}`} onClick={() => setRemoving(one)}>
                <Trash2 size={13} />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      {removing && <Remove one={removing} caseId={record.id} onClose={() => setRemoving(null)} />}
    </>
  )
}
