import { Check, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { RotationStep } from '../../../../contract/case/states.ts'
import type { Plan } from '../../../../contract/case/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { cx } from '../../../ui/cx.ts'
import { OutsideLink } from '../../../ui/outside-link.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import styles from './plan-card.module.css'
import { RotateDialog } from './rotate-dialog.tsx'

const overlapName: Record<Plan['overlap'], string> = {
  several: 'Several keys at once',
  two: 'Two keys at once',
  replace: 'The new key kills the old one',
  unknown: 'Overlap not known'
}

function StepRow({ step, number, onRecord }: { step: Plan['steps'][number]; number: number; onRecord(step: RotationStep): void }) {
  const { record } = useCase()
  const proof = record.rotation.find((one) => one.step === step.step)
  return (
    <>
      {step.pointOfNoReturn && !step.done && (
        <li className={styles.line}>
          <TriangleAlert size={13} /> After this step there is no way back
        </li>
      )}
      <li className={cx(styles.step, step.done && styles.done)}>
        <span className={styles.number} aria-hidden="true">
          {step.done ? <Check size={13} strokeWidth={2.5} /> : number}
        </span>
        <div className={styles.words}>
          <p className={styles.title}>
            {visibleText(step.title)} {step.pointOfNoReturn && <Tag tone="warn">Point of no return</Tag>}
          </p>
          <p className={styles.detail}>{visibleText(step.detail)}</p>
          {step.facts.map((fact) => (
            <p key={fact.text} className={styles.fact}>
              {visibleText(fact.text)}{' '}
              <small>
                {fact.url ? <OutsideLink url={fact.url}>{fact.source}</OutsideLink> : visibleText(fact.source)}, {fact.date}
              </small>
            </p>
          ))}
          {proof && (
            <p className={styles.proof}>
              “{visibleText(proof.text)}” {proof.evidence.length > 0 && <Tag tone="ok">Evidence {proof.evidence.length}</Tag>}{' '}
              <small>
                {visibleText(proof.who)}, <Time iso={proof.at} as="moment" />
              </small>
            </p>
          )}
          {!step.done && !step.possible && step.why !== '' && <p className={styles.why}>{visibleText(step.why)}</p>}
        </div>
        {!step.done && (
          <Button
            size="small"
            look={step.possible ? (step.pointOfNoReturn ? 'danger' : 'primary') : 'ghost'}
            aria-label={`Record it… ${visibleText(step.title)}`}
            onClick={() => onRecord(step.step)}
          >
            Record it…
          </Button>
        )}
      </li>
    </>
  )
}

/** The plan by the overlap rule of the provider. Bulkhead changes no key: a person does, and records it with a proof. */
export function PlanCard() {
  const { plan } = useCase()
  const [step, setStep] = useState<RotationStep | null>(null)
  return (
    <Card title="Plan" aside={<Tag tone="info">{overlapName[plan.overlap]}</Tag>}>
      <p className={styles.rule}>{visibleText(plan.overlapText)}</p>
      <ol className={styles.steps}>
        {plan.steps.map((one, at) => (
          <StepRow key={one.step} step={one} number={at + 1} onRecord={setStep} />
        ))}
      </ol>
      {step && <RotateDialog step={step} onClose={() => setStep(null)} />}
    </Card>
  )
}
