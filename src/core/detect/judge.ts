import type { Candidate } from './candidate.ts'
import { checkNamed } from './checks/checks.ts'
import { isCode, isReference, isVersion } from './filters/code.ts'
import { entropyShare, shannonEntropy } from './filters/entropy.ts'
import { isHash } from './filters/hash.ts'
import { isPathOrUrl } from './filters/path-or-url.ts'
import { isPlaceholder, isPlaceholderToken } from './filters/placeholder.ts'
import { isPublicName, namesIdentifier } from './filters/public-name.ts'
import { isSequence } from './filters/sequence.ts'
import { isTemplateValue } from './filters/template-value.ts'
import { isTrivial } from './filters/trivial.ts'
import { isUuid } from './filters/uuid.ts'
import { isOnlyWords, isWords } from './filters/words.ts'

/** Below these shares of what random text has, a value was typed or is made of words. */
const contextShare = 0.8
const tokenShare = 0.55

const judgeToken = ({ value }: Candidate): string | undefined => {
  if (isPlaceholderToken(value)) return 'placeholder'
  if (value.length <= 256 && isSequence(value.slice(-24))) return 'sequence'
  return entropyShare(value) < tokenShare ? 'low-entropy' : undefined
}

const judgeContext = ({ value, name, link, rule }: Candidate): string | undefined => {
  if (isPlaceholderToken(value)) return 'placeholder'
  if (isTemplateValue(value)) return 'template'
  if (isSequence(value)) return 'sequence'
  if (isHash(value, name, link)) return 'hash'
  if (namesIdentifier(name)) return 'public-name'
  if (rule.minEntropy === null && entropyShare(value) < contextShare) return 'low-entropy'
  return isWords(value) ? 'words' : undefined
}

const assignedProblem = (value: string): string | undefined => {
  if (isPlaceholder(value)) return 'placeholder'
  if (isTemplateValue(value)) return 'template'
  if (isReference(value) || isVersion(value)) return 'code'
  if (isUuid(value)) return 'uuid'
  if (isPathOrUrl(value)) return value.includes('://') ? 'url' : 'path'
  if (isSequence(value)) return 'sequence'
  return isTrivial(value) ? 'trivial' : undefined
}

const judgeAssignment = ({ value, name, link, style, rule }: Candidate): string | undefined => {
  if (isPublicName(name)) return 'public-name'
  if (style !== 'quoted' && isCode(value)) return 'code'
  const problem = assignedProblem(value)
  if (problem !== undefined) return problem
  if (isHash(value, name, link)) return 'hash'
  return (rule.chosen ? isOnlyWords(value, style) : isWords(value)) ? 'words' : undefined
}

const judgeKind = { token: judgeToken, block: () => undefined, context: judgeContext, assignment: judgeAssignment }

/** `kept`, or the reason why the candidate is dropped. */
export const judge = (candidate: Candidate, surrounding: (reach: number) => string): string => {
  const { rule, value, problem } = candidate
  if (problem !== undefined) return problem
  if (rule.isPublished(value)) return 'published-example'
  const byKind = judgeKind[rule.kind](candidate)
  if (byKind !== undefined) return byKind
  if (rule.minEntropy !== null && shannonEntropy(value) < rule.minEntropy) return 'low-entropy'
  if (rule.near && !rule.near.test(surrounding(rule.reach))) return 'near'
  for (const name of rule.checks) {
    const reason = checkNamed(name)?.(value)
    if (reason !== undefined) return reason
  }
  return 'kept'
}
