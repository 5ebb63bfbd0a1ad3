import { useEffect, useId } from 'react'
import { useApp } from '../../store/use-app.ts'
import { Field, Input } from '../../ui/field.tsx'

/** The type of a value that no rule knows, out of the whole library: those without a rule are there for this. */
export function ChooseType({ onChoose }: { onChoose(id: string | null): void }) {
  const list = useId()
  const types = useApp((state) => state.library.all)
  const load = useApp((state) => state.library.loadAll)
  useEffect(() => void load(), [load])
  const idOf = new Map(types?.map(({ id, name }) => [name.toLowerCase(), id]))
  return (
    <Field label="What it is" help="No rule knows it. Begin to type the provider’s name and choose a type.">
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
            {types?.map(({ id, name, hasRule }) => (
              <option key={id} value={name} label={hasRule ? '' : 'no rule'} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
