import type { TokenForms } from '../token-form.ts'

/**
 * Code, builds, registries and infrastructure. Over each form stands what states it, read on 2026-11-24; where it is the survey of scanners,
 * that is its columns format and kind of the type.
 */
export const developerForms: TokenForms = {
  // Buildkite, Token security: https://buildkite.com/docs/platform/security/tokens; kinds also in the survey of scanners
  'buildkite-token': [
    { shape: /^bkua_\w{20,}$/, says: { Kind: 'API access token of a user', Issued: 'after March 2023' } },
    { shape: /^bkaa_[\w-]{20,}$/, says: { Kind: 'agent session token', Issued: 'after January 2025' } },
    { shape: /^bkaj_[\w-]{20,}$/, says: { Kind: 'agent job token' } },
    { shape: /^bkar_[\w-]{20,}$/, says: { Kind: 'agent registration token' } },
    { shape: /^bkct_[\w-]{20,}$/, says: { Kind: 'cluster token' } },
    { shape: /^bkpt_[\w-]{20,}$/, says: { Kind: 'package registry token' } },
    { shape: /^bkps_[\w-]{20,}$/, says: { Kind: 'portal secret' } },
    { shape: /^bkpat_[\w-]{20,}$/, says: { Kind: 'portal token' } }
  ],
  // CircleCI, New format for API Access Tokens: https://circleci.com/changelog/new-format-for-api-access-tokens
  'circleci-token': [
    { shape: /^CCIPAT_\w{20,}$/, says: { Kind: 'personal token' } },
    { shape: /^CCIPRJ_\w{20,}$/, says: { Kind: 'project token' } }
  ],
  // Cloudflare, Token formats: https://developers.cloudflare.com/fundamentals/api/get-started/token-formats; the checksum at the end is of a kind that is not told
  'cloudflare-token': [
    { shape: /^cfut_[\w-]{40,}$/, says: { Kind: 'API token of a user' } },
    { shape: /^cfat_[\w-]{40,}$/, says: { Kind: 'API token of an account, tied to no user' } },
    { shape: /^cfk_[\w-]{40,}$/, says: { Kind: 'global API key: full access as its user' } }
  ],
  // Survey of scanners
  'digitalocean-token': [
    { shape: /^dop_v1_[0-9a-f]{64}$/, says: { Kind: 'personal access token' } },
    { shape: /^doo_v1_[0-9a-f]{64}$/, says: { Kind: 'OAuth access token' } },
    { shape: /^dor_v1_[0-9a-f]{64}$/, says: { Kind: 'OAuth refresh token' } }
  ],
  // https://github.com/moby/swarmkit, ca/config.go, GenerateJoinToken: version, digest of the root certificate in base 36, secret
  'docker-swarm-token': [{ shape: /^SWMTKN-1-(?<cluster>[0-9a-z]{50})-[0-9a-z]{25}$/ }],
  // Prefixes and kinds: survey of scanners. What a kind may do: Doppler, API reference, https://docs.doppler.com/reference-link/api
  'doppler-token': [
    { shape: /^dp\.audit\.\w{40,44}$/, says: { Kind: 'audit token: reads one workplace' } },
    { shape: /^dp\.ct\.\w{40,44}$/, says: { Kind: 'command line token: reads and writes all of the account' } },
    { shape: /^dp\.pt\.\w{40,44}$/, says: { Kind: 'personal token: reads and writes all of the account' } },
    { shape: /^dp\.scim\.\w{40,44}$/, says: { Kind: 'SCIM token: users and groups of the workplace' } },
    { shape: /^dp\.sa\.\w{40,44}$/, says: { Kind: 'service account token' } },
    { shape: /^dp\.st\.(?:[a-z0-9_-]{2,35}\.)?\w{40,44}$/, says: { Kind: 'service token: the secrets of one config' } }
  ],
  // Dynatrace, Access tokens, Token format: https://docs.dynatrace.com/docs/shortlink/token; the identifier may be shown and logged
  'dynatrace-token': [{ shape: /^(?<keyId>dt0[a-z]\d{2}\.[A-Z0-9]{8,24})\.[A-Z0-9]{64}$/i }],
  // https://github.com/harness/mcp-server, extractAccountIDFromAPIKey: kind, account, token, secret
  'harness-token': [
    {
      shape: /^(?<kind>pat|sat)\.(?<account>[\w-]{22})\.(?<keyId>[0-9a-f]{24})\.\w{20}$/,
      words: { kind: { pat: 'personal access token', sat: 'service account token' } }
    }
  ],
  // Kubernetes, Token format: https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#token-format; the first part is public
  'kubernetes-bootstrap-token': [{ shape: /^(?<keyId>[a-z0-9]{6})\.[a-z0-9]{16}$/ }],
  // LaunchDarkly, SDK credentials: https://launchdarkly.com/docs/home/account/environment/keys; `api-`: survey of scanners
  'launchdarkly-key': [
    { shape: /^sdk-[0-9a-f-]{36}$/, says: { Kind: 'server-side SDK key of one environment: reads only' } },
    { shape: /^mob-[0-9a-f-]{36}$/, says: { Kind: 'mobile key of one environment: no secret' } },
    { shape: /^api-[0-9a-f-]{36}$/, says: { Kind: 'API access token' } }
  ],
  // Kinds: survey of scanners. Region before the first x: https://github.com/newrelic/go-agent, preconnectRegionLicenseRegex
  'newrelic-key': [
    { shape: /^NRAK-\w{20,}$/i, says: { Kind: 'user key' } },
    { shape: /^NRAA-\w{20,}$/i, says: { Kind: 'admin API key' } },
    { shape: /^NRRA-\w{20,}$/i, says: { Kind: 'REST API key' } },
    { shape: /^NRII-[\w-]{20,}$/i, says: { Kind: 'Insights insert key' } },
    { shape: /^NRIQ-[\w-]{20,}$/i, says: { Kind: 'Insights query key' } },
    { shape: /^NR(?:JS|BR)-\w{19}$/i, says: { Kind: 'browser ingest key' } },
    { shape: /^eu01xx[0-9a-f]{26}(?:FFFFNRAL|nral)$/i, says: { Kind: 'license key: sends data', Region: 'EU' } },
    { shape: /^\w{32,36}NRAL$/i, says: { Kind: 'license key: sends data' } },
    { shape: /^\w{42}-NRMA$/i, says: { Kind: 'mobile app token' } }
  ],
  // Survey of scanners
  'planetscale-credential': [
    { shape: /^pscale_tkn_\S{20,}$/, says: { Kind: 'service token' } },
    { shape: /^pscale_pw_\S{20,}$/, says: { Kind: 'password of a database branch' } },
    { shape: /^pscale_oauth_\S{20,}$/, says: { Kind: 'OAuth token' } }
  ],
  // Survey of scanners
  'postman-key': [{ shape: /^PMAK-[0-9a-f]{24}-[0-9a-f]{34}$/i, says: { Kind: 'API key' } }],
  // Survey of scanners
  'prefect-key': [{ shape: /^pnu_\w{36}$/, says: { Kind: 'API key of a user' } }],
  // Survey of scanners
  'sonar-token': [
    { shape: /^squ_\w{40}$/, says: { Kind: 'user token' } },
    { shape: /^sqp_\w{40}$/, says: { Kind: 'project token' } },
    { shape: /^sqa_\w{40}$/, says: { Kind: 'global analysis token' } }
  ],
  // https://github.com/sourcegraph/sourcegraph-public-snapshot, internal/accesstoken/personal_access_token.go, GeneratePersonalAccessToken
  'sourcegraph-token': [
    {
      shape: /^sgp_(?<instance>[0-9a-f]{16}|local)_[0-9a-f]{40}$/i,
      says: { Form: 'names the instance that issued it, by a hash of its license key' }
    },
    { shape: /^sgp_[0-9a-f]{40}$/i, says: { Form: 'without the instance that issued it' } }
  ],
  // Tailscale, Key prefixes: https://tailscale.com/kb/1277/key-prefixes; the id inside: https://github.com/tailscale/tailscale, api.md, Create a new key
  'tailscale-key': [
    { shape: /^tskey-api-(?<keyId>\w{8,24})-\w{16,}$/, says: { Kind: 'API access token' } },
    { shape: /^tskey-auth-(?<keyId>\w{8,24})-\w{16,}$/, says: { Kind: 'pre-authentication key: adds devices' } },
    { shape: /^tskey-client-(?<keyId>\w{8,24})-\w{16,}$/, says: { Kind: 'OAuth client secret' } },
    { shape: /^tskey-api-[\w-]{16,}$/, says: { Kind: 'API access token' } },
    { shape: /^tskey-auth-[\w-]{16,}$/, says: { Kind: 'pre-authentication key: adds devices' } },
    { shape: /^tskey-client-[\w-]{16,}$/, says: { Kind: 'OAuth client secret' } }
  ],
  // https://github.com/truenas/middleware, src/middlewared/middlewared/plugins/api_key.py, do_create: the number of the key, then the key
  'truenas-key': [{ shape: /^(?<keyId>\d{1,6})-[A-Za-z0-9]{64}$/ }],
  // Vault, Tokens, Token formats: https://developer.hashicorp.com/vault/docs/concepts/tokens
  'vault-token': [
    { shape: /^hvs\.[\w-]{24,}$/, says: { Kind: 'service token', Form: 'of Vault 1.10 and later' } },
    { shape: /^hvb\.[\w-]{24,}$/, says: { Kind: 'batch token: cannot be revoked or renewed', Form: 'of Vault 1.10 and later' } },
    { shape: /^hvr\.[\w-]{24,}$/, says: { Kind: 'recovery token', Form: 'of Vault 1.10 and later' } },
    { shape: /^s\.[\w.-]{24,}$/, says: { Kind: 'service token', Form: 'of Vault before 1.10' } },
    { shape: /^b\.[\w-]{24,}$/, says: { Kind: 'batch token: cannot be revoked or renewed', Form: 'of Vault before 1.10' } },
    { shape: /^r\.[\w-]{24,}$/, says: { Kind: 'recovery token', Form: 'of Vault before 1.10' } }
  ],
  // Survey of scanners
  'vercel-token': [
    { shape: /^vcp_[\w-]{40,}$/, says: { Kind: 'personal access token' } },
    { shape: /^vci_[\w-]{40,}$/, says: { Kind: 'token of an integration' } },
    { shape: /^vca_[\w-]{40,}$/, says: { Kind: 'access token of an app' } },
    { shape: /^vcr_[\w-]{40,}$/, says: { Kind: 'refresh token of an app' } },
    { shape: /^vck_[\w-]{40,}$/, says: { Kind: 'AI Gateway key' } }
  ]
}
