import { CommandLine } from '../../ui/command-line.tsx'
import { cx } from '../../ui/cx.ts'
import { OutsideLink } from '../../ui/outside-link.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { InlineCode } from './inline-code.tsx'
import type { PlaybookTask } from './sections.ts'
import styles from './task-list.module.css'

const applies: Record<PlaybookTask['applies'], { name: string; tone: Tone }> = {
  applies: { name: 'Applies', tone: 'ok' },
  substitute: { name: 'Substitute', tone: 'warn' },
  'not-available': { name: 'Not available', tone: 'plain' }
}

/** The tasks of one step for one type: whether each applies here, how, and where that was read. */
export const TaskList = ({ tasks }: { tasks: readonly PlaybookTask[] }) => (
  <ol className={styles.tasks}>
    {tasks.map((task, at) => (
      <li key={task.id} className={cx(styles.task, task.applies === 'not-available' && styles.off)}>
        <span className={styles.number} aria-hidden="true">
          {at + 1}
        </span>
        <div className={styles.words}>
          <p className={styles.title}>{task.title}</p>
          <p className={styles.detail}>
            <InlineCode text={task.detail} />
          </p>
          {task.command && <CommandLine text={task.command} what={`the command for “${task.title}”`} />}
          {task.conflict && (
            <p className={styles.conflict}>
              <b>Sources differ.</b> <InlineCode text={task.conflict} />
            </p>
          )}
          <p className={styles.source}>
            {task.url && (
              <>
                <OutsideLink url={task.url}>Open the console</OutsideLink> ·{' '}
              </>
            )}
            {task.sourceUrl ? <OutsideLink url={task.sourceUrl}>{task.source}</OutsideLink> : task.source}, {task.date}
          </p>
        </div>
        <Tag tone={applies[task.applies].tone}>{applies[task.applies].name}</Tag>
      </li>
    ))}
  </ol>
)
