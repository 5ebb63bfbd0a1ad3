import type { LogFormat } from '../../../src/contract/case/usage.ts'

/** What a key of some service is used for in ordinary life, and what somebody does with it who stole it. */
export interface Service {
  format: LogFormat
  /** Of programs, all day. */
  programs: readonly string[]
  /** Of people and their tools. */
  people: readonly string[]
  /** At night, and once a week. */
  batch: readonly string[]
  ci: readonly string[]
  /** Come with a deploy. */
  later: readonly string[]
  /** What takes data out, and what changes who has access. */
  taking: readonly string[]
  access: readonly string[]
  resource(n: number): string
  /** Bytes of an ordinary use; -1 where the log does not say. */
  bytes: number
}

export const services: readonly Service[] = [
  {
    format: 'access-log',
    programs: ['POST /v3/mg.example.com/messages', 'GET /v3/mg.example.com/events'],
    people: ['GET /v3/domains', 'GET /v3/stats/total', 'GET /v3/lists/pages'],
    batch: ['GET /v3/suppressions/bounces', 'POST /v3/lists/members'],
    ci: ['GET /v3/domains', 'POST /v3/sandbox/messages'],
    later: ['GET /v4/templates', 'POST /v4/templates/versions', 'GET /v3/tags', 'PUT /v3/webhooks/delivered'],
    taking: ['GET /v3/lists/pages', 'GET /v3/mg.example.com/events'],
    access: ['POST /v1/keys', 'POST /v3/routes', 'DELETE /v1/keys', 'POST /v5/users'],
    resource: (n) => `/v3/lists/list-${n}`,
    bytes: 1800
  },
  {
    format: 'cloudtrail',
    programs: ['s3:GetObject', 's3:PutObject', 'sqs:ReceiveMessage'],
    people: ['s3:ListBuckets', 'ec2:DescribeInstances', 'logs:FilterLogEvents', 's3:GetObject'],
    batch: ['s3:ListObjects', 's3:GetObject', 'athena:StartQueryExecution'],
    ci: ['ecr:PutImage', 'ecs:UpdateService', 's3:PutObject'],
    later: ['lambda:Invoke', 'dynamodb:Query', 'sns:Publish', 'lambda:UpdateFunctionCode'],
    taking: ['s3:GetObject', 's3:ListObjects'],
    access: ['iam:CreateAccessKey', 'iam:AttachUserPolicy', 'iam:CreateUser', 'cloudtrail:StopLogging'],
    resource: (n) => `example-data/part-${n}.parquet`,
    bytes: 24_000
  },
  {
    format: 'github-audit',
    programs: ['git.fetch', 'api.request GET /repos/*/issues'],
    people: ['git.push', 'pull_request.create', 'pull_request.merge', 'git.fetch'],
    batch: ['git.clone', 'api.request GET /repos/*/pulls'],
    ci: ['git.clone', 'workflows.created_workflow_run', 'checks.create'],
    later: ['packages.package_version_published', 'environment.update', 'api.request GET /repos/*/releases'],
    taking: ['git.clone', 'repo.download_zip'],
    access: ['repo.add_member', 'org.invite_member', 'hook.create', 'personal_access_token.create'],
    resource: (n) => `example/repo-${n}`,
    bytes: -1
  }
]
