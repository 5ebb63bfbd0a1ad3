import type { TokenForms } from '../token-form.ts'

/** Cloud accounts, models, mail, messages and office. The source stands over each form. */
export const serviceForms: TokenForms = {
  // https://www.alibabacloud.com/help/en/ram/product-overview/what-is-sts: temporary ids start with STS
  'alibaba-credential': [
    { shape: /^LTAI\w{12,}$/, says: { Kind: 'long-lived AccessKey id' } },
    { shape: /^STS\.\w{16,}$/, says: { Kind: 'temporary AccessKey id: of use only with its security token, for hours' } }
  ],
  // https://docs.claude.com/en/api/admin-api/overview
  'anthropic-key': [
    { shape: /^sk-ant-admin\d{2}-[\w-]{40,}$/, says: { Kind: 'admin key: members, workspaces and keys of the organization' } },
    { shape: /^sk-ant-api\d{2}-[\w-]{40,}$/, says: { Kind: 'API key of a workspace' } }
  ],
  // https://documentation.notification.canada.ca/en/keys.html: name of the key, id of the service, secret
  'canada-notify-key': [
    {
      shape:
        /^(?:ApiKey-v1\s+)?gcntfy-(?<keyName>\w{1,60})-(?<service>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
    }
  ],
  // https://clerk.com/docs/guides/development/managing-environments
  'clerk-key': [
    { shape: /^sk_test_\w{30,}$/, says: { Environment: 'development instance' } },
    { shape: /^sk_live_\w{30,}$/, says: { Environment: 'production instance' } }
  ],
  // https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys
  'coinbase-key-name': [{ shape: /^organizations\\*\/(?<organization>[0-9a-f-]{36})\\*\/apiKeys\\*\/(?<keyId>[0-9a-f-]{36})$/ }],
  // https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html: client id, then secret
  'datastax-token': [{ shape: /^AstraCS:(?<client>[A-Za-z]{24}):[0-9a-f]{64}$/ }],
  // https://developers.dropbox.com/oauth-guide
  'dropbox-token': [{ shape: /^sl\.\S{100,}$/, says: { Kind: 'short-lived access token: dies four hours after it was issued' } }],
  // https://developers.facebook.com/docs/facebook-login/guides/access-tokens#apptokens
  'facebook-token': [{ shape: /^(?<app>\d{15,16})(?:\||%7C)[\w-]{27,40}$/i, says: { Kind: 'app access token' } }],
  // https://docs.fal.ai/platform-apis/v1/keys/create
  'fal-key': [{ shape: /^(?<keyId>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}):[0-9a-f]{32}$/ }],
  // https://developer.fullstory.com/server/authentication
  'fullstory-key': [{ shape: /^(?<dataCentre>na1|eu1)\.\w{20,}$/, words: { dataCentre: { na1: 'North America', eu1: 'Europe' } } }],
  // https://developers.hubspot.com/docs/guides/apps/private-apps/overview
  'hubspot-token': [{ shape: /^pat-(?<dataCentre>(?:na|eu|ap)\d)-[0-9a-f-]{36}$/ }],
  // https://huggingface.co/docs/hub/security-tokens
  'huggingface-token': [
    { shape: /^hf_\w{34,40}$/, says: { Kind: 'token of a user' } },
    { shape: /^api_org_\w{34,40}$/, says: { Kind: 'token of an organization, the older kind' } }
  ],
  // https://docs.langchain.com/langsmith/create-account-api-key
  'langsmith-key': [
    { shape: /^lsv2_pt_\w{40,}$/, says: { Kind: 'personal access token: the rights of its user' } },
    { shape: /^lsv2_sk_\w{40,}$/, says: { Kind: 'service key: the rights of a workspace' } }
  ],
  // https://langfuse.com/docs/api-and-data-platform/features/public-api
  'langfuse-key': [
    { shape: /^sk-lf-[0-9a-f-]{36}$/, says: { Kind: 'secret key' } },
    { shape: /^pk-lf-[0-9a-f-]{36}$/, says: { Kind: 'public key: the user of the pair' } }
  ],
  // https://open.larksuite.com/document/server-docs/getting-started/api-access-token/apply-api-access-token
  'lark-token': [
    { shape: /^t-[\w.]{14,}$/, says: { Kind: 'tenant access token: dies within two hours' } },
    { shape: /^u-[\w.]{14,}$/, says: { Kind: 'user access token: dies within two hours' } },
    { shape: /^a-[\w.]{14,}$/, says: { Kind: 'app access token: dies within two hours' } }
  ],
  // https://mailchimp.com/developer/marketing/docs/fundamentals: the host of the API
  'mailchimp-key': [{ shape: /^[0-9a-f]{32}-(?<dataCentre>us\d{1,2})$/ }],
  // https://documentation.mailgun.com/docs/mailgun/api-reference/openapi-final/tag/Keys: the API lists and deletes keys by the last two groups
  'mailgun-key': [
    {
      shape: /^[0-9a-f]{32}-(?<keyId>[0-9a-f]{8}-[0-9a-f]{8})$/,
      says: { Region: 'not in the key: US and EU accounts have hosts of their own' }
    },
    {
      shape: /^key-[0-9a-z]{32}$/,
      says: {
        Form: 'old: an API key or a webhook signing key, the value does not say',
        Region: 'not in the key: US and EU accounts have hosts of their own'
      }
    }
  ],
  // https://developers.notion.com/reference/authentication
  'notion-token': [
    { shape: /^ntn_\w{40,}$/, says: { Form: 'the one issued today' } },
    { shape: /^secret_\w{43}$/, says: { Form: 'older: issued before the prefix ntn_' } }
  ],
  // https://documentation.onesignal.com/docs/en/keys-and-ids
  'onesignal-key': [
    { shape: /^os_v2_app_[a-z2-7]{50,}$/, says: { Kind: 'app key: one app' } },
    { shape: /^os_v2_org_[a-z2-7]{50,}$/, says: { Kind: 'organization key: makes apps and their keys' } }
  ],
  // https://platform.openai.com/docs/api-reference/authentication and https://platform.openai.com/docs/api-reference/admin-api-keys
  'openai-key': [
    { shape: /^sk-admin-[\w-]{40,}$/, says: { Kind: 'admin key: users, projects and keys of the organization' } },
    { shape: /^sk-svcacct-[\w-]{40,}$/, says: { Kind: 'key of a service account in a project' } },
    { shape: /^sk-proj-[\w-]{40,}$/, says: { Kind: 'key of a user in a project' } },
    { shape: /^sk-[A-Za-z0-9]{48}$/, says: { Kind: 'key of a user, the older kind: every right of that user' } }
  ],
  // https://docs.polar.sh/documentation/integration-guides/authentication
  'polar-token': [
    { shape: /^polar_oat_[\w-]{20,}$/, says: { Kind: 'organization access token' } },
    { shape: /^polar_pat_[\w-]{20,}$/, says: { Kind: 'personal access token' } },
    { shape: /^polar_at_[\w-]{20,}$/, says: { Kind: 'OAuth access token' } },
    { shape: /^polar_rt_[\w-]{20,}$/, says: { Kind: 'OAuth refresh token' } },
    { shape: /^polar_cs_[\w-]{20,}$/, says: { Kind: 'OAuth client secret' } },
    { shape: /^polar_crt_[\w-]{20,}$/, says: { Kind: 'client registration token' } },
    { shape: /^polar_cst_[\w-]{20,}$/, says: { Kind: 'customer session token: one customer' } }
  ],
  // https://posthog.com/docs/api
  'posthog-key': [
    { shape: /^phx_\w{40,}$/, says: { Kind: 'personal API key' } },
    { shape: /^phc_\w{40,}$/, says: { Kind: 'project key: is in every page, only sends events' } }
  ],
  // https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm: the id of the organization, then `!`
  'salesforce-token': [{ shape: /^(?<organization>00D[A-Za-z0-9]{12})![\w.-]{60,}$/ }],
  // https://www.twilio.com/docs/sendgrid/api-reference/api-keys: the API deletes a key by its middle part
  'sendgrid-key': [{ shape: /^SG\.(?<keyId>[\w-]{16,32})\.[\w-]{16,64}$/ }],
  // https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
  'teams-webhook': [
    { shape: /^https:\/\/[a-z0-9.-]+\.office\.com\/webhook(?:b2)?\/[0-9a-f-]{36}@(?<tenant>[0-9a-f-]{36})\/IncomingWebhook\/.+$/i }
  ],
  // https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-workflow-definition-language: region in the host, then the workflow
  'logic-app-url': [
    { shape: /^https:\/\/[a-z0-9-]+\.(?<region>[a-z0-9-]+)\.logic\.azure\.com(?::443)?\/workflows\/(?<workflow>[0-9a-f]{32})\/.+$/ },
    { shape: /^https:\/\/.+\/workflows\/(?<workflow>[0-9a-f]{32})\/.+$/ }
  ],
  // https://core.telegram.org/bots/api#authorizing-your-bot
  'telegram-bot': [{ shape: /^(?:bot)?(?<bot>\d{5,16}):[\w-]{30,40}$/ }],
  // https://www.tines.com/docs/actions/types/webhook
  'tines-webhook': [{ shape: /^https:\/\/(?<tenant>[\w-]{1,70})\.tines\.com\/webhook\/\w{32}\/\w{32}$/ }],
  // https://docs.x.com/resources/fundamentals/authentication/oauth-1-0a/obtaining-user-access-tokens
  'twitter-token': [{ shape: /^(?<user>\d{5,25})-[A-Za-z0-9]{20,45}$/ }],
  // https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token
  'yandex-cloud-token': [{ shape: /^t1\.[\w=-]+\.[\w=-]{86,}$/, says: { Kind: 'IAM token: dies within twelve hours' } }]
}
