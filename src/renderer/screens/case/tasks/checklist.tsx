import type { Step } from '../../../../contract/case/states.ts'
import { Card } from '../../../ui/card.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import styles from './checklist.module.css'
import { TaskRow } from './task-row.tsx'

/** The tasks of a step as the playbook of the type has them: each with its source, and said where it does not apply. */
export function Checklist({ step }: { step: Step }) {
  const { tasks, factsCheckedAt, record } = useCase()
  const own = tasks.filter((task) => task.step === step)
  const [secret] = record.secrets
  if (own.length === 0) return null
  return (
    <Card
      title="Checklist"
      aside={
        <span>
          {secret && `${visibleText(secret.provider)} · `}
          {factsCheckedAt === null ? 'generic: nothing is known of this type alone' : `facts checked ${factsCheckedAt}`}
        </span>
      }
    >
      <ul className={styles.list}>
        {own.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </Card>
  )
}
