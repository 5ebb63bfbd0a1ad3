import { type JsonAdapter, textOf } from './log-adapter.ts'

/**
 * Audit log of a GitHub organisation or enterprise, as exported or streamed:
 * https://docs.github.com/en/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/reviewing-the-audit-log-for-your-organization
 * `actor_ip` stands there only where the organisation shows addresses; `hashed_token` is the SHA-256 of the token in base64.
 * Failures of the API are a `status_code`; other events are things that happened.
 */
export const githubAudit: JsonAdapter = (record) => {
  const time = textOf(record['@timestamp']) || textOf(record.created_at)
  const action = textOf(record.action)
  if (time === '' || action === '') return { problem: 'has no @timestamp or no action' }
  const status = Number(textOf(record.status_code) || 0)
  const route = [textOf(record.request_method), textOf(record.route) || textOf(record.url_path)].filter(Boolean).join(' ')
  return {
    time,
    actor: textOf(record.actor),
    key: textOf(record.hashed_token) || textOf(record.token_id) || textOf(record.programmatic_access_type),
    ip: textOf(record.actor_ip),
    userAgent: textOf(record.user_agent),
    action: action === 'api.request' && route !== '' ? `${action} ${route}` : action,
    resource: textOf(record.repo) || textOf(record.repository) || textOf(record.org) || textOf(record.business),
    result: status >= 400 ? 'failed' : 'ok'
  }
}
