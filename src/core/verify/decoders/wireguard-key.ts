import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'
import { x25519Public } from '../x25519-public.ts'

/** Public key of a WireGuard private key: the name under which peers know it. https://www.wireguard.com/protocol */
export function decodeWireguardKey(value: string): DecodedFact[] {
  if (!/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value)) return []
  return factsOf([['Public key', x25519Public(Buffer.from(value, 'base64')).toString('base64')]])
}
