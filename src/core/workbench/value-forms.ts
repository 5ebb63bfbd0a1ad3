const name = /^(?:export\s+|set\s+|\$env:)?["'`]?[\w.-]{1,100}["'`]?\s*(?::=|=>|=|:)\s*([^\s][\s\S]*)$/i
const scheme = /^(?:bearer|basic|token)\s+(\S[\s\S]*)$/i
/** Of wrappings one within the other: `export NAME="Bearer …",` has four. */
const mostLayers = 5
const quoted = /^(["'`])([\s\S]*)\1$/

/**
 * The values that a pasted text may stand for: as it is, without `NAME=`, without an HTTP scheme, without quotes or a closing comma;
 * each of several lines also with the other line ends, and as it stands within a JSON or shell string.
 * A form that nobody meant finds nothing.
 */
export function valueForms(text: string): string[] {
  const forms = new Set<string>()
  const add = (form: string, layers: number): void => {
    const trimmed = form.trim()
    if (trimmed === '' || layers === 0 || forms.has(trimmed)) return
    forms.add(trimmed)
    const inner = [trimmed.replace(/[,;]$/, ''), name.exec(trimmed)?.[1], scheme.exec(trimmed)?.[1], quoted.exec(trimmed)?.[2]]
    for (const unwrapped of inner) if (unwrapped !== undefined) add(unwrapped, layers - 1)
  }
  add(text, mostLayers)
  return [...forms].flatMap(lineEnds)
}

function lineEnds(form: string): string[] {
  const unix = form.replaceAll('\\r\\n', '\n').replaceAll('\\n', '\n').replaceAll('\r\n', '\n')
  if (!unix.includes('\n')) return [form]
  // A key file ends in a line end, which belongs to no value and is often lost in pasting; trimming took it already.
  return [...new Set([form, unix, unix.replaceAll('\n', '\r\n'), unix.replaceAll('\n', '\\n'), unix.replaceAll('\n', '\\r\\n')])]
}
