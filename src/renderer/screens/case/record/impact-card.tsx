import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Field, Select, TextArea } from '../../../ui/field.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import { type Functional, type Information, impactScales, type Recoverability } from './impact-words.ts'
import styles from './said-list.module.css'

function Scale<T extends string>({
  name,
  value,
  steps,
  isFirst = false,
  onChange
}: {
  name: string
  value: T
  steps: Readonly<Record<T, string>>
  isFirst?: boolean
  onChange(value: NoInfer<T>): void
}) {
  const options = Object.keys(steps) as T[]
  return (
    <Field label={name}>
      {(ids) => (
        <Select
          {...ids}
          {...(isFirst ? { 'data-autofocus': true } : {})}
          value={value}
          onChange={(event) => {
            const chosen = options.find((one) => one === event.target.value)
            if (chosen) onChange(chosen)
          }}
        >
          {options.map((one) => (
            <option key={one} value={one}>
              {steps[one]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function RateImpact({ onClose }: { onClose(): void }) {
  const { impact } = useCase().record
  const [functional, setFunctional] = useState<Functional>(impact?.functional ?? 'unknown')
  const [information, setInformation] = useState<Information>(impact?.information ?? 'unknown')
  const [recoverability, setRecoverability] = useState<Recoverability>(impact?.recoverability ?? 'unknown')
  const [text, setText] = useState(impact?.text ?? '')
  return (
    <ActDialog
      title="What did it do?"
      says="The three scales of NIST SP 800-61."
      size="small"
      confirm="Save"
      isReady
      act={() => ({ kind: 'rate-impact', functional, information, recoverability, text })}
      onClose={onClose}
    >
      <Scale isFirst name="Functional impact" value={functional} steps={impactScales.functional.steps} onChange={setFunctional} />
      <Scale name="Impact on information" value={information} steps={impactScales.information.steps} onChange={setInformation} />
      <Scale name="Recovery" value={recoverability} steps={impactScales.recoverability.steps} onChange={setRecoverability} />
      <Field label="In words">
        {(ids) => <TextArea {...ids} rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}

export function ImpactCard() {
  const { impact } = useCase().record
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title="Impact"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          <Pencil size={13} /> {impact ? 'Change…' : 'Rate it…'}
        </Button>
      }
    >
      <div className={styles.list}>
        {impact ? (
          <div className={styles.item}>
            <Facts>
              <Fact name={impactScales.functional.name}>{impactScales.functional.steps[impact.functional]}</Fact>
              <Fact name={impactScales.information.name}>{impactScales.information.steps[impact.information]}</Fact>
              <Fact name={impactScales.recoverability.name}>{impactScales.recoverability.steps[impact.recoverability]}</Fact>
              {impact.text !== '' && <Fact name="In words">{visibleText(impact.text)}</Fact>}
            </Facts>
          </div>
        ) : (
          <p className={styles.none}>Not rated yet.</p>
        )}
      </div>
      {isOpen && <RateImpact onClose={() => setOpen(false)} />}
    </Card>
  )
}
