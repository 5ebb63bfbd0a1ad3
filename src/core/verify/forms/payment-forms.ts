import type { TokenForms } from '../token-form.ts'

const live = 'live: real money'
const test = 'test: no real money'
const modes = { mode: { live, test, production: live, prod: live, sandbox: test, sbox: test, hmlg: test, development: test } }

/** Payments and shops: most keys say whether they move real money. The source stands over each form. */
export const paymentForms: TokenForms = {
  // https://docs.apideck.com/get-started
  'apideck-key': [{ shape: /^sk_(?<mode>live|test)_[\w-]{20,}$/, words: modes }],
  // https://docs.asaas.com/docs/autenticacao-1
  'asaas-key': [{ shape: /^\$aact_(?<mode>prod|hmlg)_\S{20,}$/, words: modes }],
  // https://www.checkout.com/docs/developer-resources/api/manage-api-keys
  'checkoutcom-key': [
    { shape: /^sk_(?:sbox|test)_\S{20,}$/, says: { Mode: test } },
    { shape: /^sk_[a-z0-9]\S{20,}$/, says: { Mode: live } }
  ],
  // https://column.com/docs/guides/authentication
  'column-key': [{ shape: /^(?<mode>live|test)_\w{20,}$/, words: modes }],
  // https://duffel.com/docs/api/overview/test-mode
  'duffel-token': [{ shape: /^duffel_(?<mode>live|test)_\S{30,}$/, words: modes }],
  // https://docs.easypost.com/docs/authentication
  'easypost-key': [
    { shape: /^EZAK\w{20,}$/, says: { Mode: live } },
    { shape: /^EZTK\w{20,}$/, says: { Mode: test } }
  ],
  // https://developer.ebay.com/api-docs/static/gs_create-the-ebay-api-keysets.html
  'ebay-secret': [
    { shape: /^PRD-[0-9a-f-]{20,}$/, says: { Environment: 'production' } },
    { shape: /^SBX-[0-9a-f-]{20,}$/, says: { Environment: 'sandbox: no real trade' } }
  ],
  // https://developer.flutterwave.com/docs/authentication
  'flutterwave-key': [
    { shape: /^FLWPUBK_TEST-.{10,}$/, says: { Kind: 'public key', Mode: test } },
    { shape: /^FLWSECK_TEST-[0-9A-Za-z]{12}$/, says: { Kind: 'encryption key', Mode: test } },
    { shape: /^FLWSECK_TEST-.{13,}$/, says: { Kind: 'secret key', Mode: test } },
    { shape: /^FLWPUBK-.{10,}$/, says: { Kind: 'public key', Mode: live } },
    { shape: /^FLWSECK-.{10,}$/, says: { Kind: 'secret key', Mode: live } }
  ],
  // https://developer.gocardless.com/api-reference/#api-usage-authentication
  'gocardless-token': [{ shape: /^(?<mode>live|sandbox)_[\w=-]{30,}$/, words: modes }],
  // https://docs.kickbox.com/docs/sandbox-api
  'kickbox-key': [
    { shape: /^live_\w{20,}$/, says: { Mode: 'live: uses up credit' } },
    { shape: /^test_\w{20,}$/, says: { Mode: 'sandbox: made-up results' } }
  ],
  // https://docs.lob.com/#tag/Authentication
  'lob-key': [
    { shape: /^(?<mode>live|test)_pub_\w{20,}$/, says: { Kind: 'publishable key' }, words: modes },
    { shape: /^(?<mode>live|test)_\w{20,}$/, says: { Kind: 'secret key' }, words: modes }
  ],
  // https://docs.mercury.com/docs/getting-started
  'mercury-token': [{ shape: /^(?:secret-token:)?mercury_(?<mode>production|sandbox)_\S{20,}$/, words: modes }],
  // https://docs.midtrans.com/docs/midtrans-account
  'midtrans-key': [
    { shape: /^SB-Mid-server-[\w-]{10,}$/, says: { Kind: 'server key', Mode: test } },
    { shape: /^SB-Mid-client-[\w-]{10,}$/, says: { Kind: 'client key: meant to be public', Mode: test } },
    { shape: /^Mid-server-[\w-]{10,}$/, says: { Kind: 'server key', Mode: live } },
    { shape: /^Mid-client-[\w-]{10,}$/, says: { Kind: 'client key: meant to be public', Mode: live } }
  ],
  // https://documentation.onfido.com/api/latest/#api-tokens
  'onfido-token': [
    {
      shape: /^api_(?<mode>live|sandbox)(?:_(?<region>us|ca))?\.[\w.-]{20,}$/,
      words: {
        mode: { live: 'live: real checks of real people', sandbox: 'sandbox: made-up results' },
        region: { us: 'United States', ca: 'Canada' }
      }
    }
  ],
  // https://developer.paddle.com/api-reference/about/api-keys: mode, id, secret, checksum of a kind that is not told
  'paddle-key': [
    { shape: /^pdl_(?<mode>live|sdbx)_(?<keyId>apikey_[a-z\d]{26})_[A-Za-z\d]{22}_[A-Za-z\d]{3}$/, words: { mode: { live, sdbx: test } } }
  ],
  // https://docs.pagar.me/docs/chaves-de-acesso
  'pagarme-key': [{ shape: /^[as]k_(?<mode>live|test)_\w{20,}$/, words: modes }],
  // https://developers.paymongo.com/docs/authentication
  'paymongo-key': [
    { shape: /^sk_(?<mode>live|test)_\w{20,}$/, says: { Kind: 'secret key' }, words: modes },
    { shape: /^pk_(?<mode>live|test)_\w{20,}$/, says: { Kind: 'public key' }, words: modes }
  ],
  // https://paystack.com/docs/api/authentication
  'paystack-key': [{ shape: /^sk_(?<mode>live|test)_\w{20,}$/, words: modes }],
  // https://docs.withpersona.com/api-keys
  'persona-key': [
    {
      shape: /^persona_(?<mode>production|sandbox)_[\w-]{20,}$/,
      words: { mode: { production: 'production: data of real people', sandbox: 'sandbox: made-up data' } }
    }
  ],
  // https://plaid.com/docs/api/tokens
  'plaid-token': [
    {
      shape: /^(?<kind>access|public|link|processor)-(?<environment>sandbox|development|production)-[0-9a-f-]{36}$/,
      words: { environment: { production: 'production: real bank accounts', sandbox: 'sandbox: made-up accounts' } }
    }
  ],
  // https://docs.rainforestpay.com/docs/api-keys
  'rainforestpay-key': [
    { shape: /^sbx_apikey_\w{20,}$/, says: { Mode: test } },
    { shape: /^apikey_\w{20,}$/, says: { Mode: live } }
  ],
  // https://razorpay.com/docs/payments/dashboard/account-settings/api-keys: the mode is in the id, which stands beside
  'razorpay-key': [{ shape: /^rzp_(?<mode>live|test)_\w{14}(?::\w+)?$/, words: modes }],
  // https://docs.goshippo.com/docs/guides_general/authentication
  'shippo-token': [{ shape: /^shippo_(?<mode>live|test)_\w{20,}$/, words: modes }],
  // https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens
  'shopify-token': [
    { shape: /^shpat_\w{32}$/, says: { Kind: 'access token of a public or custom app' } },
    { shape: /^shpca_\w{32}$/, says: { Kind: 'access token of a custom app made in the shop' } },
    { shape: /^shppa_\w{32}$/, says: { Kind: 'password of a private app, the older kind' } },
    { shape: /^shpss_\w{32}$/, says: { Kind: 'shared secret of an app: signs webhooks and sign-ins' } }
  ],
  // https://developer.squareup.com/docs/build-basics/access-tokens
  'square-credential': [
    { shape: /^sandbox-sq0idb-[\w-]{20,}$/, says: { Kind: 'application id: no secret', Mode: test } },
    { shape: /^sq0idp-[\w-]{20,}$/, says: { Kind: 'application id: no secret', Mode: live } },
    { shape: /^sandbox-sq0csb-[\w-]{40,}$/, says: { Kind: 'application secret', Mode: test } },
    { shape: /^sq0csp-[\w-]{40,}$/, says: { Kind: 'application secret', Mode: live } },
    { shape: /^sq0atp-[\w-]{20,}$/, says: { Kind: 'access token, the older form', Mode: live } }
  ],
  // https://docs.stripe.com/keys and https://docs.stripe.com/webhooks
  'stripe-key': [
    { shape: /^sk_(?<mode>live|test)_[A-Za-z0-9]{10,}$/, says: { Kind: 'secret key: every right of the account' }, words: modes },
    { shape: /^rk_(?<mode>live|test)_[A-Za-z0-9]{10,}$/, says: { Kind: 'restricted key: the rights it was given' }, words: modes },
    { shape: /^pk_(?<mode>live|test)_[A-Za-z0-9]{10,}$/, says: { Kind: 'publishable key: meant to be public' }, words: modes },
    {
      shape: /^whsec_[A-Za-z0-9+/]{20,}={0,2}$/,
      says: { Kind: 'signing secret of a webhook: proves who sent an event, opens no account' }
    },
    { shape: /^(?<payment>pi_[A-Za-z0-9]{20,30})_secret_[A-Za-z0-9]{20,}$/, says: { Kind: 'client secret of one payment' } }
  ]
}
