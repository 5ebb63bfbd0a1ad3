import { BulkheadError, type WireError } from './errors.ts'
import { isMethod, type Method, methods, type Output, type ParsedInput } from './methods.ts'

export type Handlers = { [M in Method]: (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> }
export type Answer = { ok: true; value: unknown } | { ok: false; error: WireError }
/** The untyped end that a transport carries: any name and any value in, an answer out. Never throws. */
export type Serve = (method: unknown, input: unknown) => Promise<Answer>

const refuse = (code: WireError['code'], message: string): Answer => ({ ok: false, error: { code, message } })

/** Names fields only: the values may be secrets. */
const fields = (error: { issues: { path: PropertyKey[]; message: string }[] }): string =>
  error.issues.map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`).join('; ')

/**
 * Turns handlers into the end that a transport carries. Input and output are parsed, so that neither a malformed call gets
 * in nor an extra field leaks out. `onInternal` hears of errors that are ours; the caller learns only that one happened.
 */
export function serve(handlers: Handlers, onInternal: (error: unknown, method: Method) => void): Serve {
  return async (method, input) => {
    if (!isMethod(method)) return refuse('contract.unknown-method', 'This version of Bulkhead does not know that call.')
    const parsed = methods[method].input.safeParse(input)
    if (!parsed.success) return refuse('contract.bad-input', `${method}: ${fields(parsed.error)}`)
    try {
      const value = await (handlers[method] as (i: unknown) => unknown)(parsed.data)
      const out = methods[method].output.safeParse(value)
      if (out.success) return { ok: true, value: out.data }
      onInternal(new Error(`${method} answered outside the contract: ${fields(out.error)}`), method)
      return refuse('contract.bad-output', `${method}: Bulkhead made an answer that it can't send. This is a fault of Bulkhead.`)
    } catch (error) {
      if (error instanceof BulkheadError) return { ok: false, error: error.toWire() }
      onInternal(error, method)
      return refuse('internal', `${method}: something failed inside Bulkhead. The log has the details.`)
    }
  }
}
