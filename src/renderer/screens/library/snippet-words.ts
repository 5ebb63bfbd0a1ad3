import type { Snippet } from '../../../contract/case/view.ts'
import type { BulkheadError } from '../../../contract/errors.ts'
import type { SnippetInput } from '../../store/snippets-slice.ts'

type Store = Snippet['store']
type Language = Snippet['language']

export const stores: readonly { value: Store; name: string }[] = [
  { value: 'environment', name: 'Environment' },
  { value: 'aws-secrets-manager', name: 'AWS Secrets Manager' },
  { value: 'hashicorp-vault', name: 'Vault' },
  { value: 'cyberark-conjur', name: 'Conjur' }
]

export const languages: readonly { value: Language; name: string }[] = [
  { value: 'python', name: 'Python' },
  { value: 'javascript', name: 'JavaScript' },
  { value: 'go', name: 'Go' },
  { value: 'java', name: 'Java' },
  { value: 'ruby', name: 'Ruby' }
]

export type SnippetField = 'variable' | 'place' | 'field' | 'address' | 'account'

interface FieldWords {
  field: SnippetField
  name: string
  example: string
}

const variable: FieldWords = { field: 'variable', name: 'Variable', example: '' }

/** What can be told to the snippets of each store. What is left empty is taken from the environment or from the type. */
export const storeFields: Record<Store, readonly FieldWords[]> = {
  environment: [variable],
  'aws-secrets-manager': [
    { field: 'place', name: 'Name of the secret', example: 'prod/mail-key' },
    { field: 'field', name: 'JSON field', example: 'all of it' },
    { field: 'address', name: 'Region', example: 'from the environment' },
    variable
  ],
  'hashicorp-vault': [
    { field: 'place', name: 'Path', example: 'myapp/mail-key' },
    { field: 'field', name: 'Field', example: 'value' },
    { field: 'account', name: 'KV mount', example: 'secret' },
    { field: 'address', name: 'Address', example: 'VAULT_ADDR' }
  ],
  'cyberark-conjur': [
    { field: 'place', name: 'Id of the variable', example: 'prod/mail-key' },
    { field: 'account', name: 'Account', example: 'CONJUR_ACCOUNT' },
    { field: 'address', name: 'Address', example: 'CONJUR_APPLIANCE_URL' }
  ]
}

/** Why this place is better than the code, and what it does not do. */
export const storeSays: Record<Store, string> = {
  environment:
    'Keeps the value out of every commit, and a rotation needs no change of the code. Whoever can read the process can read it: fill it from a store, not from a file beside the code.',
  'aws-secrets-manager':
    'The value is read at run time by a role, access to it is logged in CloudTrail, and a new version takes its place without a deploy.',
  'hashicorp-vault':
    'The value is read at run time with a token that ends by itself; each read is in the audit log, and old versions can be destroyed.',
  'cyberark-conjur':
    'The value is read at run time by the identity of the workload, under a policy that names who may, and each read is logged.'
}

/** The command that adds what a snippet needs; of Java the names that go into the build file. */
export function installLine({ language, install }: Pick<Snippet, 'language' | 'install'>): { title: string; text: string } | null {
  if (install === '') return null
  if (language === 'java') return { title: 'Add to the build file', text: install.split(' ').join('\n') }
  const installers: Record<Exclude<Language, 'java'>, string> = {
    python: 'pip install',
    javascript: 'npm install',
    go: 'go get',
    ruby: 'gem install'
  }
  return { title: 'Install', text: `${installers[language]} ${install}` }
}

/** What the core refuses, by the name that the field has here. */
export function refusalWords(store: Store, { message, data }: Pick<BulkheadError, 'message' | 'data'>): string {
  const words = storeFields[store].find(({ field }) => field === data?.field)
  return words && typeof data?.rule === 'string' ? `${words.name}: ${data.rule}` : message
}

/** Values by store and field; place and variable are the same in all stores. */
export type SnippetValues = Readonly<Record<string, string>>
const isShared = (field: SnippetField): boolean => field === 'variable' || field === 'place'
export const valueKey = (store: Store, field: SnippetField): string => (isShared(field) ? field : `${store} ${field}`)

const isVariable = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(text)

/** What is asked of the core. A variable that is none yet, while somebody types it, is left out. */
export function snippetInput(typeId: string, store: Store, values: SnippetValues): SnippetInput {
  const given = storeFields[store].flatMap(({ field }): [SnippetField, string][] => {
    const value = (values[valueKey(store, field)] ?? '').trim()
    return value === '' || (field === 'variable' && !isVariable(value)) ? [] : [[field, value]]
  })
  return { typeId, ...Object.fromEntries(given) }
}
