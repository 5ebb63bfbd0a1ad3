import { isPlaceholder } from '../filters/placeholder.ts'
import { isTrivial } from '../filters/trivial.ts'

const localHost =
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|db|database|postgres|postgresql|pg|mysql|mariadb|mongo|mongodb|redis|cache|rabbit|rabbitmq|broker|queue)$/i

/** Why a connection string (`scheme://user:password@host…`) is no secret worth a report; undefined when it is one. */
export const connectionStringProblem = (text: string): string | undefined => {
  const parts = /^[a-z][a-z0-9+.-]{1,30}:\/\/([^:@/\s]*):([^\s]*)@([^@\s]*)$/i.exec(text)
  if (!parts) return 'check:connection-string'
  const [, user = '', rawPassword = '', rest = ''] = parts
  const password = decode(rawPassword)
  const host = (rest.split(/[/?,]/)[0] ?? '').replace(/:\d+$/, '')
  // An address in the place of the user is a parameter of another address.
  if (/%2f/i.test(user)) return 'url'
  if (password === '' || /^(?:pass(?:word|wd)?|pwd|pw|secret|token)$/i.test(password)) return 'placeholder'
  if (isPlaceholder(password)) return 'placeholder'
  if (/[{}<>]|^\$|^%[A-Z_]/.test(password)) return 'template'
  if (localHost.test(host) && (isTrivial(password) || password.toLowerCase() === user.toLowerCase())) return 'default-local'
  if (password.toLowerCase() === user.toLowerCase() || isTrivial(password)) return 'trivial'
  if (/^example\.(?:com|org|net)$/i.test(host) && password.length < 8) return 'placeholder'
  return undefined
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray % is part of the password then.
    return text
  }
}
