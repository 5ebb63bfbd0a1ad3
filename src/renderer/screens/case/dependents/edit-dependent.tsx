import { useState } from 'react'
import type { Dependent } from '../../../../contract/case/record.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field, Input, Select, TextArea } from '../../../ui/field.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { kindNames, kinds } from './dependent-words.ts'
import styles from './edit-dependent.module.css'

type Fields = Pick<
  Dependent,
  'name' | 'kind' | 'sourceName' | 'path' | 'line' | 'owner' | 'contact' | 'environment' | 'needsRestart' | 'test' | 'fallback'
>

const blank: Fields = {
  name: '',
  kind: 'other',
  sourceName: '',
  path: null,
  line: null,
  owner: '',
  contact: '',
  environment: '',
  needsRestart: false,
  test: '',
  fallback: ''
}

const fieldsOf = ({ name, kind, sourceName, path, line, owner, contact, environment, needsRestart, test, fallback }: Fields): Fields => ({
  name,
  kind,
  sourceName,
  path,
  line,
  owner,
  contact,
  environment,
  needsRestart,
  test,
  fallback
})

/** Adds somebody who uses the key, or says more about one who is there. */
export function EditDependent({ dependent, onClose }: { dependent?: Dependent; onClose(): void }) {
  const [fields, setFields] = useState<Fields>(dependent ? fieldsOf(dependent) : blank)
  const change = (next: Partial<Fields>): void => setFields({ ...fields, ...next })
  return (
    <ActDialog
      title={dependent ? `Edit ${visibleText(dependent.name)}` : 'Add a dependent'}
      says={dependent ? undefined : 'Somebody or something that uses the key and stands in no source.'}
      size="large"
      confirm={dependent ? 'Save' : 'Add it'}
      isReady={fields.name.trim() !== ''}
      act={() => (dependent ? { kind: 'edit-dependent', id: dependent.id, change: fields } : { kind: 'add-dependent', dependent: fields })}
      onClose={onClose}
    >
      <div className={styles.grid}>
        <Field label="Name">
          {(ids) => (
            <Input {...ids} data-autofocus maxLength={500} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
          )}
        </Field>
        <Field label="Kind">
          {(ids) => (
            <Select
              {...ids}
              value={fields.kind}
              onChange={(event) => change({ kind: kinds.find((one) => one === event.target.value) ?? 'other' })}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindNames[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Owner">
          {(ids) => <Input {...ids} maxLength={500} value={fields.owner} onChange={(event) => change({ owner: event.target.value })} />}
        </Field>
        <Field label="Contact">
          {(ids) => <Input {...ids} maxLength={500} value={fields.contact} onChange={(event) => change({ contact: event.target.value })} />}
        </Field>
        <Field label="Environment">
          {(ids) => (
            <Input
              {...ids}
              maxLength={500}
              placeholder="production"
              value={fields.environment}
              onChange={(event) => change({ environment: event.target.value })}
            />
          )}
        </Field>
        <Field label="Where it stands">
          {(ids) => (
            <Input
              {...ids}
              isMono
              maxLength={4096}
              value={fields.path ?? ''}
              onChange={(event) => change({ path: event.target.value === '' ? null : event.target.value })}
            />
          )}
        </Field>
      </div>
      <Checkbox checked={fields.needsRestart} onChange={(event) => change({ needsRestart: event.target.checked })}>
        It must be restarted to take the new key
      </Checkbox>
      <Field label="How to prove it in staging">
        {(ids) => (
          <TextArea {...ids} rows={2} maxLength={10_000} value={fields.test} onChange={(event) => change({ test: event.target.value })} />
        )}
      </Field>
      <Field label="The way back">
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            maxLength={10_000}
            value={fields.fallback}
            onChange={(event) => change({ fallback: event.target.value })}
          />
        )}
      </Field>
    </ActDialog>
  )
}
