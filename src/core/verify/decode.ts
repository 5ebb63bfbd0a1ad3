import type { DecodedFact } from '../../contract/model.ts'
import type { Decoder } from './decoder.ts'
import { decodeAgeKey } from './decoders/age-key.ts'
import { decodeAtlassianServerToken } from './decoders/atlassian-server-token.ts'
import { decodeAwsAccessKey } from './decoders/aws-access-key.ts'
import { decodeAzureClientSecret } from './decoders/azure-client-secret.ts'
import { decodeAzureDevopsToken } from './decoders/azure-devops-token.ts'
import { decodeAzureKey } from './decoders/azure-key.ts'
import { decodeAzureStorage } from './decoders/azure-storage.ts'
import { decodeBasicAuth } from './decoders/basic-auth.ts'
import { decodeConnectionString } from './decoders/connection-string.ts'
import { decodeDiscordToken } from './decoders/discord-token.ts'
import { decodeDiscordWebhook } from './decoders/discord-webhook.ts'
import { decodeEthereumKey } from './decoders/ethereum-key.ts'
import { decodeFlyioToken } from './decoders/flyio-token.ts'
import { decodeGeneric } from './decoders/generic.ts'
import { decodeGithubToken } from './decoders/github-token.ts'
import { decodeGitlabToken } from './decoders/gitlab-token.ts'
import { decodeGoogleServiceAccount } from './decoders/google-service-account.ts'
import { decodeGrafanaToken } from './decoders/grafana-token.ts'
import { decodeJwt } from './decoders/jwt.ts'
import { decodeMapboxToken } from './decoders/mapbox-token.ts'
import { decodeNpmToken } from './decoders/npm-token.ts'
import { decodeOpenshiftToken } from './decoders/openshift-token.ts'
import { decodePemKey } from './decoders/pem-key.ts'
import { decodePypiToken } from './decoders/pypi-token.ts'
import { decodeSentryToken } from './decoders/sentry-token.ts'
import { decodeSlackToken } from './decoders/slack-token.ts'
import { decodeSlackWebhook } from './decoders/slack-webhook.ts'
import { decodeWireguardKey } from './decoders/wireguard-key.ts'
import { developerForms } from './forms/developer-forms.ts'
import { paymentForms } from './forms/payment-forms.ts'
import { serviceForms } from './forms/service-forms.ts'
import { formDecoder } from './token-form.ts'

const decoders = new Map<string, Decoder>([
  ['age-key', decodeAgeKey],
  ['atlassian-server-token', decodeAtlassianServerToken],
  ['aws-access-key', decodeAwsAccessKey],
  ['azure-client-secret', decodeAzureClientSecret],
  ['azure-devops-token', decodeAzureDevopsToken],
  ['azure-key', decodeAzureKey],
  ['azure-storage', decodeAzureStorage],
  ['basic-auth', decodeBasicAuth],
  ['connection-string', decodeConnectionString],
  ['discord-token', decodeDiscordToken],
  ['discord-webhook', decodeDiscordWebhook],
  ['ethereum-key', decodeEthereumKey],
  ['flyio-token', decodeFlyioToken],
  ['generic', decodeGeneric],
  ['github-token', decodeGithubToken],
  ['gitlab-token', decodeGitlabToken],
  ['google-service-account', decodeGoogleServiceAccount],
  ['grafana-token', decodeGrafanaToken],
  ['jwt', decodeJwt],
  ['mapbox-token', decodeMapboxToken],
  ['npm-token', decodeNpmToken],
  ['openshift-token', decodeOpenshiftToken],
  ['pem-key', decodePemKey],
  ['pypi-token', decodePypiToken],
  ['sentry-token', decodeSentryToken],
  ['slack-token', decodeSlackToken],
  ['slack-webhook', decodeSlackWebhook],
  ['wireguard-key', decodeWireguardKey],
  ...Object.entries({ ...developerForms, ...paymentForms, ...serviceForms }).map(([name, forms]): [string, Decoder] => [
    name,
    formDecoder(forms)
  ])
])

/** Names that a secret type may list under `decode`. */
export const decoderNames: readonly string[] = [...decoders.keys()]

const maxValue = 65_536
const maxFact = 200

/**
 * What the value itself tells, by the decoders named, in that order, each label once; then what those tell that belong to it, such as the
 * id of a key. No network call is made. Values over 64 KiB are not looked into. Fact values are one line of at most 200 characters.
 */
export function decodeOffline(
  names: readonly string[],
  value: string,
  { now = new Date(), beside = [] }: { now?: Date; beside?: readonly string[] } = {}
): DecodedFact[] {
  if (value.length > maxValue) return []
  const facts = new Map<string, DecodedFact>()
  for (const [text, name] of [value, ...beside].flatMap((each) => names.map((one) => [each, one] as const))) {
    const decode = decoders.get(name)
    if (decode === undefined) continue
    for (const fact of decode(text, now)) {
      if (!facts.has(fact.label)) facts.set(fact.label, { label: fact.label, value: oneLine(fact.value) })
    }
  }
  return [...facts.values()]
}

/** Repositories are hostile: control and direction marks out of a value must not reach a screen or a report. */
function oneLine(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return clean.length > maxFact ? `${clean.slice(0, maxFact - 1)}…` : clean
}
