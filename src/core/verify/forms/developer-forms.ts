import type { TokenForms } from '../token-form.ts'

/** Code, builds, registries and infrastructure. The source stands over each form. */
export const developerForms: TokenForms = {
  // https://buildkite.com/docs/platform/security/tokens
  'buildkite-token': [
    { shape: /^bkua_\w{20,}$/, says: { Kind: 'API access token of a user', Issued: 'since March 2023' } },
    { shape: /^bkaa_[\w-]{20,}$/, says: { Kind: 'agent session token', Issued: 'since January 2025' } },
    { shape: /^bkaj_[\w-]{20,}$/, says: { Kind: 'agent job token' } },
    { shape: /^bkar_[\w-]{20,}$/, says: { Kind: 'agent registration token' } },
    { shape: /^bkct_[\w-]{20,}$/, says: { Kind: 'cluster token: registers agents' } },
    { shape: /^bkpt_[\w-]{20,}$/, says: { Kind: 'package registry token' } },
    { shape: /^bkps_[\w-]{20,}$/, says: { Kind: 'portal secret' } },
    { shape: /^bkpat_[\w-]{20,}$/, says: { Kind: 'portal access token' } }
  ],
  // https://circleci.com/docs/managing-api-tokens
  'circleci-token': [
    { shape: /^CCIPAT_\w{20,}$/, says: { Kind: 'personal token: every right of its user' } },
    { shape: /^CCIPRJ_\w{20,}$/, says: { Kind: 'project token' } }
  ],
  // https://developers.cloudflare.com/fundamentals/api/get-started/token-formats: the checksum at the end is of a kind that is not told
  'cloudflare-token': [
    { shape: /^cfut_[\w-]{40,}$/, says: { Kind: 'API token of a user' } },
    { shape: /^cfat_[\w-]{40,}$/, says: { Kind: 'API token of an account, tied to no user' } },
    { shape: /^cfk_[\w-]{40,}$/, says: { Kind: 'global API key: every right of its user' } }
  ],
  // https://docs.dependencytrack.org/integrations/rest-api: prefix, public id, key
  'dependencytrack-key': [{ shape: /^odt_(?<keyId>[A-Za-z0-9]{8})_[A-Za-z0-9]{32,}$/ }],
  // https://docs.digitalocean.com/reference/api/create-personal-access-token
  'digitalocean-token': [
    { shape: /^dop_v1_[0-9a-f]{64}$/, says: { Kind: 'personal access token' } },
    { shape: /^doo_v1_[0-9a-f]{64}$/, says: { Kind: 'OAuth access token' } },
    { shape: /^dor_v1_[0-9a-f]{64}$/, says: { Kind: 'OAuth refresh token: using it once replaces it' } }
  ],
  // https://github.com/moby/swarmkit/blob/master/ca/config.go: version, digest of the root certificate in base 36, secret
  'docker-swarm-token': [{ shape: /^SWMTKN-1-(?<cluster>[0-9a-z]{50})-[0-9a-z]{25}$/ }],
  // https://docs.doppler.com/reference/api and https://docs.doppler.com/docs/service-tokens
  'doppler-token': [
    { shape: /^dp\.audit\.\w{40,44}$/, says: { Kind: 'audit token' } },
    { shape: /^dp\.ct\.\w{40,44}$/, says: { Kind: 'command line token: every right of its user' } },
    { shape: /^dp\.pt\.\w{40,44}$/, says: { Kind: 'personal token: every right of its user' } },
    { shape: /^dp\.scim\.\w{40,44}$/, says: { Kind: 'SCIM token: users and groups of the workplace' } },
    { shape: /^dp\.sa\.\w{40,44}$/, says: { Kind: 'service account token' } },
    { shape: /^dp\.st\.(?:(?<config>[a-z0-9_-]{2,35})\.)?\w{40,44}$/, says: { Kind: 'service token: one config' } }
  ],
  // https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens-legacy
  'dynatrace-token': [{ shape: /^(?<keyId>dt0[a-z]\d{2}\.[A-Z0-9]{8,24})\.[A-Z0-9]{64}$/i }],
  // https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys: kind, account, token, secret
  'harness-token': [
    {
      shape: /^(?<kind>pat|sat)\.(?<account>[\w-]{22})\.(?<keyId>[0-9a-f]{24})\.\w{20}$/,
      words: { kind: { pat: 'personal access token', sat: 'service account token' } }
    }
  ],
  // https://docs.honeycomb.io/api/authentication
  'honeycomb-key': [
    { shape: /^hc[a-z]ik_\w{50,}$/, says: { Kind: 'ingest key: sends data' } },
    { shape: /^hc[a-z]ic_\w{50,}$/, says: { Kind: 'ingest key of a Classic team: sends data' } },
    { shape: /^hc[a-z]mk_\w{20,}$/, says: { Kind: 'management key' } }
  ],
  // https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens: the first part is an id
  'kubernetes-bootstrap-token': [{ shape: /^(?<keyId>[a-z0-9]{6})\.[a-z0-9]{16}$/ }],
  // https://launchdarkly.com/docs/sdk/concepts/client-side-server-side and https://launchdarkly.com/docs/home/account/api
  'launchdarkly-key': [
    { shape: /^sdk-[0-9a-f-]{36}$/, says: { Kind: 'server-side SDK key of one environment: reads every flag' } },
    { shape: /^mob-[0-9a-f-]{36}$/, says: { Kind: 'mobile key of one environment: is in every app' } },
    { shape: /^api-[0-9a-f-]{36}$/, says: { Kind: 'API access token' } }
  ],
  // https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
  'newrelic-key': [
    { shape: /^NRAK-\w{20,}$/i, says: { Kind: 'user key' } },
    { shape: /^NRAA-\w{20,}$/i, says: { Kind: 'admin key, the older kind' } },
    { shape: /^NRRA-\w{20,}$/i, says: { Kind: 'REST API key' } },
    { shape: /^NRII-[\w-]{20,}$/i, says: { Kind: 'insert key: sends data' } },
    { shape: /^NRIQ-[\w-]{20,}$/i, says: { Kind: 'query key: reads data' } },
    { shape: /^NR(?:JS|BR)-\w{19}$/i, says: { Kind: 'browser key: is in every page' } },
    { shape: /^eu01xx[0-9a-f]{26}(?:FFFFNRAL|nral)$/i, says: { Kind: 'license key: sends data', Region: 'European Union' } },
    { shape: /^\w{32,36}NRAL$/i, says: { Kind: 'license key: sends data' } },
    { shape: /^eu01xx[0-9a-f]{36}-NRMA$/i, says: { Kind: 'mobile app token', Region: 'European Union' } },
    { shape: /^\w{42}-NRMA$/i, says: { Kind: 'mobile app token' } }
  ],
  // https://planetscale.com/docs/concepts/service-tokens and https://planetscale.com/docs/concepts/connection-strings
  'planetscale-credential': [
    { shape: /^pscale_tkn_\S{20,}$/, says: { Kind: 'service token' } },
    { shape: /^pscale_pw_\S{20,}$/, says: { Kind: 'password of a database branch' } },
    { shape: /^pscale_oauth_\S{20,}$/, says: { Kind: 'OAuth access token' } }
  ],
  // https://learning.postman.com/docs/reference/postman-api/authentication
  'postman-key': [
    { shape: /^PMAK-[0-9a-f]{24}-[0-9a-f]{34}$/i, says: { Kind: 'API key: every right of its user' } },
    { shape: /^PMAT-\w{26}$/, says: { Kind: 'collection access key: reads one collection' } }
  ],
  // https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys
  'prefect-key': [
    { shape: /^pnu_\w{36}$/, says: { Kind: 'API key of a user' } },
    { shape: /^pnb_\w{36}$/, says: { Kind: 'API key of a service account' } }
  ],
  // https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens
  'sonar-token': [
    { shape: /^squ_\w{40}$/, says: { Kind: 'user token: every right of its user' } },
    { shape: /^sqp_\w{40}$/, says: { Kind: 'project analysis token' } },
    { shape: /^sqa_\w{40}$/, says: { Kind: 'global analysis token' } }
  ],
  // https://github.com/sourcegraph/sourcegraph-public-snapshot, internal/accesstoken/personal_access_token.go
  'sourcegraph-token': [
    {
      shape: /^sgp_(?<instance>[0-9a-f]{16}|local)_[0-9a-f]{40}$/i,
      says: { Form: 'names the instance that issued it, by a hash of its id' }
    },
    { shape: /^sgp_[0-9a-f]{40}$/i, says: { Form: 'older: does not name the instance that issued it' } }
  ],
  // https://tailscale.com/kb/1277/key-prefixes and the keys of https://tailscale.com/api
  'tailscale-key': [
    { shape: /^tskey-api-(?<keyId>\w{8,24})-\w{16,}$/, says: { Kind: 'API access token: every right of its user' } },
    { shape: /^tskey-auth-(?<keyId>\w{8,24})-\w{16,}$/, says: { Kind: 'auth key: adds devices to the network' } },
    { shape: /^tskey-client-(?<keyId>\w{8,24})-\w{16,}$/, says: { Kind: 'OAuth client secret' } },
    { shape: /^tskey-api-[\w-]{16,}$/, says: { Kind: 'API access token: every right of its user' } },
    { shape: /^tskey-auth-[\w-]{16,}$/, says: { Kind: 'auth key: adds devices to the network' } },
    { shape: /^tskey-client-[\w-]{16,}$/, says: { Kind: 'OAuth client secret' } }
  ],
  // https://github.com/truenas/middleware, plugins/api_key.py: the number of the key, then the key
  'truenas-key': [{ shape: /^(?<keyId>\d{1,6})-[A-Za-z0-9]{64}$/ }],
  // https://developer.hashicorp.com/vault/docs/concepts/tokens
  'vault-token': [
    { shape: /^hvs\.[\w-]{24,}$/, says: { Kind: 'service token', Form: 'of Vault 1.10 and later' } },
    { shape: /^hvb\.[\w-]{24,}$/, says: { Kind: 'batch token: cannot be revoked or renewed', Form: 'of Vault 1.10 and later' } },
    { shape: /^hvr\.[\w-]{24,}$/, says: { Kind: 'recovery token', Form: 'of Vault 1.10 and later' } },
    { shape: /^s\.[\w.-]{24,}$/, says: { Kind: 'service token', Form: 'of Vault before 1.10' } },
    { shape: /^b\.[\w-]{24,}$/, says: { Kind: 'batch token: cannot be revoked or renewed', Form: 'of Vault before 1.10' } },
    { shape: /^r\.[\w-]{24,}$/, says: { Kind: 'recovery token', Form: 'of Vault before 1.10' } }
  ],
  // https://vercel.com/docs/rest-api#authentication
  'vercel-token': [
    { shape: /^vcp_[\w-]{40,}$/, says: { Kind: 'personal access token' } },
    { shape: /^vci_[\w-]{40,}$/, says: { Kind: 'token of an integration' } },
    { shape: /^vca_[\w-]{40,}$/, says: { Kind: 'access token of an app' } },
    { shape: /^vcr_[\w-]{40,}$/, says: { Kind: 'refresh token of an app' } },
    { shape: /^vck_[\w-]{40,}$/, says: { Kind: 'AI Gateway key' } }
  ]
}
