/**
 * What the log may hold of an error that is ours: its class, code and the places in the code it went through. Not its
 * message: those of Node quote what was parsed or opened, and that may be a secret.
 */
export function errorTrace(error: unknown): { error: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  const code = (error as NodeJS.ErrnoException).code
  // The stack begins with the message, which may have lines that look like places in the code.
  const stack = error.stack ?? ''
  const message = error.message === '' ? -1 : stack.indexOf(error.message)
  const frames = (message < 0 ? stack : stack.slice(message + error.message.length)).split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), at: frames.slice(0, 12).map((line) => line.trim()) }
}
