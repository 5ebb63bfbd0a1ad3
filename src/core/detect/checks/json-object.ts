/** The object that a JSON text holds; undefined for a text that is not JSON, and for JSON that is not an object. */
export function parseJsonObject(text: string): Record<string, unknown> | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // Values come from any file: "not JSON" is an answer here, not a failure.
    return undefined
  }
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined
}
