import { expect, it } from 'vitest'
import { fileKind } from './file-kind.ts'
import { guessEnvironment } from './guess-environment.ts'
import { isDistinctive } from './known-terms.ts'
import { standingOf } from './standing.ts'
import { usualTerms } from './usual-terms.ts'

it.each([
  ['src/a.js', 'runs'],
  ['.env.production', 'runs'],
  ['.env.example', 'example'],
  ['config/app.sample.yml', 'example'],
  ['examples/a.py', 'example'],
  ['test/a.js', 'test'],
  ['src/a.test.ts', 'test'],
  ['pkg/a_test.go', 'test'],
  ['README.md', 'not-run'],
  ['docs/a.sh', 'not-run'],
  ['yarn.lock', 'not-run'],
  ['web/node_modules/x/index.js', 'not-run'],
  ['dist/app.min.js', 'not-run'],
  ['third_party/lib/a.js', 'not-run'],
  ['src/vendor/client.js', 'runs'],
  ['deploy/environments/test/values.yaml', 'runs']
])('%s: %s', (path, standing) => {
  expect(standingOf(path)).toBe(standing)
})

it.each([
  ['a/docker-compose.prod.yml', '', 'compose'],
  ['compose.yaml', '', 'compose'],
  ['.github/workflows/x.yml', '', 'github-actions'],
  ['.gitlab-ci.yml', '', 'gitlab-ci'],
  ['.circleci/config.yml', '', 'circleci'],
  ['.travis.yml', '', 'travis'],
  ['ci/Jenkinsfile.release', '', 'jenkins'],
  ['azure-pipelines.yml', '', 'ci'],
  ['bitbucket-pipelines.yml', '', 'ci'],
  ['api.Dockerfile', '', 'dockerfile'],
  ['.env.local', '', 'env-file'],
  ['a/prod.tfvars', '', 'terraform'],
  ['group_vars/all', '', 'ansible'],
  ['chart/values-prod.yaml', '', 'helm'],
  ['chart/templates/d.yaml', 'a: {{ .Values.b }}', 'helm'],
  ['k/d.yml', 'apiVersion: v1\nkind: Pod\n', 'kubernetes'],
  ['p/x.yml', '- hosts: all\n  tasks: []\n', 'ansible'],
  ['x.yml', 'a: 1\n', 'config'],
  ['bin/run', '#!/usr/bin/env bash\n', 'code'],
  ['a.service', '', 'other']
])('%s is of the kind %s', (path, text, kind) => {
  expect(fileKind(path, text)?.kind).toBe(kind)
})

it.each([
  ['deploy/prod/api.yaml', null, 'production'],
  ['.env.staging', null, 'staging'],
  ['envs/dev/main.tf', null, 'development'],
  ['api.yaml', 'web-uat', 'staging'],
  ['src/product/a.js', null, ''],
  ['.github/workflows/ci.yml', null, '']
])('%s (%s) runs in %j', (path, consumer, environment) => {
  expect(guessEnvironment(path, consumer)).toBe(environment)
})

it('follows names that speak of a provider, and no others', () => {
  expect(['MAILGUN_API_KEY', 'DD_API_KEY', 'HF_TOKEN'].map(isDistinctive)).toEqual([true, true, true])
  expect(['API_KEY', 'DATABASE_URL', 'SMTP_PASSWORD', 'SECRET_KEY_2', 'ACCESS_TOKEN'].map(isDistinctive)).toEqual([
    false,
    false,
    false,
    false,
    false
  ])
  expect(usualTerms('API_KEY')).toEqual([])
})
