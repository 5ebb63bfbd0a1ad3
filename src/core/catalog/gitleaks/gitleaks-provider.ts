import type { AllowedPath, Remark } from '../catalog.ts'
import type { AnyRuleSource, ProviderFile } from '../compile-catalog.ts'
import { PatternError } from '../parse-pattern.ts'
import type { SecretTypeSource } from '../schema.ts'
import { type Allowlist, type GitleaksRule, readGitleaksConfig, unknownKeys } from './config.ts'
import { type ConvertedAllowlist, convertAllowlist } from './convert-allowlist.ts'
import { convertPath } from './convert-path.ts'
import { convertRule } from './convert-rule.ts'
import { GoRegExpError } from './go-regexp.ts'

export interface GitleaksProvider {
  provider: ProviderFile
  allowedPaths: (Omit<AllowedPath, 'types'> & { types: string[] | null })[]
  /** What could not be taken over as it is. */
  remarks: Remark[]
}

/** Patterns of values to drop, of all rules of a file: lists of a file hold for each of its rules. */
const mostNot = 10_000

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/**
 * The types that a configuration of gitleaks describes. `isTaken`: ids of other types; one of those gets the file's name in front, and a number
 * where that is taken too.
 * Throws types.invalid for a file that is none; a single rule or list that has no equal becomes a remark.
 */
export function gitleaksProvider(text: string, file: string, isTaken: (id: string) => boolean): GitleaksProvider {
  const config = readGitleaksConfig(text, file)
  const base = slugOf(file.replace(/^.*[\\/]/, '').replace(/\.toml$/i, '')) || 'gitleaks'
  const remarks: Remark[] = []
  const remark = (line: number, rule: string | null, text: string): number => remarks.push({ file, line, rule, text })
  const allowedPaths: GitleaksProvider['allowedPaths'] = []
  const types: SecretTypeSource[] = []
  const lines: number[] = []
  /** By the id in the file, which may stand there more than once. */
  const idsOf = new Map<string, string[]>()
  const ids = new Set<string>()
  const shared = [...(config.allowlist ? [config.allowlist] : []), ...config.allowlists]
  /** Of the lists that rules share: with and without a group, as they are in use. */
  const uses = new Map<Allowlist, Set<boolean>>()
  const convert = convertOnce()
  let room = mostNot
  const isFree = (id: string): boolean => !isTaken(id) && !ids.has(id)
  /** By the id that is taken: the numbers below are taken too. */
  const numbers = new Map<string, number>()
  const newId = (slug: string): string => {
    if (isFree(slug)) return slug
    let id = `${base}-${slug}`
    let number = numbers.get(slug) ?? 2
    for (; !isFree(id); number++) id = `${base}-${slug}-${number}`
    numbers.set(slug, number)
    return id
  }

  for (const [index, rule] of config.rules.entries()) {
    const line = config.lineOf(index)
    const own = [...(rule.allowlist ? [rule.allowlist] : []), ...rule.allowlists]
    const lists = [...own, ...shared.filter(({ targetRules }) => targetRules.length === 0 || targetRules.includes(rule.id))]
    const made = convertRule(rule)
    for (const key of unknownKeys('rule', rule)) remark(line, rule.id, `${key}: unknown, left out`)
    if ('refused' in made) {
      remark(line, rule.id, `not taken over: ${made.refused}`)
      continue
    }
    for (const change of made.changes) remark(line, rule.id, change)
    const converted = lists.map((list) => convert(list, made.hasGroup))
    const all = converted.flatMap((list) => list.not)
    const not = all.slice(0, room)
    room -= not.length
    if (not.length < all.length) remark(line, rule.id, `allowlist: its values beyond ${mostNot} patterns of the file are left out`)
    for (const { left } of converted.slice(0, own.length)) for (const each of left) remark(line, rule.id, `allowlist: ${each}`)
    for (const key of own.flatMap((list) => unknownKeys('allowlist', list))) remark(line, rule.id, `allowlist.${key}: unknown, left out`)
    for (const list of lists.slice(own.length)) uses.set(list, (uses.get(list) ?? new Set()).add(made.hasGroup))
    const slug = slugOf(rule.id) || `rule-${index + 1}`
    const id = newId(slug)
    if (id !== slug) remark(line, rule.id, `its id is ${id}: another type is named ${slug}`)
    ids.add(id)
    idsOf.set(rule.id, [...(idsOf.get(rule.id) ?? []), id])
    types.push(typeOf(rule, id, { ...made.rule, not }, file))
    lines.push(line)
    for (const { paths } of converted.slice(0, own.length))
      for (const { pattern } of paths) allowedPaths.push({ file: base, types: [id], pattern, negative: false })
    const only = rule.path === '' ? undefined : otherPaths(rule.path)
    if (only?.pattern) allowedPaths.push({ file: base, types: [id], pattern: only.pattern, negative: true })
    if (only?.left) remark(line, rule.id, `path: ${only.left}`)
  }

  const useDefault = config.extend?.useDefault === true
  for (const list of shared) {
    const { paths } = convert(list, false)
    const left = new Set([...(uses.get(list) ?? [false])].flatMap((hasGroup) => convert(list, hasGroup).left))
    const named = list.targetRules.flatMap((rule) => idsOf.get(rule) ?? [])
    const about = list.targetRules.length > 0 ? named : useDefault ? null : [...ids]
    for (const { pattern } of paths) allowedPaths.push({ file: base, types: about, pattern, negative: false })
    for (const each of left) remark(1, null, `allowlist: ${each}`)
    if (useDefault && list.targetRules.length === 0 && list.regexes.length + list.stopwords.length > 0)
      remark(1, null, "allowlist: its regexes and stopwords hold for this file's rules, not for Bulkhead's own types")
    for (const key of unknownKeys('allowlist', list)) remark(1, null, `allowlist.${key}: unknown, left out`)
  }
  if (useDefault) remark(1, null, "extend.useDefault: Bulkhead's own types stand in the place of gitleaks' rules")
  if (config.extend?.path || config.extend?.url) remark(1, null, 'extend: other files are not read; give them by --types too')
  if (config.extend?.disabledRules.length) remark(1, null, 'extend.disabledRules: name types in .bulkheadignore instead')
  for (const key of unknownKeys('extend', config.extend ?? {})) remark(1, null, `extend.${key}: unknown, left out`)
  for (const key of unknownKeys('config', config)) remark(1, null, `${key}: unknown, left out`)

  const value = {
    id: base,
    provider: (config.title || base).slice(0, 100),
    category: 'generic',
    fallback: false,
    sources: {},
    types
  }
  const locate = (path: readonly PropertyKey[]) => ({ line: (typeof path[1] === 'number' ? lines[path[1]] : undefined) ?? 1, column: 1 })
  return { provider: { file, value, locate }, allowedPaths, remarks }
}

/** A list of the file holds for many of its rules. */
function convertOnce(): (list: Allowlist, hasGroup: boolean) => ConvertedAllowlist {
  const known = { true: new Map<Allowlist, ConvertedAllowlist>(), false: new Map<Allowlist, ConvertedAllowlist>() }
  return (list, hasGroup) => {
    const ofKind = known[`${hasGroup}`]
    const converted = ofKind.get(list) ?? convertAllowlist(list, { hasGroup })
    ofKind.set(list, converted)
    return converted
  }
}

/**
 * The paths at which a rule counts: all others are allowed, and hide what is found there. So where the pattern can't tell all that it said
 * the rule counts everywhere, and in a path that is too long to be told.
 */
function otherPaths(regex: string): { pattern: string | null; left: string | null } {
  const everywhere = (why: string) => ({ pattern: null, left: `left out, the rule counts at all paths: ${why}` })
  try {
    const { pattern, longest, loss } = convertPath(regex)
    if (longest === null) return everywhere(loss ?? '')
    return { pattern: `(?:${pattern})|(?<![^])(?=[^]{${longest + 1}})`, left: loss }
  } catch (error) {
    if (error instanceof GoRegExpError || error instanceof PatternError) return everywhere(error.message)
    throw error
  }
}

const typeOf = (rule: GitleaksRule, id: string, made: AnyRuleSource, file: string): SecretTypeSource => ({
  id,
  aliases: [],
  name: (rule.description.replace(/\s+/g, ' ').replace(/\.$/, '') || rule.id).slice(0, 100),
  severity: 'high',
  severityReason: 'The file that describes it knows no severities.',
  summary: rule.description || `What the rule ${rule.id} finds.`,
  format: `As the regex of ${rule.id} in ${file.replace(/^.*[\\/]/, '')} says`,
  variable: id
    .toUpperCase()
    .replace(/-/g, '_')
    .replace(/^(?=\d)/, 'KEY_'),
  docs: [],
  rules: [made],
  with: [],
  decode: [],
  examples: [],
  counterExamples: [],
  create: [],
  revoke: [],
  logs: []
})
