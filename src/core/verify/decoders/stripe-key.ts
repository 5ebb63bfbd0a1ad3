import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

const kinds = new Map([
  ['sk', 'secret key: every right of the account'],
  ['rk', 'restricted key: the rights it was given'],
  ['pk', 'publishable key: meant to be public']
])

/** Kind and mode of a Stripe key. https://docs.stripe.com/keys */
export function decodeStripeKey(value: string): DecodedFact[] {
  const parts = /^([srp]k)_(live|test)_[A-Za-z0-9]{10,}$/.exec(value)
  if (parts === null) return []
  return factsOf([
    ['Kind', kinds.get(parts[1] ?? '')],
    ['Mode', parts[2] === 'live' ? 'live: real money' : 'test: no real money']
  ])
}
