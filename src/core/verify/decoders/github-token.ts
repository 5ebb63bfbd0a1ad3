import { createHash } from 'node:crypto'
import type { DecodedFact } from '../../../contract/model.ts'
import { crcChecksum } from '../../detect/checks/crc-checksum.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'
import { decodeJwt } from './jwt.ts'

const kinds = new Map([
  ['ghp', 'personal access token (classic)'],
  ['gho', 'OAuth app access token'],
  ['ghu', 'GitHub App user-to-server token'],
  ['ghs', 'GitHub App installation token'],
  ['ghr', 'GitHub App refresh token'],
  ['github_pat', 'fine-grained personal access token']
])

/**
 * Kind, checksum, and what to search an audit log for. The log holds the SHA-256 of a token in base64, so that one can
 * look for it without sending the token:
 * https://docs.github.com/enterprise-cloud@latest/admin/monitoring-activity-in-your-enterprise/reviewing-audit-logs-for-your-enterprise/identifying-audit-log-events-performed-by-an-access-token
 * Installation tokens in the form `ghs_<app id>_<JWT>` come since 2026-04-27:
 * https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app
 */
export function decodeGithubToken(value: string, now: Date): DecodedFact[] {
  const parts = /^(gh[pousr]|github_pat)_([A-Za-z0-9_.-]{30,})$/.exec(value)
  const prefix = parts?.[1]
  const body = parts?.[2]
  if (prefix === undefined || body === undefined) return []
  const app = prefix === 'ghs' ? /^(\d+)_(eyJ.+)$/.exec(body) : null
  const checksummed = prefix !== 'github_pat' && /^[A-Za-z0-9]{36}$/.test(body)
  return [
    ...factsOf([
      ['Kind', kinds.get(prefix)],
      ['App id', app?.[1]],
      ['Checksum', checksummed ? checksumWords(crcChecksum(body.slice(0, -6)) === body.slice(-6)) : null],
      ['Hash in the audit log', createHash('sha256').update(value).digest('base64')]
    ]),
    ...(app === null ? [] : decodeJwt(app[2] ?? '', now))
  ]
}
