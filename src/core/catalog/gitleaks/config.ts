import { parse, TomlError } from 'smol-toml'
import { z } from 'zod'
import { invalidTypes } from '../parse-provider.ts'

/**
 * A configuration of gitleaks: https://github.com/gitleaks/gitleaks#configuration. Keys that are not named here are kept as `others`, to be
 * told.
 */
const Texts = z.array(z.string()).default([])

const Allowlist = z
  .object({
    description: z.string().default(''),
    condition: z.string().default('OR'),
    commits: Texts,
    paths: Texts,
    regexTarget: z.string().default(''),
    regexes: Texts,
    stopwords: Texts,
    targetRules: Texts
  })
  .catchall(z.unknown())
export type Allowlist = z.infer<typeof Allowlist>

const Rule = z
  .object({
    id: z.string().min(1).max(200),
    description: z.string().default(''),
    regex: z.string().default(''),
    path: z.string().default(''),
    secretGroup: z.number().int().min(0).default(0),
    entropy: z.number().min(0).default(0),
    keywords: Texts,
    tags: Texts,
    allowlist: Allowlist.optional(),
    allowlists: z.array(Allowlist).default([]),
    required: z.array(z.unknown()).default([]),
    skipReport: z.boolean().default(false)
  })
  .catchall(z.unknown())
export type GitleaksRule = z.infer<typeof Rule>

const Config = z
  .object({
    title: z.string().default(''),
    description: z.string().default(''),
    minVersion: z.string().default(''),
    extend: z
      .object({ useDefault: z.boolean().default(false), path: z.string().default(''), url: z.string().default(''), disabledRules: Texts })
      .catchall(z.unknown())
      .optional(),
    allowlist: Allowlist.optional(),
    allowlists: z.array(Allowlist).default([]),
    rules: z.array(Rule).max(5_000).default([])
  })
  .catchall(z.unknown())

export interface GitleaksConfig extends z.infer<typeof Config> {
  /** From 1: where the rule at this index begins. */
  lineOf(rule: number): number
}

/** Throws types.invalid, with the line where it is known. */
export function readGitleaksConfig(text: string, file: string): GitleaksConfig {
  const lines = text.split('\n').flatMap((line, index) => (/^\s*\[\[\s*rules\s*\]\]/.test(line) ? [index + 1] : []))
  const lineOf = (rule: number): number => lines[rule] ?? 1
  const parsed = Config.safeParse(readToml(text, file))
  if (parsed.success) return { ...parsed.data, lineOf }
  throw invalidTypes(
    parsed.error.issues.map(({ path, message }) => ({
      file,
      line: path[0] === 'rules' && typeof path[1] === 'number' ? lineOf(path[1]) : 1,
      column: 1,
      message: `${path.map(String).join('.')}: ${message}`
    }))
  )
}

function readToml(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    // Its further lines quote the file.
    const [message = ''] = error.message.split('\n')
    throw invalidTypes([{ file, line: error.line, column: error.column, message }])
  }
}

/** Keys of an object that the schema does not name. */
export const unknownKeys = (kind: 'rule' | 'allowlist' | 'config' | 'extend', value: object): string[] => {
  const known = { rule: Rule, allowlist: Allowlist, config: Config, extend: Config.shape.extend.unwrap() }[kind].shape
  return Object.keys(value).filter((key) => !Object.hasOwn(known, key) && key !== 'lineOf')
}
