import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64 } from '../../detect/checks/decode-base64.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'
import { marvin32 } from '../marvin32.ts'
import { connectionPairs } from './connection-pairs.ts'

const messaging = {
  Send0000: 'may send',
  Listen00: 'may listen',
  Manage00: 'may send, listen and manage',
  System00: 'system key',
  Unknown0: 'rights not told'
}

/** Four letters before the checksum name the service; the seed, eight letters of text, says what the key is for. */
const signatures = new Map<string, { service: string; seeds: Record<string, string> }>([
  ['+ASt', { service: 'Storage', seeds: { Default0: 'access key of an account' } }],
  ['+ABa', { service: 'Batch', seeds: { AbAcct00: 'access key of an account' } }],
  ['+ACR', { service: 'Container Registry', seeds: { ACRDflt0: 'registry password' } }],
  ['AzSe', { service: 'AI Search', seeds: { Query000: 'query key: reads', PAdmin00: 'admin key: reads, writes and manages' } }],
  [
    'AzFu',
    {
      service: 'Functions',
      seeds: {
        Master00: 'host key (_master): every function and the settings',
        System00: 'system key of an extension',
        Functi00: 'key of functions'
      }
    }
  ],
  [
    'ACDb',
    {
      service: 'Cosmos DB',
      seeds: {
        MastRW00: 'primary or secondary key: reads and writes',
        MastRO00: 'read-only key',
        SystRW00: 'system key: reads and writes',
        SystRO00: 'system key: reads',
        SysAll00: 'system key: every right',
        Resour00: 'resource key',
        Encryp00: 'data encryption key'
      }
    }
  ],
  ['+ASb', { service: 'Service Bus', seeds: messaging }],
  ['+AEh', { service: 'Event Hubs', seeds: messaging }],
  ['+ARm', { service: 'Relay', seeds: messaging }],
  [
    'AIoT',
    { service: 'IoT Hub', seeds: { IoTHub00: 'key of a hub', DpsKey00: 'key of the provisioning service', Device00: 'key of a device' } }
  ],
  [
    'APIM',
    {
      service: 'API Management',
      seeds: {
        Tenant00: 'key of direct management',
        IoTHub00: 'subscription key',
        Gatewy00: 'gateway key',
        GitKey00: 'key of the configuration repository'
      }
    }
  ]
])

/** Four letters at the same place in keys of the annotated form. */
const providers = new Map([
  ['AZAC', 'App Configuration'],
  ['AZFR', 'Fluid Relay'],
  ['AZEG', 'Event Grid'],
  ['AZDO', 'DevOps'],
  ['AZMR', 'Mixed Reality'],
  ['AZMP', 'Maps'],
  ['AZCS', 'Communication Services'],
  ['ACOG', 'AI services']
])

/**
 * What a key of Azure says of itself: the service and the kind, proven by a checksum, or in the annotated form (`JQQJ99…`) the service and the
 * month in which it was made. Keys inside a connection string are found. Keys made before these forms say nothing.
 * https://github.com/microsoft/security-utilities: IdentifiableMetadata.cs, IdentifiableSecrets.cs, LegacyCommonAnnotatedSecurityKey.cs
 */
export function decodeAzureKey(value: string): DecodedFact[] {
  const pairs = connectionPairs(value)
  const text = pairs.get('sharedaccesskey') ?? pairs.get('accountkey') ?? pairs.get('secret') ?? value.trim().replace(/^git&\d{12}&/, '')
  return text.length > 120 ? [] : (annotated(text) ?? identifiable(text))
}

function annotated(text: string): DecodedFact[] | null {
  const [, year, month, provider] =
    /^[A-Za-z0-9+/]{52}JQQJ9[9DH]([A-Z])([A-L])[A-Za-z0-9+/]{16}([A-Za-z0-9+/]{4})[A-Za-z0-9+/]{4,6}={0,2}$/.exec(text) ?? []
  if (year === undefined || month === undefined) return null
  const made = `${2024 + letter(year)}-${String(letter(month) + 1).padStart(2, '0')}`
  return factsOf([
    ['Service', providers.get(provider ?? '')],
    ['Issued', made]
  ])
}

function letter(text: string): number {
  return text.charCodeAt(0) - 65
}

function identifiable(text: string): DecodedFact[] {
  const bytes = /^[A-Za-z0-9+/_-]{40,88}={0,2}$/.test(text) ? decodeBase64(text) : undefined
  const known = signatures.get(text.replace(/=+$/, '').slice(-10, -6))
  if (bytes === undefined || known === undefined) return []
  const checksum = bytes.readUInt32LE(bytes.length - 4)
  const kind = Object.entries(known.seeds).find(([seed]) => marvin32(bytes.subarray(0, -4), seedOf(seed)) === checksum)?.[1]
  return factsOf([
    ['Service', known.service],
    ['Kind', kind],
    ['Checksum', checksumWords(kind !== undefined)]
  ])
}

function seedOf(text: string): bigint {
  return Buffer.from(text, 'latin1').readBigUInt64BE()
}
