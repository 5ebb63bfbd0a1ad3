import { BulkheadError } from '../../contract/errors.ts'
import type { ParsedInput } from '../../contract/methods.ts'

/** What a snippet is filled with. Nothing in it can end a string literal of any of the five languages, or a path of an address. */
export interface SnippetParameters {
  /** Environment variable. */
  variable: string
  /** Name of the secret in AWS, path in Vault, id of the variable in Conjur. */
  place: string
  /** Field of the secret; null for all of it where the store allows that. */
  field: string | null
  /** AWS region; null takes it from the environment, like the addresses below. */
  region: string | null
  /** Address of Vault or Conjur without a slash at the end. */
  url: string | null
  /** Conjur account. */
  account: string | null
  /** Mount of Vault's KV engine. */
  mount: string
}

type Given = Omit<ParsedInput<'snippets.list'>, 'typeId'>

/** Letters that AWS allows in a name (API reference, CreateSecret), with `:` for ARNs. No quote, backslash, `$`, `#`, `{` or space. */
const place = /^[A-Za-z0-9_+=.@:-]+(?:\/[A-Za-z0-9_+=.@:-]+)*$/
const field = /^[A-Za-z0-9_.-]+$/
const account = /^[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*$/
const region = /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/
const url = /^https?:\/\/(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*\/?$/

const refuse = (what: string, rule: string): never => {
  throw new BulkheadError('contract.bad-input', `${what} can't stand in a snippet. ${rule}`, { data: { field: what, rule } })
}

const checked = (value: string | undefined, pattern: RegExp, what: string, rule: string): string | null => {
  if (value === undefined || value === '') return null
  const steps = value.split('/')
  return pattern.test(value) && !steps.includes('..') && !steps.includes('.') ? value : refuse(what, rule)
}

/** Throws contract.bad-input, naming the field and what may stand in it, for whatever could break out of a literal. */
export function snippetParameters(given: Given, type: { id: string; variable: string }): SnippetParameters {
  const address = given.address ?? ''
  const isUrl = /^[a-z]+:/i.test(address)
  return {
    variable: given.variable ?? type.variable,
    place:
      checked(given.place, place, 'place', 'It has letters, digits and any of / _ + = . @ : -, for example myapp/mail-key.') ??
      `myapp/${type.id}`,
    field: checked(given.field, field, 'field', 'It has letters, digits and any of _ . -, for example api_key.'),
    region: isUrl
      ? null
      : checked(address, region, 'address', 'It is a region such as eu-central-1, or an address that begins with https://.'),
    url: isUrl
      ? (checked(
          address,
          url,
          'address',
          'It is a plain address such as https://vault.example.com:8200, without user, query or odd characters.'
        )?.replace(/\/$/, '') ?? null)
      : null,
    account: checked(given.account, account, 'account', 'It has letters, digits and any of _ - . /.'),
    mount: checked(given.account, account, 'account', 'It has letters, digits and any of _ - . /.') ?? 'secret'
  }
}
