import type { TokenForms } from '../token-form.ts'

/** What providers call their live and their test side. */
const modes = { mode: { production: 'live', prod: 'live', sandbox: 'test', sbox: 'test', sdbx: 'test', hmlg: 'test' } }

/**
 * Payments and shops: most keys say whether they are for real use. Over each form stands what states it, read on 2026-11-24; where it is the
 * survey of scanners, that is its columns prefix, format and kind of the type.
 */
export const paymentForms: TokenForms = {
  // Survey of scanners (prefix)
  'apideck-key': [{ shape: /^sk_(?<mode>live)_[\w-]{20,}$/ }],
  // Asaas, Novo Prefixo de Identificação das Chaves API: https://docs.asaas.com/changelog/novidade-novo-prefixo-de-identificação-das-chaves-api
  'asaas-key': [{ shape: /^\$aact_(?<mode>prod|hmlg)_\S{20,}$/, words: modes }],
  // https://github.com/checkout/checkout-sdk-go, configuration/key_patterns.go; `sk_` alone is the production key of the survey of scanners
  'checkoutcom-key': [
    { shape: /^sk_(?<mode>sbox|test)_\S{20,}$/, words: modes },
    { shape: /^sk_[a-z0-9]\S{20,}$/, says: { Mode: 'live' } }
  ],
  // Column, Authentication: https://column.com/docs/workingwithapi
  'column-key': [{ shape: /^(?<mode>live|test)_\w{20,}$/ }],
  // Duffel, Test mode: https://duffel.com/docs/api/overview/test-mode; `live`: survey of scanners
  'duffel-token': [{ shape: /^duffel_(?<mode>live|test)_\S{30,}$/ }],
  // Survey of scanners
  'easypost-key': [
    { shape: /^EZAK\w{20,}$/, says: { Mode: 'live' } },
    { shape: /^EZTK\w{20,}$/, says: { Mode: 'test' } }
  ],
  // Survey of scanners
  'ebay-secret': [{ shape: /^PRD-[0-9a-f-]{20,}$/, says: { Mode: 'live' } }],
  // Survey of scanners
  'flutterwave-key': [
    { shape: /^FLWPUBK_TEST-.{10,}$/, says: { Kind: 'public key', Mode: 'test' } },
    { shape: /^FLWSECK_TEST-[0-9A-Za-z]{12}$/, says: { Kind: 'encryption key', Mode: 'test' } },
    { shape: /^FLWSECK_TEST-.{13,}$/, says: { Kind: 'secret key', Mode: 'test' } },
    { shape: /^FLWSECK-.{10,}$/, says: { Kind: 'secret key', Mode: 'live' } }
  ],
  // Survey of scanners
  'gocardless-token': [{ shape: /^(?<mode>live)_[\w=-]{30,}$/ }],
  // Kickbox, API Quickstart, Sandbox Mode: https://docs.kickbox.com/docs/using-the-api
  'kickbox-key': [{ shape: /^(?<mode>live|test)_\w{20,}$/ }],
  // Survey of scanners
  'lob-key': [
    { shape: /^(?<mode>live|test)_pub_\w{20,}$/, says: { Kind: 'publishable key' } },
    { shape: /^(?<mode>live|test)_\w{20,}$/, says: { Kind: 'secret key' } }
  ],
  // Survey of scanners
  'mercury-token': [{ shape: /^(?:secret-token:)?mercury_(?<mode>production)_\S{20,}$/, words: modes }],
  // Survey of scanners
  'midtrans-key': [
    { shape: /^Mid-server-[\w-]{10,}$/, says: { Kind: 'server key', Mode: 'live' } },
    { shape: /^Mid-client-[\w-]{10,}$/, says: { Kind: 'client key', Mode: 'live' } }
  ],
  // Survey of scanners (format, and the hosts by prefix)
  'onfido-token': [{ shape: /^api_(?<mode>live)(?:_(?<region>us|ca))?\.[\w.-]{20,}$/, words: { region: { us: 'US', ca: 'Canada' } } }],
  // Paddle, Authentication: https://developer.paddle.com/api-reference/about/authentication; `sdbx` and the id inside: AWS Secrets Manager,
  // Paddle API key, https://docs.aws.amazon.com/secretsmanager/latest/userguide/mes-partner-PaddleApiKey.html
  'paddle-key': [{ shape: /^pdl_(?<mode>live|sdbx)_(?<keyId>apikey_[a-z\d]{26})_[A-Za-z\d]{22}_[A-Za-z\d]{3}$/, words: modes }],
  // Pagar.me, Chaves de acesso (v2): https://docs.pagar.me/v2/docs/api-key-e-encryption-key
  'pagarme-key': [{ shape: /^ak_(?<mode>live|test)_\w{20,}$/ }],
  // PayMongo, API keys: https://developers.paymongo.com/docs/authentication-api-keys
  'paymongo-key': [
    { shape: /^sk_(?<mode>live|test)_\w{20,}$/, says: { Kind: 'secret key' } },
    { shape: /^pk_(?<mode>live|test)_\w{20,}$/, says: { Kind: 'public key' } }
  ],
  // Paystack, Authentication, Test and live modes: https://paystack.com/docs/api/authentication
  'paystack-key': [{ shape: /^sk_(?<mode>live|test)_\w{20,}$/, says: { Kind: 'secret key' } }],
  // Survey of scanners
  'persona-key': [{ shape: /^persona_(?<mode>production)_[\w-]{20,}$/, words: modes }],
  // Survey of scanners; whether `development` is test or live is not stated, so that it is told as it stands
  'plaid-token': [
    { shape: /^access-(?<mode>sandbox|development|production)-[0-9a-f-]{36}$/, says: { Kind: 'access token of an item' }, words: modes }
  ],
  // Survey of scanners
  'rainforestpay-key': [{ shape: /^apikey_\w{20,}$/, says: { Mode: 'live' } }],
  // Survey of scanners; the mode is in the id, which stands beside
  'razorpay-key': [{ shape: /^rzp_(?<mode>live)_\w{14}(?::\w+)?$/ }],
  // Survey of scanners
  'shippo-token': [{ shape: /^shippo_(?<mode>live|test)_\w{20,}$/ }],
  // Survey of scanners
  'shopify-token': [
    { shape: /^shpat_\w{32}$/, says: { Kind: 'Admin API access token' } },
    { shape: /^shpca_\w{32}$/, says: { Kind: 'access token of a custom app' } },
    { shape: /^shppa_\w{32}$/, says: { Kind: 'password of a private app, the older kind' } },
    { shape: /^shpss_\w{32}$/, says: { Kind: 'shared secret of an app' } }
  ],
  // Survey of scanners. A value without `sandbox-` does not say that it is live.
  'square-credential': [
    { shape: /^sq0idp-[\w-]{20,}$/, says: { Kind: 'application id: no secret' } },
    { shape: /^sandbox-sq0csb-[\w-]{40,}$/, says: { Kind: 'application secret', Mode: 'test' } },
    { shape: /^sq0csp-[\w-]{40,}$/, says: { Kind: 'application secret' } },
    { shape: /^sq0atp-[\w-]{20,}$/, says: { Kind: 'access token' } }
  ],
  // Stripe, API keys: https://docs.stripe.com/keys, and Authentication: https://docs.stripe.com/api/authentication; the last two: survey of scanners
  'stripe-key': [
    { shape: /^sk_(?<mode>live|test)_[A-Za-z0-9]{10,}$/, says: { Kind: 'secret key' } },
    { shape: /^rk_(?<mode>live|test)_[A-Za-z0-9]{10,}$/, says: { Kind: 'restricted key: the rights it was given' } },
    { shape: /^pk_(?<mode>live|test)_[A-Za-z0-9]{10,}$/, says: { Kind: 'publishable key: no secret' } },
    { shape: /^whsec_[A-Za-z0-9+/]{20,}={0,2}$/, says: { Kind: 'signing secret of a webhook' } },
    { shape: /^(?<payment>pi_[A-Za-z0-9]{20,30})_secret_[A-Za-z0-9]{20,}$/, says: { Kind: 'client secret of one payment' } }
  ]
}
