import { expect, it } from 'vitest'
import { spoken } from '../../../../../test/support/spoken-bindings.ts'
import { readKubernetes } from './read-kubernetes.ts'

it('reads Secrets in both forms, and workloads that read them in every way', () => {
  const text = `apiVersion: v1
kind: Secret
metadata: { name: mail }
data: { api: ${Buffer.from('one').toString('base64')} }
stringData: { smtp: two }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: send }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - env:
                - { name: A_KEY, value: three }
                - name: B_KEY
                  valueFrom: { secretKeyRef: { name: mail, key: api } }
              envFrom: [{ secretRef: { name: mail } }, { configMapRef: { name: conf } }]
              args: [--key, $(B_KEY)]
          volumes:
            - secret: { secretName: mail }
`
  expect(spoken(readKubernetes, text)).toEqual([
    '4 mail (Secret): api=one -> Kubernetes Secret mail (api)',
    '5 mail (Secret): smtp=two -> Kubernetes Secret mail (smtp)',
    '17 send: A_KEY=three',
    '18 send: B_KEY <- Kubernetes Secret mail (api)',
    '20 send: read <- Kubernetes Secret mail',
    '20 send: read <- ConfigMap conf',
    '21 send: read',
    '21 send: read <- B_KEY',
    '23 send: read <- Kubernetes Secret mail'
  ])
})

it('follows External Secrets, kustomize and the annotations of the Vault agent', () => {
  const text = `kind: ExternalSecret
metadata: { name: mail-from-vault }
spec:
  target: { name: mail }
  data:
    - secretKey: api
      remoteRef: { key: prod/mail, property: key }
---
kind: Kustomization
secretGenerator:
  - name: smtp
    literals: [A_KEY=one]
    envs: [./smtp.env]
---
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata:
      annotations:
        vault.hashicorp.com/agent-inject-secret-mail: secret/data/mail
`
  const read = spoken(readKubernetes, text)
  expect(read[0]).toContain('-> Kubernetes Secret mail (api)')
  expect(read[0]).toContain('AWS secret prod/mail (key)')
  expect(read.slice(1)).toEqual([
    '12 smtp (Secret): A_KEY=one <- A_KEY -> Kubernetes Secret smtp (A_KEY)',
    '13 smtp (Secret): read <- file smtp.env -> Kubernetes Secret smtp',
    '21 web: read <- Vault path secret/mail'
  ])
})

it('reads a manifest that is no valid YAML line by line', () => {
  const text = 'kind: Deployment\nenv:\n  - name: A_KEY\n    value: one\n{{ if x }}\n   bad: [\n'
  expect(spoken(readKubernetes, text)).toContain('3: A_KEY=one')
})
