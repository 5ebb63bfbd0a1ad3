import type { Candidate } from './candidate.ts'
import { checkNamed } from './checks/checks.ts'
import { assignedProblem } from './filters/assigned-value.ts'
import { isCode } from './filters/code.ts'
import { entropyShare, shannonEntropy } from './filters/entropy.ts'
import { isHash } from './filters/hash.ts'
import { isAnybodys } from './filters/own-name.ts'
import { endsFileName } from './filters/path-or-url.ts'
import { isPlaceholderToken } from './filters/placeholder.ts'
import { isPublicName, nameParts, namesIdentifier } from './filters/public-name.ts'
import { namesSecret } from './filters/secret-name.ts'
import { isSequence } from './filters/sequence.ts'
import { isTemplateValue } from './filters/template-value.ts'
import { isUuid } from './filters/uuid.ts'
import { isOnlyWords, isWords } from './filters/words.ts'

/** Below these shares of what random text has, a value was typed or is made of words. */
const contextShare = 0.8
const tokenShare = 0.55

const judgeToken = ({ value, rule }: Candidate): string | undefined => {
  // Host and path of an address may say example: its own check looks at user and password.
  if (rule.checks.includes('connection-string')) return undefined
  if (isPlaceholderToken(value)) return 'placeholder'
  if (value.length <= 256 && isSequence(value.slice(-24))) return 'sequence'
  return entropyShare(value) < tokenShare ? 'low-entropy' : undefined
}

/** `credentials('…')` of a Jenkins pipeline and its like take the identifier under which a secret is kept. */
const pointsElsewhere = /(?:credentials|credentialsId|getSecret|secretRef|secretKeyRef|lookup)["']?\s{0,4}[(:=]\s{0,4}["']?$/i

const uuidInside = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** `17/1205…:8f3a…`, `sdk-<UUID>`: numbers and joints make the whole look described, but one part of it is long and random. */
const hasRandomPart = (value: string): boolean =>
  uuidInside.test(value) || value.split(/[^A-Za-z0-9]+/).some((part) => part.length >= 16 && part !== value && !isWords(part))

/** Between the context word and the value: then the word ends the name, and is meant even where it says id. */
const nothingButSigns = /^[^\w.-]{1,40}$/

const judgeContext = ({ value, name, link, rule }: Candidate): string | undefined => {
  if (isPlaceholderToken(value)) return 'placeholder'
  if (isTemplateValue(value)) return 'template'
  if (pointsElsewhere.test(link)) return 'code'
  if (isSequence(value)) return 'sequence'
  if (isHash(value, name, link)) return 'hash'
  if (endsFileName(link)) return 'path'
  if (namesIdentifier(name) && !nothingButSigns.test(link)) return 'public-name'
  if (rule.named && !namesSecret(name, link)) return 'unnamed'
  if (rule.minEntropy === null && entropyShare(value) < contextShare) return 'low-entropy'
  return isWords(value) && !hasRandomPart(value) ? 'words' : undefined
}

/** A UUID is an identifier more often than a secret, unless its name says outright what it opens. */
const opensWithUuid =
  /(?:^|_)(?:api_?(?:key|token|secret)|auth_?(?:key|token)|access_?(?:key|token)|secret_?key|client_?secret|(?:private|personal|bearer)_?token)$/

const judgeAssignment = ({ value, name, link, style, rule }: Candidate): string | undefined => {
  if (isPublicName(name)) return 'public-name'
  if (style !== 'quoted' && isCode(value)) return 'code'
  const problem = assignedProblem(value)
  if (problem !== undefined) return problem
  if (isUuid(value)) return rule.near || opensWithUuid.test(nameParts(name)) ? undefined : 'uuid'
  if (isHash(value, name, link)) return 'hash'
  if (!rule.chosen && style === 'prose' && !/\d/.test(value)) return 'words'
  return (rule.chosen ? isOnlyWords(value, style) : isWords(value)) ? 'words' : undefined
}

const judgeKind = {
  token: judgeToken,
  block: () => undefined,
  manifest: () => undefined,
  context: judgeContext,
  assignment: judgeAssignment
}

/** What stands around a candidate, up to `reach` bytes on either side: all of it, or what belongs to the same block. */
export interface Surroundings {
  all(reach: number): string
  block(reach: number): string
}

/** Does a word or identifier around the value tell whose it is? The name of another owner beats any word at a distance. */
const isNear = ({ rule, name, anchor }: Candidate, near: RegExp, { all, block }: Surroundings): boolean => {
  if (rule.kind !== 'assignment') return near.test(all(rule.reach))
  const prefix = name.slice(0, -anchor)
  return near.test(prefix) || (isAnybodys(prefix) && near.test(block(rule.reach)))
}

/** `kept`, or the reason why the candidate is dropped. */
export const judge = (candidate: Candidate, surroundings: Surroundings): string => {
  const { rule, value, problem } = candidate
  if (problem !== undefined) return problem
  if (rule.isPublished(value)) return 'published-example'
  const byKind = judgeKind[rule.kind](candidate)
  if (byKind !== undefined) return byKind
  if (rule.minEntropy !== null && shannonEntropy(value) < rule.minEntropy) return 'low-entropy'
  if (rule.near && !isNear(candidate, rule.near, surroundings)) return 'near'
  for (const name of rule.checks) {
    const reason = checkNamed(name)?.(value)
    if (reason !== undefined) return reason
  }
  return 'kept'
}
