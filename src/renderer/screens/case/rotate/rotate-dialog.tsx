import { useState } from 'react'
import type { RotationStep } from '../../../../contract/case/states.ts'
import { rotationStepName } from '../../../ui/case-words.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field, TextArea } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import { EvidencePicker } from '../evidence/evidence-picker.tsx'

const says: Record<RotationStep, { done: string; proof: string }> = {
  created: { done: 'You made the new key at the provider.', proof: 'Where and with which role it was made; its key id, never its value.' },
  stored: { done: 'The new value lies where the services read it.', proof: 'Which place, which version; who may read it.' },
  switched: { done: 'The services use the new key.', proof: 'Which deploys, and what showed that they work.' },
  deactivated: {
    done: 'You switched the old key off at the provider. Whoever still uses it fails from now on.',
    proof: 'What the console or the API answered.'
  },
  deleted: { done: 'You deleted the old key. It can’t be brought back.', proof: 'What the console or the API answered.' }
}

/** Records that a step was done, with its proof. Bulkhead itself changes nothing at the provider. */
export function RotateDialog({ step, onClose }: { step: RotationStep; onClose(): void }) {
  const { plan } = useCase()
  const [text, setText] = useState('')
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const isFinal = plan.steps.find((one) => one.step === step)?.pointOfNoReturn ?? false
  const [isSure, setSure] = useState(!isFinal)
  return (
    <ActDialog
      title={`Record: ${rotationStepName[step].toLowerCase()}`}
      says={`${says[step].done} Bulkhead changes nothing at the provider; it keeps your word and the proof.`}
      confirm="Record it"
      isDanger={isFinal}
      isReady={text.trim() !== '' && isSure}
      act={() => ({ kind: 'rotate', step, text, evidence: [...evidence] })}
      onClose={onClose}
    >
      {isFinal && (
        <>
          <Notice tone="warn">This is the point of no return: a service that still needs the old key can’t go back to it.</Notice>
          <Checkbox checked={isSure} onChange={(event) => setSure(event.target.checked)}>
            I know that there is no way back
          </Checkbox>
        </>
      )}
      <Field label="What proves it" help={says[step].proof}>
        {(ids) => (
          <TextArea {...ids} data-autofocus rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <EvidencePicker chosen={evidence} onChange={setEvidence} />
    </ActDialog>
  )
}
