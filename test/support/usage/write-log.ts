import type { LogFormat, UsageEvent } from '../../../src/contract/case/usage.ts'

/** Events as a log of that format holds them: what the adapter reads is what was written, as far as the format has a place for it. */
export function writeLog(format: LogFormat, events: readonly UsageEvent[]): string {
  const lines = (make: (event: UsageEvent) => unknown): string => events.map((event) => `${JSON.stringify(make(event))}\n`).join('')
  if (format === 'access-log') return events.map(accessLine).join('')
  if (format === 'cloudtrail') return JSON.stringify({ Records: events.map(cloudtrail) })
  if (format === 'github-audit') return lines(githubAudit)
  if (format === 'mailgun') return JSON.stringify({ items: events.map(mailgun), paging: { next: 'https://example.com/next' } })
  if (format === 'ndjson')
    return lines(({ at, ip, action, resource, result, bytes, ...rest }) => ({
      ts: at,
      who: { ip, agent: rest.userAgent, user: rest.actor },
      action,
      resource,
      result,
      bytes,
      key: rest.key
    }))
  const head = 'Time;Actor;Key Id;IP;User Agent;Action;Resource;Result;Bytes\r\n'
  return `\uFEFF${head}${events.map((event) => [iso(event.at), event.actor, event.key, event.ip, event.userAgent, event.action, event.resource, event.result, event.bytes].map(csvField).join(';')).join('\r\n')}\r\n`
}

const iso = (at: number): string => new Date(at).toISOString()
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const csvField = (value: string | number): string =>
  /[;"\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)

function accessLine({ at, ip, actor, userAgent, action, resource, result, bytes }: UsageEvent): string {
  const [date = '', time = ''] = iso(at).split('T')
  const [year, month, day] = date.split('-')
  const stamp = `${day}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`
  const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  const method = action.split(' ', 1)[0]
  const status = result === 'failed' ? 403 : 200
  return `${ip} - ${actor || '-'} [${stamp}] "${method} ${escaped(resource || action.slice((method?.length ?? 0) + 1))} HTTP/1.1" ${status} ${bytes} "-" "${escaped(userAgent) || '-'}"\n`
}

function cloudtrail({ at, actor, key, ip, userAgent, action, resource, result, bytes }: UsageEvent): unknown {
  const [service, name] = action.split(':')
  return {
    eventVersion: '1.09',
    userIdentity: { type: 'IAMUser', arn: actor, accessKeyId: key },
    eventTime: `${iso(at).slice(0, 19)}Z`,
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    sourceIPAddress: ip,
    userAgent,
    ...(result === 'failed' ? { errorCode: 'AccessDenied', errorMessage: 'no "right" to do that {' } : {}),
    requestParameters: null,
    additionalEventData: bytes < 0 ? {} : { bytesTransferredIn: 0, bytesTransferredOut: bytes },
    resources: [{ ARN: resource }]
  }
}

function githubAudit({ at, actor, key, ip, userAgent, action, resource, result }: UsageEvent): unknown {
  const [name, method, route] = action.split(' ')
  return {
    '@timestamp': at,
    action: name,
    ...(method === undefined ? {} : { request_method: method, route }),
    actor,
    actor_ip: ip,
    user_agent: userAgent,
    hashed_token: key,
    repo: resource,
    org: 'example',
    ...(result === 'failed' ? { status_code: 403 } : {})
  }
}

function mailgun({ at, actor, action, resource, bytes }: UsageEvent): unknown {
  return {
    event: action,
    timestamp: at / 1000,
    recipient: resource,
    envelope: { sender: actor, 'sending-ip': '192.0.2.99', transport: 'smtp' },
    message: { headers: { 'message-id': `${at}@example.com` }, ...(bytes < 0 ? {} : { size: bytes }) }
  }
}
