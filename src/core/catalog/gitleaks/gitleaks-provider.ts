import type { AllowedPath, Remark } from '../catalog.ts'
import type { AnyRuleSource, ProviderFile } from '../compile-catalog.ts'
import type { SecretTypeSource } from '../schema.ts'
import { type Allowlist, type GitleaksRule, readGitleaksConfig, unknownKeys } from './config.ts'
import { convertAllowlist } from './convert-allowlist.ts'
import { convertRule } from './convert-rule.ts'

export interface GitleaksProvider {
  provider: ProviderFile
  allowedPaths: (Omit<AllowedPath, 'types'> & { types: string[] | null })[]
  /** What could not be taken over as it is. */
  remarks: Remark[]
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/**
 * The types that a configuration of gitleaks describes. `isTaken`: ids of other types; one of those gets the file's name in front.
 * Throws types.invalid for a file that is none; a single rule or list that has no equal becomes a remark.
 */
export function gitleaksProvider(text: string, file: string, isTaken: (id: string) => boolean): GitleaksProvider {
  const config = readGitleaksConfig(text, file)
  const base = slugOf(file.replace(/^.*[\\/]/, '').replace(/\.toml$/i, '')) || 'gitleaks'
  const remarks: Remark[] = []
  const remark = (line: number, rule: string | null, text: string): number => remarks.push({ file, line, rule, text })
  const allowedPaths: GitleaksProvider['allowedPaths'] = []
  const types: SecretTypeSource[] = []
  const idOf = new Map<string, string>()
  const shared = [...(config.allowlist ? [config.allowlist] : []), ...config.allowlists]

  for (const [index, rule] of config.rules.entries()) {
    const line = config.lineOf(index)
    const own = [...(rule.allowlist ? [rule.allowlist] : []), ...rule.allowlists]
    const lists = [...own, ...shared.filter(({ targetRules }) => targetRules.length === 0 || targetRules.includes(rule.id))]
    const converted = lists.map((list) => convertAllowlist(list, { hasGroup: rule.secretGroup > 0 || /\((?!\?)|\(\?P?</.test(rule.regex) }))
    const made = convertRule(
      rule,
      converted.flatMap(({ not }) => not)
    )
    for (const key of unknownKeys('rule', rule)) remark(line, rule.id, `${key}: unknown, left out`)
    if ('refused' in made) {
      remark(line, rule.id, `not taken over: ${made.refused}`)
      continue
    }
    for (const change of made.changes) remark(line, rule.id, change)
    for (const { left } of converted.slice(0, own.length)) for (const each of left) remark(line, rule.id, `allowlist: ${each}`)
    const slug = slugOf(rule.id) || `rule-${index + 1}`
    const id = isTaken(slug) || [...idOf.values()].includes(slug) ? `${base}-${slug}` : slug
    idOf.set(rule.id, id)
    types.push(typeOf(rule, id, made.rule, file))
    for (const { paths } of converted.slice(0, own.length))
      for (const pattern of paths) allowedPaths.push({ file: base, types: [id], pattern, negative: false })
    if (rule.path !== '') {
      const only = convertAllowlist({ ...emptyList, paths: [rule.path] }, { hasGroup: false })
      for (const pattern of only.paths) allowedPaths.push({ file: base, types: [id], pattern, negative: true })
      for (const each of only.left) remark(line, rule.id, `path: ${each}`)
    }
  }

  const useDefault = config.extend?.useDefault === true
  for (const list of shared) {
    const { paths, left } = convertAllowlist(list, { hasGroup: false })
    const named = list.targetRules.flatMap((rule) => idOf.get(rule) ?? [])
    const about = list.targetRules.length > 0 ? named : useDefault ? null : [...idOf.values()]
    for (const pattern of paths) allowedPaths.push({ file: base, types: about, pattern, negative: false })
    for (const each of left) remark(1, null, `allowlist: ${each}`)
    if (useDefault && list.targetRules.length === 0 && list.regexes.length + list.stopwords.length > 0)
      remark(1, null, "allowlist: its regexes and stopwords hold for this file's rules, not for Bulkhead's own types")
    for (const key of unknownKeys('allowlist', list)) remark(1, null, `allowlist.${key}: unknown, left out`)
  }
  if (useDefault) remark(1, null, "extend.useDefault: Bulkhead's own types stand in the place of gitleaks' rules")
  if (config.extend?.path || config.extend?.url) remark(1, null, 'extend: other files are not read; give them by --types too')
  if (config.extend?.disabledRules.length) remark(1, null, 'extend.disabledRules: name types in .bulkheadignore instead')
  for (const key of unknownKeys('config', config)) remark(1, null, `${key}: unknown, left out`)

  const value = {
    id: base,
    provider: (config.title || base).slice(0, 100),
    category: 'generic',
    fallback: false,
    sources: {},
    types
  }
  const lines = new Map(config.rules.map((rule, index) => [idOf.get(rule.id), config.lineOf(index)]))
  const locate = (path: readonly PropertyKey[]) => ({
    line: lines.get(typeof path[1] === 'number' ? types[path[1]]?.id : undefined) ?? 1,
    column: 1
  })
  return { provider: { file, value, locate }, allowedPaths, remarks }
}

const emptyList: Allowlist = {
  description: '',
  condition: 'OR',
  commits: [],
  paths: [],
  regexTarget: '',
  regexes: [],
  stopwords: [],
  targetRules: []
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
