import type { TokenForms } from '../token-form.ts'

/**
 * Cloud accounts, models, mail, messages and office. Over each form stands what states it, read on 2026-11-24; where it is the survey of
 * scanners, that is its columns format, companions, liveness and kind of the type.
 */
export const serviceForms: TokenForms = {
  // Survey of scanners
  'alibaba-credential': [
    { shape: /^LTAI\w{12,}$/, says: { Kind: 'AccessKey id' } },
    { shape: /^STS\.\w{16,}$/, says: { Kind: 'temporary AccessKey id: of use only with its security token' } }
  ],
  // Survey of scanners
  'anthropic-key': [
    { shape: /^sk-ant-admin\d{2}-[\w-]{40,}$/, says: { Kind: 'admin API key' } },
    { shape: /^sk-ant-api\d{2}-[\w-]{40,}$/, says: { Kind: 'API key' } }
  ],
  // https://github.com/cds-snc/notification-api, app/api_key/rest.py, revoke_api_keys: name of the key, an id, secret
  'canada-notify-key': [
    {
      shape:
        /^(?:ApiKey-v1\s+)?gcntfy-(?<keyName>\w{1,60})-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
    }
  ],
  // Clerk, Environment variables: https://clerk.com/docs/guides/development/clerk-environment-variables, read as others quote it
  'clerk-key': [
    { shape: /^sk_test_\w{30,}$/, says: { Mode: 'test', Kind: 'secret key of a development instance' } },
    { shape: /^sk_live_\w{30,}$/, says: { Mode: 'live', Kind: 'secret key of a production instance' } }
  ],
  // Survey of scanners; the value itself names both parts
  'coinbase-key-name': [{ shape: /^organizations\\*\/(?<organization>[0-9a-f-]{36})\\*\/apiKeys\\*\/(?<keyId>[0-9a-f-]{36})$/ }],
  // Survey of scanners
  'dropbox-token': [{ shape: /^sl\.\S{100,}$/, says: { Kind: 'short-lived access token' } }],
  // https://github.com/facebookarchive/php-graph-sdk, src/Facebook/FacebookApp.php, getAccessToken
  'facebook-token': [{ shape: /^(?<app>\d{15,16})(?:\||%7C)[\w-]{27,40}$/i, says: { Kind: 'app access token' } }],
  // Survey of scanners
  'fal-key': [{ shape: /^(?<keyId>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}):[0-9a-f]{32}$/ }],
  // Fullstory, Getting Started, Data Residency: https://developer.fullstory.com/server/v1/getting-started
  'fullstory-key': [{ shape: /^(?<region>na1|eu1)\.\w{20,}$/, words: { region: { na1: 'US', eu1: 'EU' } } }],
  // Survey of scanners
  'huggingface-token': [
    { shape: /^hf_\w{34,40}$/, says: { Kind: 'token of a user' } },
    { shape: /^api_org_\w{34,40}$/, says: { Kind: 'token of an organization' } }
  ],
  // Survey of scanners
  'langsmith-key': [
    { shape: /^lsv2_pt_\w{40,}$/, says: { Kind: 'personal access token' } },
    { shape: /^lsv2_sk_\w{40,}$/, says: { Kind: 'service key' } }
  ],
  // Survey of scanners
  'langfuse-key': [
    { shape: /^sk-lf-[0-9a-f-]{36}$/, says: { Kind: 'secret key' } },
    { shape: /^pk-lf-[0-9a-f-]{36}$/, says: { Kind: 'public key: the user of the pair' } }
  ],
  // Feishu, tenant_access_token and app_access_token: https://open.larkoffice.com/document/ukTMukTMukTM/ukDNz4SO0MjL5QzM/auth-v3/auth/tenant_access_token_internal
  // and …/app_access_token_internal, which gives an app token that starts with `t-` too
  'lark-token': [
    { shape: /^t-[\w.]{14,}$/, says: { Kind: 'tenant or app access token: two hours at most' } },
    { shape: /^a-[\w.]{14,}$/, says: { Kind: 'app access token: two hours at most' } }
  ],
  // Survey of scanners: the host of the API
  'mailchimp-key': [{ shape: /^[0-9a-f]{32}-(?<region>us\d{1,2})$/ }],
  // Mailgun, Create Mailgun API key: https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/keys/post-v1-keys; an id has this form
  'mailgun-key': [{ shape: /^[0-9a-f]{32}-(?<keyId>[0-9a-f]{8}-[0-9a-f]{8})$/ }],
  // Survey of scanners
  'onesignal-key': [
    { shape: /^os_v2_app_[a-z2-7]{50,}$/, says: { Kind: 'app key' } },
    { shape: /^os_v2_org_[a-z2-7]{50,}$/, says: { Kind: 'organization key' } }
  ],
  // Survey of scanners
  'openai-key': [
    { shape: /^sk-admin-[\w-]{40,}$/, says: { Kind: 'admin key of an organization' } },
    { shape: /^sk-svcacct-[\w-]{40,}$/, says: { Kind: 'key of a service account' } },
    { shape: /^sk-proj-[\w-]{40,}$/, says: { Kind: 'key of a project' } },
    { shape: /^sk-[A-Za-z0-9]{48}$/, says: { Kind: 'API key, the older kind' } }
  ],
  // https://github.com/polarsource/polar, server/polar/oauth2/constants.py and CUSTOMER_SESSION_TOKEN_PREFIX; `oat` and `pat`: survey of scanners
  'polar-token': [
    { shape: /^polar_oat_[\w-]{20,}$/, says: { Kind: 'organization access token' } },
    { shape: /^polar_pat_[\w-]{20,}$/, says: { Kind: 'personal access token' } },
    { shape: /^polar_at_[\w-]{20,}$/, says: { Kind: 'OAuth access token' } },
    { shape: /^polar_rt_[\w-]{20,}$/, says: { Kind: 'OAuth refresh token' } },
    { shape: /^polar_cst_[\w-]{20,}$/, says: { Kind: 'customer session token' } }
  ],
  // Survey of scanners
  'posthog-key': [
    { shape: /^phx_\w{40,}$/, says: { Kind: 'personal API key' } },
    { shape: /^phc_\w{40,}$/, says: { Kind: 'project API key: client side' } }
  ],
  // Salesforce, example answer, whose `id` names the organization again, read as others quote it:
  // https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_understanding_refresh_token_oauth.htm
  'salesforce-token': [{ shape: /^(?<organization>00D[A-Za-z0-9]{12})![\w.-]{60,}$/ }],
  // SendGrid, example answer with `api_key_id`, read as others quote it: https://www.twilio.com/docs/sendgrid/api-reference/api-keys/create-api-keys
  'sendgrid-key': [{ shape: /^SG\.(?<keyId>[\w-]{16,32})\.[\w-]{16,64}$/ }],
  // The address itself names the workflow
  'logic-app-url': [{ shape: /^https:\/\/.+\/workflows\/(?<workflow>[0-9a-f]{32})\/.+$/ }],
  // https://github.com/tdlib/telegram-bot-api, telegram-bot-api/ClientManager.cpp, send
  'telegram-bot': [{ shape: /^(?:bot)?(?<bot>\d{5,16}):[\w-]{30,40}$/ }],
  // The address itself names the tenant
  'tines-webhook': [{ shape: /^https:\/\/(?<tenant>[\w-]{1,70})\.tines\.com\/webhook\/\w{32}\/\w{32}$/ }],
  // X, example answer with `user_id`: https://developer.x.com/en/docs/authentication/api-reference/access_token
  'twitter-token': [{ shape: /^(?<user>\d{5,25})-[A-Za-z0-9]{20,45}$/ }],
  // Survey of scanners
  'yandex-cloud-token': [{ shape: /^t1\.[\w=-]+\.[\w=-]{86,}$/, says: { Kind: 'IAM token' } }]
}
