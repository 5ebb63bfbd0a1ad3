import type { Dependent } from '../../../contract/case/record.ts'

export type DependentKind = Dependent['kind']

/** What keeps values under a name of its own, so that others ask for it by that name. */
export type Store =
  | 'kubernetes'
  | 'configmap'
  | 'compose'
  | 'file'
  | 'helm'
  | 'terraform'
  | 'ansible'
  | 'property'
  | 'github'
  | 'jenkins'
  | 'vault'
  | 'aws-secrets'
  | 'ssm'
  | 'gcp'
  | 'azure'
  | 'conjur'
  | 'onepassword'

/** What a secret is asked for by: a variable of the environment, or a place in a store. `key` is null for the whole place. */
export type Term = { kind: 'name'; name: string } | { kind: 'place'; store: Store; id: string; key: string | null }

/**
 * One statement of a file in which something gets a value or reads one, as the file says it: it knows nothing of what is sought.
 * Right sides may be secrets: a binding lives in memory alone.
 */
export interface Binding {
  /** From 1. */
  line: number
  /** given: `name` gets `value`. read: what `refs` name is read. named: spoken of, without a way to read it that we know. */
  how: 'given' | 'read' | 'named'
  /** Variable or key that gets something. */
  name: string | null
  /** Right side or command as written. Null where there is none: then the name comes from outside. */
  value: string | null
  /** What it reads. */
  refs: Term[]
  /** By what others can ask for the value that is given here. */
  defines: Term[]
  /** Service, workload, job or resource it belongs to; null: the file, or the package around it. */
  consumer: string | null
}

export interface TextFile {
  /** As it is shown, relative to the source, with `/`. */
  path: string
  text: string
}

export type Reader = (file: TextFile) => Binding[]

export const named = (name: string): Term => ({ kind: 'name', name })
export const place = (store: Store, id: string, key: string | null = null): Term => ({ kind: 'place', store, id, key })

/** Two terms that ask for the same: of a whole place and one of its keys, one is part of the other. */
export function isSameTerm(a: Term, b: Term): boolean {
  if (a.kind === 'name') return b.kind === 'name' && a.name === b.name
  if (b.kind === 'name') return false
  return a.store === b.store && a.id === b.id && (a.key === null || b.key === null || a.key === b.key)
}

const storeNames: Record<Store, string> = {
  kubernetes: 'Kubernetes Secret',
  configmap: 'ConfigMap',
  compose: 'compose secret',
  file: 'file',
  helm: 'chart value',
  terraform: 'Terraform variable',
  ansible: 'Ansible variable',
  property: 'property',
  github: 'Actions secret',
  jenkins: 'Jenkins credential',
  vault: 'Vault path',
  'aws-secrets': 'AWS secret',
  ssm: 'SSM parameter',
  gcp: 'Google secret',
  azure: 'Key Vault secret',
  conjur: 'Conjur variable',
  onepassword: '1Password item'
}

/** A term in words for a reason. */
export const termText = (term: Term): string =>
  term.kind === 'name' ? term.name : `${storeNames[term.store]} ${term.id}${term.key === null ? '' : ` (${term.key})`}`
