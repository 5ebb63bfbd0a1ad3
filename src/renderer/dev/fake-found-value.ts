import type { FindingRow, FoundValue, SecretTypeRow } from '../../contract/model.ts'
import { fakeTypes } from './fake-types.ts'

type Type = FoundValue['types'][number]

const typed = (ids: readonly string[], decoded: Type['decoded'] = []): Type[] =>
  ids.flatMap((id) => fakeTypes.filter((type) => type.id === id)).map((type) => asFound(type, decoded))
const asFound = (type: SecretTypeRow, decoded: Type['decoded'] = []): Type => ({
  ...type,
  isGeneric: type.id.startsWith('generic-'),
  decoded
})

/** Made up, by how the value begins: a prefix is recognised, letters and digits alone have a form, `planted-` and `password-` lie somewhere. */
export function fakeFoundValue(value: string, placesOf: (typeId: string) => FindingRow[]): FoundValue {
  const nothing: FoundValue = { types: [], fits: [], preview: `${value.slice(0, 3)}…`, places: [] }
  const known = fakeTypes.filter(({ prefixes }) => prefixes.some((prefix) => value.startsWith(prefix)))
  if (known.length > 0) return { ...nothing, types: known.map((type) => asFound(type)), preview: `${known[0]?.prefixes[0] ?? ''}…` }
  if (/^[a-z\d]{24,40}$/.test(value)) return { ...nothing, fits: fakeTypes.slice(28, 40) }
  if (value.startsWith('password-')) return { ...nothing, types: typed(['generic-password']), places: placesOf('generic-password') }
  if (!value.startsWith('planted-')) return nothing
  const decoded = [
    { label: 'Key id', value: '0b3f…-c8e1…' },
    { label: 'Region', value: 'unknown: check US and EU' }
  ]
  return {
    types: [...typed(['mailgun-primary-api-key'], decoded), ...typed(['generic-api-key'])],
    fits: [],
    preview: '3ax6…c8e1',
    places: placesOf('mailgun-primary-api-key')
  }
}
