import { Check, Minus, Paperclip, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { CaseTask } from '../../../../contract/case/view.ts'
import { routeHref } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { cx } from '../../../ui/cx.ts'
import { OutsideLink } from '../../../ui/outside-link.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Tip } from '../../../ui/tip.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { useCaseAct } from '../use-case-act.ts'
import { doneBy } from './done-by.ts'
import { TaskDialog } from './task-dialog.tsx'
import styles from './task-row.module.css'

function Box({ task }: { task: CaseTask }) {
  const act = useCaseAct()
  if (task.applies === 'not-available')
    return (
      <span className={styles.box} role="img" aria-label="Not available for this provider">
        <Minus size={13} />
      </span>
    )
  if (task.automatic)
    return (
      <Tip text={task.done ? 'Done by what happened in this case' : doneBy(task.id)}>
        <button
          type="button"
          className={cx(styles.box, styles.automatic, task.done && styles.ticked)}
          aria-label={task.done ? 'Done' : `Not done. ${doneBy(task.id)}`}
        >
          {task.done && <Check size={13} strokeWidth={2.5} />}
        </button>
      </Tip>
    )
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={task.done}
      aria-label={`Done: ${visibleText(task.title)}`}
      className={cx(styles.box, task.done && styles.ticked)}
      onClick={() =>
        void act({ kind: 'task', task: task.id, done: !task.done, note: task.note, evidence: task.evidence }, 'The task was not changed')
      }
    >
      {task.done && <Check size={13} strokeWidth={2.5} />}
    </button>
  )
}

function State({ task }: { task: CaseTask }) {
  const { record } = useCase()
  const names = task.evidence.map((id) => record.evidence.find((one) => one.id === id)?.name ?? id)
  if (names.length > 0)
    return (
      <a href={routeHref({ screen: 'incidents', id: record.id, part: 'evidence' })} title={names.map(visibleText).join(', ')}>
        <Tag tone="ok">Evidence {task.evidence.length}</Tag>
      </a>
    )
  if (task.applies === 'not-available') return <Tag>Not available</Tag>
  if (task.applies === 'substitute') return <Tag>Substitute</Tag>
  if (task.neededToClose && !task.done) return <Tag tone="warn">Needed to close</Tag>
  return null
}

export function TaskRow({ task }: { task: CaseTask }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={cx(styles.task, task.applies === 'not-available' && styles.away)}>
      <Box task={task} />
      <div className={styles.words}>
        <p className={styles.title}>{visibleText(task.title)}</p>
        <p className={styles.detail}>{visibleText(task.detail)}</p>
        {task.note !== '' && <p className={styles.note}>“{visibleText(task.note)}”</p>}
        {task.conflict !== null && (
          <p className={styles.conflict}>
            <TriangleAlert size={12} /> Sources disagree: {visibleText(task.conflict)}
          </p>
        )}
        {task.command !== null && <CommandLine text={task.command} what={`Command: ${visibleText(task.title)}`} />}
        <p className={styles.source}>
          {visibleText(task.source)}
          {task.date !== '' && `, ${task.date}`}
          {task.url !== null && (
            <>
              {' · '}
              <OutsideLink url={task.url} hasCopy>
                open the page
              </OutsideLink>
            </>
          )}
        </p>
      </div>
      <div className={styles.end}>
        <State task={task} />
        {!task.automatic && task.applies !== 'not-available' && (
          <Button size="small" look="quiet" aria-label={`Note and evidence of: ${visibleText(task.title)}`} onClick={() => setOpen(true)}>
            <Paperclip size={13} />
          </Button>
        )}
      </div>
      {isOpen && <TaskDialog task={task} onClose={() => setOpen(false)} />}
    </li>
  )
}
