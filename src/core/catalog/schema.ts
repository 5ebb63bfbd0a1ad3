import { z } from 'zod'
import { FactSources, IsoDate, PlaybookSource, Slug } from './playbook-source.ts'

/**
 * How a provider's file in resources/secret-types is written. docs/secret-types.md explains it with examples.
 *
 * Templates (examples, counter-examples) hold no realistic token: `{{hex:32}}` and the like are filled at run time by a
 * seeded generator, and «…» marks the span that must be found.
 */

const Text = z.string().min(1).max(2000)

/** A fact, where it was read and when. `source` is a letter or key of the project's fact lists, or a title. */
const Fact = z.strictObject({ text: Text, source: z.string().min(1), date: IsoDate, url: z.url().optional() })

/** A pattern is a JavaScript regular expression without flags, bounded in length; `(?<secret>…)` marks the secret where it is not the whole match. */
const Pattern = z.string().min(1).max(2000)

const filters = {
  /** Shannon entropy of the secret in bits a character, at least. */
  minEntropy: z.number().min(0).max(8).optional(),
  /** Named offline proofs that the secret must pass, for example `github-crc32`, `jwt`, `base64-json`. */
  checks: z.array(Slug).default([]),
  /** Secrets that match one of these whole are dropped: the provider's published examples, known dummies. */
  not: z.array(Pattern).default([]),
  /** Letters of either case match. */
  ignoreCase: z.boolean().default(false)
}

/** A value that shows itself: the pattern matches at the anchor, or starts at most `left` bytes before it. */
const TokenRule = z.strictObject({
  kind: z.literal('token'),
  /** Literals, at least 3 bytes, better 5: no match without one of them inside. */
  anchors: z.array(z.string().min(3)).min(1),
  pattern: Pattern,
  left: z.number().int().min(0).max(96).default(0),
  /** Words of which one must stand within `reach` bytes, for prefixes that others share. */
  near: z.array(z.string().min(2)).default([]),
  reach: z.number().int().min(16).max(512).default(160),
  ...filters
})

/** A value without a prefix of its own: a context word names it, and it stands after that word in the same statement. */
const ContextRule = z.strictObject({
  kind: z.literal('context'),
  /** Words such as `datadog` or `dd_api_key`; `_`, `-`, `.` and camelCase joints in the text are all the same to the engine. */
  words: z.array(z.string().min(3)).min(1),
  /** The value, whole: the engine checks that it is not part of a longer run. */
  pattern: Pattern,
  /** Bytes behind the word in which a value of the least length must end. */
  reach: z.number().int().min(16).max(2048).default(120),
  /** The name right before the value must say that it is a key, token or secret: for words that code is full of. */
  named: z.boolean().default(false),
  ...filters
})

/** A value assigned to a name that says what it is: `password = …`, `"apiKey": …`, `SECRET_TOKEN=…`. */
const AssignmentRule = z.strictObject({
  kind: z.literal('assignment'),
  /** The name must end with one of these words (before joints, digits, quotes). */
  names: z.array(z.string().refine((name) => Buffer.byteLength(name) >= 3, 'at least 3 bytes')).min(1),
  pattern: Pattern,
  /** Words of which one must stand in the block around, within `reach` bytes: whose value it is, where the name does not say. */
  near: z.array(z.string().min(2)).default([]),
  /** The same as patterns, in either case: an identifier or a host that stands beside such a value. */
  companions: z.array(Pattern).default([]),
  reach: z.number().int().min(16).max(2048).default(400),
  ...filters
})

/** A long text with a beginning and an end, such as a PEM block. */
const BlockRule = z.strictObject({
  kind: z.literal('block'),
  anchors: z.array(z.string().min(5)).min(1),
  pattern: Pattern,
  left: z.number().int().min(0).max(96).default(0),
  maxLength: z.number().int().min(64).max(65_536).default(16_384),
  ...filters
})

/** A Kubernetes Secret, whose values under `data:` are base64: what one decodes to is searched as if it stood there. */
const ManifestRule = z.strictObject({
  kind: z.literal('manifest'),
  anchors: z.array(z.string().min(5)).min(1),
  pattern: Pattern,
  ...filters
})

export const RuleSource = z.discriminatedUnion('kind', [TokenRule, ContextRule, AssignmentRule, BlockRule, ManifestRule])
export type RuleSource = z.infer<typeof RuleSource>

/**
 * What belongs to a secret and is none itself, such as the id of a key: it stands near, and the two are one finding. `(?<id>…)` marks it
 * where it is not the whole match.
 */
const PartnerSource = z.strictObject({
  /** As the page of the finding shows it. */
  name: z.string().min(2).max(60),
  pattern: Pattern,
  /** How far on either side it is looked for, in bytes. */
  reach: z.number().int().min(16).max(4096).default(400),
  /** One that stands alone in the whole file belongs to it, too. */
  sameFile: z.boolean().default(false)
})

const SecretTypeSource = z.strictObject({
  id: Slug,
  /** Other ids under which lists and imports know it. */
  aliases: z.array(Slug).default([]),
  name: z.string().min(3).max(100),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  severityReason: Text,
  /** What it is and what it opens. */
  summary: Text,
  /** How it looks, in words. */
  format: Text,
  /** A variable name that programs use for it. */
  variable: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  docs: z.array(z.strictObject({ title: z.string(), url: z.url() })).default([]),
  rules: z.array(RuleSource).min(1),
  with: z.array(PartnerSource).default([]),
  /** Named offline decoders in core/verify, for example `jwt`, `connection-string`, `github-token`. */
  decode: z.array(Slug).default([]),
  examples: z.array(z.string().min(1)).min(2),
  counterExamples: z.array(z.string().min(1)).min(2),
  console: Fact.optional(),
  create: z.array(Fact).default([]),
  liveness: z
    .strictObject({
      /** Safe: reading only, no side effect, no alarm. */
      safety: z.enum(['safe', 'unsafe', 'unknown']),
      request: z.string().optional(),
      auth: z.string().optional(),
      live: z.string().optional(),
      dead: z.string().optional(),
      notes: z.array(Fact).default([]),
      source: z.string(),
      date: IsoDate
    })
    .optional(),
  revoke: z.array(Fact).default([]),
  rotation: z
    .strictObject({
      /** several: old and new live side by side; two: exactly two at once; replace: the new one kills the old; unknown. */
      overlap: z.enum(['several', 'two', 'replace', 'unknown']),
      facts: z.array(Fact).default([])
    })
    .optional(),
  logs: z.array(Fact).default([]),
  /** What differs from the playbook of the provider. */
  playbook: PlaybookSource.optional()
})
export type SecretTypeSource = z.infer<typeof SecretTypeSource>

export const ProviderSource = z.strictObject({
  /** Same as the file name. */
  id: Slug,
  provider: z.string().min(2),
  category: Slug,
  /** Its types stand for whatever no other type knows, such as any API key or any JSON Web Token: every other type wins over them. */
  fallback: z.boolean().default(false),
  /** What the playbooks of this file name by `from`. */
  sources: FactSources.default({}),
  /** Of all types of the file. */
  playbook: PlaybookSource.optional(),
  types: z.array(SecretTypeSource).min(1)
})
export type ProviderSource = z.infer<typeof ProviderSource>

/** resources/categories.yaml: what is true of all types of a category. */
export const CategoriesSource = z.record(
  Slug,
  z.strictObject({
    name: z.string(),
    risks: z.array(Text).min(1),
    leakCauses: z.array(Text).min(1),
    practices: z.array(Text).min(1)
  })
)
export type CategoriesSource = z.infer<typeof CategoriesSource>

/** resources/known-by-name.yaml: types that somebody names without saying how their values look. Pages of the library, never detectors. */
export const KnownByNameSource = z.strictObject({
  sources: FactSources,
  providers: z.array(
    z.strictObject({
      /** As the provider's own file spells it, where there is one. */
      provider: z.string().min(2),
      category: Slug,
      types: z
        .array(
          z.strictObject({
            id: Slug,
            name: z.string().min(3).max(100),
            severity: z.enum(['critical', 'high', 'medium', 'low']),
            /** Where it differs from the provider's. */
            category: Slug.optional(),
            /** What it opens. Left out where the name alone does not tell. */
            summary: Text.optional(),
            /** A type with a rule that sees such values, under its own name. */
            foundAs: Slug.optional(),
            liveness: Text.optional(),
            console: Text.optional(),
            docs: z.url().optional(),
            /** The source of all that is said of it. */
            from: Slug
          })
        )
        .min(1)
    })
  )
})
export type KnownByNameSource = z.infer<typeof KnownByNameSource>
