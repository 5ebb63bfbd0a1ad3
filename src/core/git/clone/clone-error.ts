import { BulkheadError, type ErrorCode } from '../../../contract/errors.ts'
import { ServerMessage } from './fetch-pack.ts'
import { BrokenOffError, ProtocolError } from './pkt-line.ts'
import type { RemoteAddress } from './remote-address.ts'

/** An error of the way to a server, in words. Keeps no cause: libraries put addresses and answers into theirs. */
export function cloneError(error: unknown, address: RemoteAddress): unknown {
  if (error instanceof BulkheadError || !(error instanceof Error) || error.name === 'AbortError') return error
  const say = (code: ErrorCode, message: string): BulkheadError =>
    new BulkheadError(code, withoutCredentials(message, address), { data: { host: address.host, url: address.url } })
  const { host, url } = address
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const reason =
    'syscall' in error && error.syscall === 'connect' && /^E(?:ACCES|PERM)$/.test(code)
      ? 'forbidden by this machine'
      : networkCodes.get(code)

  if (code === 'HttpError') return say(...ofStatus(statusOf(error), address))
  if (code === 'UserCanceledError') {
    return say(
      'clone.auth-refused',
      `${host} refused the user and token for ${url}. Check that the token is valid and may read the repository.`
    )
  }
  if (code === 'SmartHttpError') {
    return say(
      'clone.not-found',
      `${url} is not a git repository: ${host} answered with something else, perhaps a sign-in page. Check the address; a private repository needs user and token.`
    )
  }
  if (error instanceof BrokenOffError || reason !== undefined) {
    return say(
      'clone.network',
      `The connection to ${host} broke off or could not be made (${reason ?? error.message}). Nothing was changed; try again.`
    )
  }
  if (/^(?:ERR_SSL|EPROTO)/.test(code))
    return say('clone.network', `${host} does not speak TLS (${code}). Check the address, and its port.`)
  if (isTlsCode(code)) {
    return say(
      'clone.network',
      `The certificate of ${host} is not trusted (${code}). If your organisation has its own authority, name its file in NODE_EXTRA_CA_CERTS.`
    )
  }
  if (error instanceof ServerMessage) {
    return say(
      'clone.network',
      `${host} could not send the repository: ${error.message.replace(/\p{Cc}+/gu, ' ').trim()}. Try again, or ask who runs it.`
    )
  }
  if (error instanceof ProtocolError || code === 'ParseError' || code === 'EmptyServerResponseError') {
    return say(
      'clone.damaged',
      `${host} does not answer as a git server should (${error.message.slice(0, 200)}). Check the address; if it is right, clone it with git and scan the folder.`
    )
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return say(
      'workspace.disk-full',
      `The disk is full: the clone of ${url} was removed again. Make room, or choose another workspace folder.`
    )
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return say('workspace.no-access', `The clone of ${url} could not be written (${code}). Check the rights on the workspace folder.`)
  }
  return error
}

const networkCodes = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['ECONNABORTED', 'connection aborted'],
  ['EPIPE', 'connection closed'],
  ['ENOTFOUND', 'no such host'],
  ['EAI_AGAIN', 'the name could not be looked up'],
  ['ETIMEDOUT', 'no answer in time'],
  ['EHOSTUNREACH', 'host not reachable'],
  ['ENETUNREACH', 'network not reachable'],
  ['EADDRNOTAVAIL', 'host not reachable'],
  ['HPE_INVALID_CONSTANT', 'no HTTP server'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'connection closed']
])

function isTlsCode(code: string): boolean {
  return /^(?:ERR_TLS|CERT_|UNABLE_TO|DEPTH_ZERO_SELF|SELF_SIGNED|HOSTNAME_MISMATCH)/.test(code)
}

function ofStatus(status: number, { host, url, credentials }: RemoteAddress): [ErrorCode, string] {
  if (status === 401 || status === 403 || status === 407) {
    return credentials
      ? [
          'clone.auth-refused',
          `${host} refused the user and token for ${url} (${status}). Check that the token is valid and may read the repository.`
        ]
      : ['clone.auth-required', `${host} asks who you are before it gives ${url} (${status}). Give a user and token with read access.`]
  }
  if (status === 404 || status === 410) {
    const perhaps = credentials ? 'the token may not be allowed to see it' : 'it may be private and need user and token'
    return ['clone.not-found', `${host} has no repository at ${url} (${status}), or ${perhaps}. Check the address.`]
  }
  return ['clone.network', `${host} could not answer (${status}). Try again later.`]
}

function statusOf(error: Error): number {
  const data = 'data' in error ? error.data : undefined
  return typeof data === 'object' && data !== null && 'statusCode' in data && typeof data.statusCode === 'number' ? data.statusCode : 0
}

/** A server may send back in its words what it was sent. */
function withoutCredentials(message: string, { credentials }: RemoteAddress): string {
  if (!credentials) return message
  const pair = Buffer.from(`${credentials.user}:${credentials.token}`).toString('base64')
  const secrets = [pair, credentials.token || credentials.user].flatMap((secret) => [secret, encodeURIComponent(secret)])
  return secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '…')), message)
}
