import type { Adapted } from './log-adapter.ts'

/** Host, ident, user, time; then a quoted request that may hold escaped quotes. What follows differs from server to server. */
const head = /^(\S+) (\S+) (.*?) ?\[([^\]]{10,40})\] "((?:[^"\\]|\\.)*)" (\d{3}|-) (\d+|-)/
const quoted = /^ "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"/

/**
 * Common and combined log of Apache and nginx, with any further fields after them:
 * https://httpd.apache.org/docs/2.4/logs.html, https://nginx.org/en/docs/http/ngx_http_log_module.html
 */
export function accessLog(line: string): Adapted {
  const found = head.exec(line)
  if (!found) return { problem: 'is no line of an access log' }
  const [all, host = '', , user = '', time = '', request = '', status = '', size = ''] = found
  // Apache may write the name of the virtual host first: then the address is what looks like one in the second place.
  const agent = quoted.exec(line.slice(all.length))?.[2]
  const [method = '', target = ''] = request.split(' ')
  const path = target.split('?', 1)[0] ?? ''
  const isRequest = /^[A-Z]{3,10}$/.test(method) && target !== ''
  return {
    time,
    ip: host,
    actor: user === '-' ? '' : unescaped(user),
    userAgent: agent === undefined || agent === '-' ? '' : unescaped(agent),
    action: isRequest ? `${method} ${pathShape(unescaped(path))}` : 'not HTTP',
    resource: unescaped(target),
    result: status === '-' ? 'unknown' : Number(status) >= 400 ? 'failed' : 'ok',
    bytes: size === '-' ? 0 : Number(size)
  }
}

/** `\"`, `\\`, `\xHH` (bytes of UTF-8), as both servers write what would break the line. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/(?:\\x[0-9a-f]{2})+|\\(["\\tnrbvf])/gi, (match, char: string | undefined) =>
    char === undefined ? Buffer.from(match.replaceAll('\\x', ''), 'hex').toString('utf8') : char === '"' || char === '\\' ? char : ' '
  )
}

/** A path with what names one thing in it left out: `/users/17/mails` and `/users/18/mails` are one action. */
export function pathShape(path: string): string {
  const parts = path.split('/').map((part) => (isName(part) ? '*' : part))
  return parts.length > 8 ? `${parts.slice(0, 8).join('/')}/…` : parts.join('/')
}

/** Numbers, UUIDs, hex, and long parts in which digits stand among letters; a version such as v3 stays. */
const isName = (part: string): boolean =>
  /^\d+$/.test(part) ||
  /^[0-9a-f]{8}-?[0-9a-f-]{4,}$/i.test(part) ||
  /[^\s@]@[^\s@]/.test(part) ||
  (part.length > 6 && /\d/.test(part)) ||
  part.length > 60
