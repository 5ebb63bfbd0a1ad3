import { z } from 'zod'

/** Where a text stands: names of fields from the outermost to its own; lists leave none. */
export type FieldPath = readonly string[]

/**
 * The same value with each text that people, logs or repositories brought put through `rewrite`. What the schema fixes (enumerations,
 * literals), times, and SHA-256 sums in the fields that are for them stay as they are. A field that is new in the schema is rewritten without further ado.
 */
export function rewriteTexts<T>(schema: z.ZodType<T>, value: T, rewrite: (text: string, path: FieldPath) => string): T {
  return walk(schema, value, [], rewrite) as T
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const sum = /^[0-9a-f]{64}$/
/** Elsewhere 64 hex digits may be the name of an object of a SHA-256 repository, or a secret. */
const sumFields = new Set(['sha256', 'fingerprint', 'hash', 'previous'])
const isFixed = (text: string, path: FieldPath): boolean => time.test(text) || (sumFields.has(path.at(-1) ?? '') && sum.test(text))

function walk(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  path: FieldPath,
  rewrite: (text: string, path: FieldPath) => string
): unknown {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return value
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return walk(schema.unwrap(), value, path, rewrite)
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return value
  if (typeof value === 'string') return isFixed(value, path) ? value : rewrite(value, path)
  if (Array.isArray(value)) {
    const element = schema instanceof z.ZodArray ? schema.element : undefined
    return value.map((each) => walk(element, each, path, rewrite))
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const inner = schema instanceof z.ZodObject ? schema.shape[name] : schema instanceof z.ZodRecord ? schema.valueType : undefined
      return [name, walk(inner, each, [...path, name], rewrite)]
    })
  )
}
