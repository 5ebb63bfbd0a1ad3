import { Snippet } from '../../contract/case/view.ts'
import { awsSecretsManager } from './aws-secrets-manager.ts'
import { cyberarkConjur } from './cyberark-conjur.ts'
import { environment } from './environment.ts'
import { hashicorpVault } from './hashicorp-vault.ts'
import type { SnippetParameters } from './snippet-parameters.ts'
import type { SnippetWriter } from './snippet-writer.ts'

const writers: Record<Snippet['store'], SnippetWriter> = {
  environment,
  'aws-secrets-manager': awsSecretsManager,
  'hashicorp-vault': hashicorpVault,
  'cyberark-conjur': cyberarkConjur
}

/** How a program gets the secret without holding it: each store in each language, whole programs that print no value. */
export const makeSnippets = (parameters: SnippetParameters): Snippet[] =>
  Snippet.shape.store.options.flatMap((store) => {
    const written = writers[store](parameters)
    return Snippet.shape.language.options.map((language) => ({ store, language, ...written[language] }))
  })
