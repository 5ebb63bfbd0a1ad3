import { expect, it } from 'vitest'
import { wordVariants } from './word-variants.ts'

it.each([
  ['datadog', ['datadog']],
  ['dd_api_key', ['dd_api_key', 'dd_apikey', 'ddapi_key', 'ddapikey']],
  ['API-Key', ['api_key', 'apikey']],
  ['clientSecret', ['client_secret', 'clientsecret']],
  ['a1_b2_c3_d4_e5', ['a1_b2_c3_d4_e5', 'a1b2c3d4e5']]
])('%s stands for each of its joints there or not', (word, variants) => {
  expect(wordVariants(word).toSorted()).toEqual(variants.toSorted())
})
