import { isObject, type JsonAdapter, textOf } from './log-adapter.ts'

/**
 * Events of Mailgun: https://documentation.mailgun.com/docs/mailgun/user-manual/events/events
 * `timestamp` is seconds since 1970 with a fraction; the newer log calls it `@timestamp`, in ISO. There is no address of the caller
 * and no key in them: `envelope.sending-ip` is Mailgun's own and `client-info` is of who opened a mail, so neither is taken.
 */
export const mailgun: JsonAdapter = (record) => {
  const time = textOf(record['@timestamp']) || textOf(record.timestamp)
  const event = textOf(record.event)
  if (time === '' || event === '') return { problem: 'has no timestamp or no event' }
  const envelope = isObject(record.envelope) ? record.envelope : {}
  const message = isObject(record.message) ? record.message : {}
  const headers = isObject(message.headers) ? message.headers : {}
  const domain = isObject(record.domain) ? textOf(record.domain.name) : textOf(record.domain)
  const size = Number(message.size)
  return {
    time,
    actor: textOf(envelope.sender) || textOf(headers.from) || domain,
    action: event,
    resource: textOf(record.recipient) || textOf(headers.to) || domain,
    result: event === 'failed' || event === 'rejected' ? 'failed' : 'ok',
    bytes: Number.isSafeInteger(size) && size >= 0 ? size : -1
  }
}
