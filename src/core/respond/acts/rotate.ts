import { type Apply, by, needEvidence, notPossible } from './context.ts'
import { oneLine } from './speak.ts'

export const rotate: { replace: Apply<'replace'>; rotate: Apply<'rotate'>; 'prove-rejected': Apply<'prove-rejected'> } = {
  replace: (record, { place, keyId, fingerprint, note }, context) => {
    if (fingerprint !== null && record.secrets.some((secret) => secret.fingerprint === fingerprint))
      throw notPossible('That is the key that leaked, not a new one. Make a new key at the provider and give that one.')
    return {
      record: { ...record, replacement: { place, keyId, fingerprint, note, ...by(context) } },
      text: `The new key${keyId === '' ? '' : ` ${keyId}`} goes to ${place}.`
    }
  },
  rotate: (record, { step, text, evidence }, context) => {
    needEvidence(record, evidence)
    return {
      record: { ...record, rotation: [...record.rotation, { step, text, evidence, ...by(context) }] },
      text: `${steps[step]}: ${oneLine(text)}`
    }
  },
  'prove-rejected': (record, { text, evidence }, context) => {
    needEvidence(record, evidence)
    return {
      record: { ...record, rejection: { text, evidence, ...by(context) } },
      text: `The old value was tried and rejected: ${oneLine(text)}`
    }
  }
}

const steps = {
  created: 'New key created',
  stored: 'New key stored',
  switched: 'Use switched to the new key',
  deactivated: 'Old key deactivated',
  deleted: 'Old key deleted'
}
