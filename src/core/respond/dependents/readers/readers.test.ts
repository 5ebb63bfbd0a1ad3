import { expect, it } from 'vitest'
import { spoken } from '../../../../../test/support/spoken-bindings.ts'
import { readAnsible } from './read-ansible.ts'
import { readCircleci } from './read-circleci.ts'
import { readCompose } from './read-compose.ts'
import { readConfig } from './read-config.ts'
import { readDockerfile } from './read-dockerfile.ts'
import { readEnvFile } from './read-env-file.ts'
import { readGithubActions } from './read-github-actions.ts'
import { readGitlabCi } from './read-gitlab-ci.ts'
import { readHelmValues } from './read-helm.ts'
import { readJenkinsfile } from './read-jenkinsfile.ts'
import { readLines } from './read-lines.ts'
import { readPipeline } from './read-pipeline.ts'
import { readShell } from './read-shell.ts'
import { readSystemd } from './read-systemd.ts'
import { readTerraform } from './read-terraform.ts'

it('reads env files: quotes, export, comments, values over lines', () => {
  expect(spoken(readEnvFile, '# X_Y=no\nA_KEY=one # why\nexport B_KEY="two # three"\nC_KEY=\nD_KEY="a\nb"\nE_KEY=$A_KEY\n')).toEqual([
    '2: A_KEY=one -> A_KEY',
    '3: B_KEY=two # three -> B_KEY',
    '4: C_KEY -> C_KEY',
    '5: D_KEY=a\nb -> D_KEY',
    '7: E_KEY=$A_KEY <- A_KEY -> E_KEY'
  ])
})

it('reads compose: maps, lists, names handed on, files, secrets, anchors', () => {
  const text = `x-common: &common
  A_KEY: one
services:
  web:
    environment:
      <<: *common
      B_KEY: \${B_KEY:?}
    env_file:
      - path: ./env/web.env
  job:
    environment: [C_KEY=two, D_KEY]
    secrets: [mail]
    command: run --key $$E_KEY
secrets:
  mail:
    file: ./secrets/mail.txt
`
  expect(spoken(readCompose, text, 'deploy/compose.yml')).toEqual([
    '2 web: A_KEY=one',
    `7 web: B_KEY=\${B_KEY:?} <- B_KEY`,
    '9 web: read <- file deploy/env/web.env',
    '11 job: C_KEY=two',
    '11 job: D_KEY <- D_KEY',
    '12 job: read <- compose secret mail',
    '13 job: read',
    '16: null <- file deploy/secrets/mail.txt -> compose secret mail'
  ])
})

it('reads a chart: values by their keys, templates line by line', () => {
  expect(spoken(readHelmValues, 'mail:\n  apiKey: one\nenv:\n  - name: B_KEY\n    value: two\n')).toEqual([
    '2: apiKey=one -> chart value mail.apiKey',
    '4: name=B_KEY -> chart value env.0.name',
    '5: B_KEY=two -> chart value env.0.value, B_KEY'
  ])
  const template = `env:
  - name: A_KEY
    value: {{ .Values.mail.apiKey | quote }}
  {{- if .Values.on }}
  - name: B_KEY
    valueFrom:
      secretKeyRef:
        name: mail
        key: api
  {{- end }}
`
  expect(spoken(readLines, template).filter((line) => line.includes('_KEY'))).toEqual([
    '2: A_KEY={{ .Values.mail.apiKey | quote }} <- chart value mail.apiKey',
    '5: B_KEY <- Kubernetes Secret mail (api)'
  ])
})

it('reads Terraform: variables, resources, data sources, tfvars', () => {
  const text = `variable "mail_key" {
  default = "one" # why
}
data "aws_secretsmanager_secret_version" "mail" {
  secret_id = "prod/mail"
}
resource "aws_lambda_function" "send" {
  environment {
    variables = {
      A_KEY = var.mail_key
      "B_KEY" = "two"
    }
  }
}
`
  expect(spoken(readTerraform, text, 'main.tf')).toEqual([
    '1 variable mail_key: read <- Terraform variable mail_key',
    '2 variable mail_key: mail_key=one -> Terraform variable mail_key',
    '5 aws_secretsmanager_secret_version.mail: secret_id=prod/mail <- AWS secret prod/mail',
    '10 aws_lambda_function.send: A_KEY=var.mail_key <- Terraform variable mail_key',
    '11 aws_lambda_function.send: B_KEY=two'
  ])
  expect(spoken(readTerraform, 'mail_key = "one"\n', 'prod.tfvars')).toEqual([
    '1: mail_key=one <- Terraform variable mail_key -> Terraform variable mail_key'
  ])
})

it('reads Ansible: variables, lookups, vaulted values', () => {
  const text = `mail_key: one
smtp_key: "{{ mail_key }}"
env_key: "{{ lookup('env', 'A_KEY') }}"
vaulted: !vault |
  $ANSIBLE_VAULT;1.1;AES256
  6162
`
  expect(spoken(readAnsible, text)).toEqual([
    '1: mail_key=one -> Ansible variable mail_key',
    '2: smtp_key={{ mail_key }} <- Ansible variable mail_key -> Ansible variable smtp_key',
    "3: env_key={{ lookup('env', 'A_KEY') }} <- A_KEY -> Ansible variable env_key",
    '4: vaulted <- Ansible variable vaulted -> Ansible variable vaulted'
  ])
})

it('reads Dockerfiles: ARG, both forms of ENV, commands over lines, build secrets', () => {
  const text =
    'FROM x\nARG A_KEY\nARG B_KEY=one\nENV C_KEY="two three" D_KEY=four\nENV E_KEY five six\nRUN --mount=type=secret,id=F_KEY \\\n  curl $A_KEY\n'
  expect(spoken(readDockerfile, text)).toEqual([
    '2: A_KEY <- A_KEY',
    '3: B_KEY=one -> B_KEY',
    '4: C_KEY=two three -> C_KEY',
    '4: D_KEY=four -> D_KEY',
    '5: E_KEY=five six -> E_KEY',
    '6: read <- A_KEY, F_KEY'
  ])
})

it('reads GitHub Actions: env of workflow, job and step, with, run, inputs; not the token that every job has', () => {
  const text = `name: Deploy
on:
  workflow_call:
    secrets:
      MAIL_KEY:
        required: true
env:
  A_KEY: \${{ secrets.A_KEY }}
jobs:
  ship:
    env:
      GH: \${{ secrets.GITHUB_TOKEN }}
    steps:
      - uses: x/y@v1
        with:
          key: \${{ secrets['b_key'] }}
      - run: |
          echo hi
          send "$C_KEY"
`
  expect(spoken(readGithubActions, text).filter((line) => line.includes('<-'))).toEqual([
    '5 Deploy: read <- Actions secret MAIL_KEY',
    `8 Deploy: A_KEY=\${{ secrets.A_KEY }} <- Actions secret A_KEY`,
    '16 Deploy / ship: read <- Actions secret B_KEY',
    '19 Deploy / ship: read <- C_KEY'
  ])
})

it('reads GitLab CI: variables, scripts, Vault', () => {
  const text = `variables:
  A_KEY: one
send:
  variables:
    B_KEY: $A_KEY
  secrets:
    C_KEY:
      vault: prod/mail/key@ops
  script:
    - curl -u $C_KEY
`
  expect(spoken(readGitlabCi, text)).toEqual([
    '2: A_KEY=one',
    '5 send: B_KEY=$A_KEY <- A_KEY',
    '8 send: read',
    '10 send: read <- C_KEY',
    '7 send: C_KEY <- Vault path ops/prod/mail (key)'
  ])
})

it('reads CircleCI by job', () => {
  const text = 'jobs:\n  send:\n    docker:\n      - image: x\n    environment:\n      A_KEY: one\n    steps:\n      - run: send $B_KEY\n'
  expect(spoken(readCircleci, text).filter((line) => line.includes('_KEY'))).toEqual(['6 send: A_KEY=one', '8 send: read <- B_KEY'])
})

it('reads Travis, Azure and Bitbucket', () => {
  expect(spoken(readPipeline, 'env:\n  global:\n    - A_KEY=one B_KEY="two three"\n    - secure: zzz\nscript: send $C_KEY\n')).toEqual([
    '4: secure=zzz',
    '3: A_KEY=one',
    '3: B_KEY=two three',
    '5: read <- C_KEY'
  ])
  const azure =
    'variables:\n  - name: A_KEY\n    value: one\njobs:\n  - job: send\n    steps:\n      - script: send $(B_KEY)\n        env:\n          C_KEY: $(mailKey)\n'
  expect(spoken(readPipeline, azure).filter((line) => /_KEY|mailKey/.test(line))).toEqual([
    '2: A_KEY=one',
    '7 send: read <- B_KEY',
    '9 send: C_KEY=$(mailKey) <- mailKey'
  ])
})

it('reads Jenkinsfiles: environment, withCredentials either way round, shell steps', () => {
  const text = `environment {
  A_KEY = credentials('mail-prod')
  B_KEY = 'one'
}
withCredentials([string(credentialsId: 'mail', variable: 'C_KEY')]) {
withCredentials([usernamePassword(usernameVariable: 'U', passwordVariable: 'D_KEY', credentialsId: 'smtp')]) {
  sh "send $C_KEY"
  // sh "send $E_KEY"
`
  expect(spoken(readJenkinsfile, text).filter((line) => line.includes('_KEY'))).toEqual([
    '2: A_KEY <- Jenkins credential mail-prod',
    '3: B_KEY=one',
    '5: C_KEY <- Jenkins credential mail',
    '6: D_KEY <- Jenkins credential smtp',
    '7: read <- C_KEY'
  ])
})

it('reads units of systemd and their drop-ins', () => {
  const text =
    '[Service]\nEnvironment="A_KEY=one two" B_KEY=three\nPassEnvironment=C_KEY D_KEY\nEnvironmentFile=-/etc/mail/mail.env\nExecStart=/bin/send $A_KEY\n'
  expect(spoken(readSystemd, text, 'units/send.service.d/key.conf')).toEqual([
    '2 send.service: A_KEY=one two',
    '2 send.service: B_KEY=three',
    '3 send.service: C_KEY <- C_KEY',
    '3 send.service: D_KEY <- D_KEY',
    '4 send.service: read <- file mail.env',
    '5 send.service: read <- A_KEY'
  ])
})

it('reads shell: assignments, what commands read, stores', () => {
  const text = `export A_KEY="one"\nB_KEY=$(vault kv get -field=key secret/mail)\n# C_KEY=two\ncurl -u "api:\${D_KEY:?}" https://h\nexport E_KEY\naws secretsmanager get-secret-value --secret-id prod/mail\n`
  expect(spoken(readShell, text)).toEqual([
    '1: A_KEY=one -> A_KEY',
    '2: B_KEY=$(vault kv get -field=key secret/mail) <- Vault path secret/mail -> B_KEY',
    '4: read <- D_KEY',
    '5: read <- E_KEY',
    '6: read <- AWS secret prod/mail'
  ])
})

it('reads property files: names of variables, and their own names', () => {
  expect(spoken(readConfig, `mail.api.key=\${A_KEY:none}\n`, 'app.properties')).toEqual([
    `1: mail.api.key=\${A_KEY:none} <- A_KEY -> mail.api.key, property mail.api.key`
  ])
})
