import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf, shaped } from '../decoder.ts'
import { connectionPairs } from './connection-pairs.ts'

/**
 * Account of an Azure storage connection string, or of an address with a shared access signature, whose parameters tell
 * its rights and its end. https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas
 */
export function decodeAzureStorage(value: string, now: Date): DecodedFact[] {
  const pairs = connectionPairs(value)
  const host = /([a-z0-9]{3,24})\.(?:blob|queue|table|file|dfs)\.(core\.[a-z.]+)/.exec(value)
  const query = new URLSearchParams(/sig=/.test(value) ? value.slice(value.indexOf('?') + 1) : '')
  const shown = (name: string, shape: RegExp): string | null => shaped(query.get(name), shape)
  const end = shown('se', /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/)
  return factsOf([
    ['Account', shaped(pairs.get('accountname'), /^[a-z0-9]{3,24}$/) ?? host?.[1]],
    ['Endpoint', shaped(pairs.get('endpointsuffix'), /^[a-z0-9.-]{4,60}$/) ?? host?.[2]],
    ['Rights', shown('sp', /^[a-z]{1,20}$/)],
    ['Valid from', shown('st', /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/)],
    ['Expires', end === null ? null : `${end}, ${Date.parse(end) <= now.getTime() ? 'expired' : 'not yet expired'}`]
  ])
}
