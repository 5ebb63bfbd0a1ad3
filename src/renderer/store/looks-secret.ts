import { mayBeValue } from '../../contract/may-be-value.ts'
import type { SecretTypeRow } from '../../contract/model.ts'

/** Whether a search may be a secret: one that begins as the values of a type do, and goes no further, is none. */
export const looksSecret = (text: string, types: readonly Pick<SecretTypeRow, 'prefix'>[] | null): boolean => {
  const begun = text.trim().toLowerCase()
  return mayBeValue(text) && !types?.some(({ prefix }) => prefix?.toLowerCase().startsWith(begun))
}
