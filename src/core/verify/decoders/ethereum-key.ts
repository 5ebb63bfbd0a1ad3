import { createECDH } from 'node:crypto'
import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'
import { keccak256 } from '../keccak256.ts'

/**
 * Address of a private key of Ethereum and its relatives: the last 20 bytes of the Keccak-256 of the public key, with the letters'
 * case as checksum. Its funds and moves can be looked up in public. https://eips.ethereum.org/EIPS/eip-55
 */
export function decodeEthereumKey(value: string): DecodedFact[] {
  const secret = /^(?:0x)?([0-9a-f]{64})$/i.exec(value.trim())?.[1]
  const address = secret === undefined ? null : addressOf(Buffer.from(secret, 'hex'))
  return factsOf([['Address', address]])
}

function addressOf(secret: Buffer): string | null {
  const curve = createECDH('secp256k1')
  try {
    curve.setPrivateKey(secret)
  } catch {
    // Zero and numbers above the order of the curve are no keys: nothing to tell, which is an answer.
    return null
  }
  const address = keccak256(curve.getPublicKey().subarray(1)).subarray(-20).toString('hex')
  const cases = keccak256(Buffer.from(address)).toString('hex')
  return `0x${[...address].map((digit, at) => (cases.charAt(at) >= '8' ? digit.toUpperCase() : digit)).join('')}`
}
