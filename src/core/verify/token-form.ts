import type { DecodedFact } from '../../contract/model.ts'
import { type Decoder, factsOf } from './decoder.ts'

/** One way in which a provider writes its values, and what that way says. */
export interface TokenForm {
  /** The whole value. What named groups hold is told under the label of `partLabels`. */
  shape: RegExp
  /** Facts that this form says by itself, by label. */
  says?: Record<string, string>
  /** Meaning of what a group holds, by group. A text that is not listed is told as it stands. */
  words?: Record<string, Record<string, string>>
}

/** Forms by the decoder's name; of each the first that fits is read. */
export type TokenForms = Record<string, readonly TokenForm[]>

/** Groups that a shape may name. All of them hold ids, names, places and kinds, never a part that must stay secret. */
const partLabels: ReadonlyMap<string, string> = new Map([
  ['account', 'Account'],
  ['app', 'App id'],
  ['bot', 'Bot id'],
  ['cluster', 'Digest of the cluster CA'],
  ['instance', 'Instance'],
  ['keyId', 'Key id'],
  ['keyName', 'Key name'],
  ['kind', 'Kind'],
  ['mode', 'Mode'],
  ['organization', 'Organization'],
  ['payment', 'Payment'],
  ['region', 'Region'],
  ['tenant', 'Tenant'],
  ['user', 'User id'],
  ['workflow', 'Workflow']
])

/** A decoder that reads values by their form alone. */
export function formDecoder(forms: readonly TokenForm[]): Decoder {
  return (value) => {
    const text = value.trim()
    for (const form of forms) {
      const groups = form.shape.exec(text)
      if (groups !== null) return factsOfForm(form, groups.groups ?? {})
    }
    return []
  }
}

function factsOfForm({ says = {}, words = {} }: TokenForm, groups: Record<string, string | undefined>): DecodedFact[] {
  const parts = Object.entries(groups).map(([name, text]): [string, string | undefined] => {
    const label = partLabels.get(name)
    return label === undefined || text === undefined ? ['', undefined] : [label, words[name]?.[text] ?? text]
  })
  return factsOf([...Object.entries(says), ...parts])
}
