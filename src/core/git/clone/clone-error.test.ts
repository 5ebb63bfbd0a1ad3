import { expect, it } from 'vitest'
import { BulkheadError } from '../../../contract/errors.ts'
import { cloneError } from './clone-error.ts'
import { ServerMessage } from './fetch-pack.ts'
import { parseRemoteAddress } from './remote-address.ts'

const token = ['se', 'cret/', 'token'].join('')
const address = parseRemoteAddress('https://git.example.com/team/repo.git/', { user: 'me', token })
const withCode = (code: string): Error => Object.assign(new Error('internal words'), { code })

it.each([
  ['CERT_HAS_EXPIRED', 'clone.network', /certificate of git\.example\.com is not trusted.*NODE_EXTRA_CA_CERTS/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'clone.network', /certificate/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'clone.network', /certificate/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'clone.network', /certificate/],
  ['ECONNRESET', 'clone.network', /connection reset/],
  ['ENOSPC', 'workspace.disk-full', /disk is full.*Make room/],
  ['EACCES', 'workspace.no-access', /rights on the workspace/],
  ['EmptyServerResponseError', 'clone.damaged', /does not answer as a git server/]
])('says %s in words, with the host and without the cause', (code, expected, message) => {
  const told = cloneError(withCode(code), address)
  expect(told).toMatchObject({ code: expected, message: expect.stringMatching(message) })
  expect(told).not.toHaveProperty('cause')
  expect(told).toMatchObject({ data: { host: 'git.example.com', url: 'https://git.example.com/team/repo.git' } })
})

it('shows the words of a server without control characters and without the token it may send back', () => {
  const basic = Buffer.from(`me:${token}`).toString('base64')
  const told = cloneError(new ServerMessage(`no\x1b[2J\nfor ${token}, ${encodeURIComponent(token)} or ${basic}\n`), address)
  expect(told).toBeInstanceOf(BulkheadError)
  expect(told).toMatchObject({ message: expect.stringContaining('could not send the repository: no [2J for …, … or ….') })
})

it('does not take a firewall for missing rights on the workspace', () => {
  const told = cloneError(Object.assign(withCode('EACCES'), { syscall: 'connect' }), address)
  expect(told).toMatchObject({ code: 'clone.network', message: expect.stringContaining('forbidden by this machine') })
})

it('leaves our own errors, cancelling and bugs as they are', () => {
  for (const error of [
    new BulkheadError('clone.not-allowed', 'no'),
    new DOMException('stop', 'AbortError'),
    new TypeError('bug'),
    'text'
  ]) {
    expect(cloneError(error, address)).toBe(error)
  }
})
