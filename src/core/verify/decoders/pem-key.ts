import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Text } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { readOpenpgpKey } from '../openpgp-key.ts'
import { readOpensshKey } from '../openssh-key.ts'
import { pemOf } from '../pem-text.ts'
import { spkiFingerprint, sshBlob, sshFingerprint } from '../public-fingerprint.ts'

/**
 * Algorithm, size, protection and public fingerprint of a private key in PEM, OpenSSH or OpenPGP form, also where the line ends
 * are written `\n`, the lines are indented, or the whole is base64 once more. The fingerprint is the one that `ssh-keygen -l`
 * shows and that sshd logs.
 */
export function decodePemKey(value: string): DecodedFact[] {
  const pem = pemOf(value) ?? pemOf(decodeBase64Text(value.replace(/\s/g, '')) ?? '')
  if (pem === null) return []
  if (pem.label === 'OPENSSH PRIVATE KEY') return opensshFacts(pem.body)
  if (pem.label === 'PGP PRIVATE KEY BLOCK') return openpgpFacts(pem.body)
  if (pem.label === 'ENCRYPTED PRIVATE KEY' || /ENCRYPTED/.test(pem.headers)) {
    return factsOf([
      ['Algorithm', /^(RSA|EC|DSA) /.exec(pem.label)?.[1]],
      ['Protection', `encrypted with a passphrase${cipherOf(pem.headers)}`]
    ])
  }
  const key = privateKeyOf(pem.text)
  return key === null ? [] : keyFacts(key)
}

function privateKeyOf(text: string): KeyObject | null {
  try {
    return createPrivateKey(text)
  } catch {
    // Cut off, altered or of a kind unknown to OpenSSL: nothing to tell, which is an answer.
    return null
  }
}

function keyFacts(key: KeyObject): DecodedFact[] {
  const details = key.asymmetricKeyDetails
  const blob = sshBlob(key)
  return factsOf([
    ['Algorithm', key.asymmetricKeyType?.toUpperCase()],
    ['Size', details?.modulusLength === undefined ? details?.namedCurve : `${details.modulusLength} bits`],
    ['Protection', 'none'],
    ['SSH fingerprint', blob === null ? null : sshFingerprint(blob)],
    ['Public key SHA-256', spkiFingerprint(createPublicKey(key))]
  ])
}

/** Cipher in the header of the older form. RFC 1421 4.6.1.3 */
function cipherOf(headers: string): string {
  const cipher = /DEK-Info: ([A-Z0-9-]{3,20}),/.exec(headers)?.[1]
  return cipher === undefined ? '' : ` (${cipher})`
}

/** The last line of an armored block is a checksum of its own. RFC 9580 6.1 */
function openpgpFacts(body: string): DecodedFact[] {
  const key = readOpenpgpKey(Buffer.from(body.replace(/=[A-Za-z0-9+/]{4}$/, ''), 'base64'))
  return factsOf([
    ['Form', 'OpenPGP'],
    ['Algorithm', key?.algorithm],
    ['Protection', key?.protection],
    ['Fingerprint', key?.fingerprint],
    ['Key id', key?.keyId],
    ['Owner', key?.user],
    ['Created', key?.created]
  ])
}

function opensshFacts(body: string): DecodedFact[] {
  const key = readOpensshKey(Buffer.from(body, 'base64'))
  if (key === null) return []
  return factsOf([
    ['Algorithm', key.type],
    ['Size', key.bits === null ? null : `${key.bits} bits`],
    ['Protection', key.cipher === 'none' ? 'none' : `encrypted with a passphrase (${key.cipher})`],
    ['SSH fingerprint', sshFingerprint(key.publicBlob)],
    ['Comment', key.comment]
  ])
}
