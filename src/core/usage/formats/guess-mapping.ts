import type { ColumnMapping, UsageField } from '../../../contract/case/usage.ts'
import { parseIp } from '../ip-address.ts'
import { parseTime } from '../parse-time.ts'

/** How logs call each field, best first; compared without case and without what is neither letter nor digit. */
const names: Record<UsageField, readonly string[]> = {
  time: [
    'timestamp',
    'time',
    'eventtime',
    'datetime',
    'timegenerated',
    'eventdate',
    'createdat',
    'created',
    'occurredat',
    'ts',
    'date',
    'datefirst',
    'requesttime',
    'receivedat',
    'at'
  ],
  actor: [
    'actor',
    'principalemail',
    'user',
    'username',
    'useremail',
    'account',
    'actorsid',
    'userid',
    'principal',
    'email',
    'subject',
    'who',
    'client',
    'service'
  ],
  key: [
    'accesskeyid',
    'keyid',
    'apikeyid',
    'serviceaccountkeyname',
    'hashedtoken',
    'tokenid',
    'serviceprincipalcredentialkeyid',
    'authenticationhash',
    'credential',
    'apikey',
    'key',
    'token'
  ],
  ip: [
    'callerip',
    'calleripaddress',
    'sourceip',
    'sourceipaddress',
    'srcip',
    'clientip',
    'ipaddress',
    'remoteaddr',
    'remoteip',
    'actorip',
    'xforwardedfor',
    'cip',
    'ip',
    'remotehost',
    'address'
  ],
  userAgent: ['useragent', 'useragentheader', 'callersupplieduseragent', 'agent', 'csuseragent', 'ua'],
  action: [
    'action',
    'methodname',
    'operationname',
    'eventname',
    'eventtype',
    'event',
    'operation',
    'activity',
    'method',
    'requestmethod',
    'api',
    'command',
    'verb',
    'type'
  ],
  resource: [
    'resource',
    'resourcename',
    'resourcesid',
    'objectkey',
    'path',
    'url',
    'uri',
    'requesturi',
    'endpoint',
    'object',
    'target',
    'recipient',
    'repo',
    'bucket'
  ],
  result: [
    'result',
    'status',
    'statuscode',
    'outcome',
    'resulttype',
    'httpstatus',
    'responsecode',
    'code',
    'success',
    'errorcode',
    'error',
    'allowed'
  ],
  bytes: [
    'bytes',
    'bytessent',
    'responsebytes',
    'responsebodysize',
    'bytesout',
    'size',
    'responsesize',
    'contentlength',
    'length',
    'scbytes'
  ]
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * Which column is which field, from their names (the last part of a path), and where no name tells the time or the address, from
 * what the rows hold.
 */
export function guessMapping(columns: readonly string[], sample: readonly ((column: string) => string)[]): ColumnMapping {
  const mapping: ColumnMapping = {}
  const free = new Set(columns)
  const take = (field: UsageField, column: string | undefined): void => {
    if (column === undefined) return
    mapping[field] = column
    free.delete(column)
  }
  const filled = (column: string, test: (text: string) => boolean): boolean => {
    const texts = sample.map((read) => read(column).trim()).filter(Boolean)
    return texts.length > 0 && texts.filter(test).length >= 0.9 * texts.length
  }
  const isTime = (text: string): boolean => {
    const parsed = parseTime(text, undefined)
    return 'at' in parsed || parsed.problem !== 'not-a-time'
  }
  const isIp = (text: string): boolean => parseIp(text.split(',', 1)[0] ?? '') !== undefined
  const named = (field: UsageField): string[] =>
    names[field].flatMap((name) =>
      columns.filter((column) => free.has(column) && plain(column.slice(column.lastIndexOf('.') + 1)) === name)
    )
  const holds = (test: (text: string) => boolean) => (column: string) => sample.length === 0 || filled(column, test)

  take('time', named('time').find(holds(isTime)) ?? [...free].find((column) => filled(column, isTime) && !filled(column, isIp)))
  take('ip', named('ip').find(holds(isIp)) ?? [...free].find((column) => filled(column, isIp)))
  for (const field of ['userAgent', 'key', 'action', 'resource', 'result', 'bytes', 'actor'] as const) take(field, named(field)[0])
  return mapping
}
