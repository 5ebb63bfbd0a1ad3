import { isObject, type JsonAdapter, textOf } from './log-adapter.ts'

/**
 * AWS CloudTrail: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * `errorCode` stands only in calls that failed. `sourceIPAddress` may be the name of a service that called on the key's behalf.
 */
export const cloudtrail: JsonAdapter = (record) => {
  if (typeof record.eventTime !== 'string' || typeof record.eventName !== 'string') return { problem: 'has no eventTime or no eventName' }
  const identity = isObject(record.userIdentity) ? record.userIdentity : {}
  const more = isObject(record.additionalEventData) ? record.additionalEventData : {}
  const service = textOf(record.eventSource).replace(/\.amazonaws\.com$/, '')
  const bytes = Number(more.bytesTransferredIn ?? 0) + Number(more.bytesTransferredOut ?? 0)
  return {
    time: record.eventTime,
    actor: textOf(identity.arn) || textOf(identity.principalId) || textOf(identity.type),
    key: textOf(identity.accessKeyId),
    ip: textOf(record.sourceIPAddress),
    userAgent: textOf(record.userAgent),
    action: service === '' ? record.eventName : `${service}:${record.eventName}`,
    resource: resourceOf(record),
    result: record.errorCode === undefined || record.errorCode === null || record.errorCode === '' ? 'ok' : 'failed',
    bytes: more.bytesTransferredIn === undefined && more.bytesTransferredOut === undefined ? -1 : bytes
  }
}

/** The ARN the record names; else what the request named, of the parameters that say what was touched. */
function resourceOf(record: Record<string, unknown>): string {
  const listed: unknown[] = Array.isArray(record.resources) ? record.resources : []
  for (const resource of listed) {
    const arn = isObject(resource) ? textOf(resource.ARN) || textOf(resource.arn) : ''
    if (arn !== '') return arn
  }
  const asked = isObject(record.requestParameters) ? record.requestParameters : {}
  const bucket = textOf(asked.bucketName)
  if (bucket !== '') return [bucket, textOf(asked.key)].filter(Boolean).join('/')
  for (const name of ['userName', 'roleName', 'secretId', 'functionName', 'tableName', 'instanceId', 'name']) {
    const text = textOf(asked[name])
    if (text !== '') return text
  }
  return ''
}
