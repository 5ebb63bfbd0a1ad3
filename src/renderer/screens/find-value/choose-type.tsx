import { useEffect, useId } from 'react'
import type { SecretTypeRow } from '../../../contract/model.ts'
import { useApp } from '../../store/use-app.ts'
import { Field, Input } from '../../ui/field.tsx'

/** The type of a value that no rule knows, out of the whole library: those without a rule are there for this. Types that have its form come first. */
export function ChooseType({ fits, help, onChoose }: { fits: readonly SecretTypeRow[]; help: string; onChoose(id: string | null): void }) {
  const list = useId()
  const types = useApp((state) => state.library.all)
  const load = useApp((state) => state.library.loadAll)
  useEffect(() => void load(), [load])
  const fitting = new Set(fits.map(({ id }) => id))
  const others = types?.filter(({ id }) => !fitting.has(id)) ?? []
  const idOf = new Map([...others, ...fits].map(({ id, name }) => [name.toLowerCase(), id]))
  return (
    <Field label="What it is" help={help}>
      {(ids) => (
        <>
          <Input
            {...ids}
            data-autofocus
            list={list}
            maxLength={100}
            placeholder="Mailgun SMTP credential"
            onChange={(event) => onChoose(idOf.get(event.target.value.trim().toLowerCase()) ?? null)}
          />
          <datalist id={list}>
            {fits.map(({ id, name }) => (
              <option key={id} value={name} label="has its form" />
            ))}
            {others.map(({ id, name, hasRule }) => (
              <option key={id} value={name} label={hasRule ? '' : 'no rule'} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
