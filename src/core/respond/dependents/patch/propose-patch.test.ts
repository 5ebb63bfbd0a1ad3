import { expect, it } from 'vitest'
import type { Dependent } from '../../../../contract/case/record.ts'
import { proposePatch } from './propose-patch.ts'

const value = `key-${'0a1b'.repeat(8)}`

const patch = (kind: Dependent['kind'], path: string, text: string, place: string | null = null): { diff: string; note: string } =>
  proposePatch({
    dependent: { kind, path, foundBy: 'value' },
    text,
    values: [value],
    preview: 'key-…0a1b',
    variable: 'MAILGUN_API_KEY',
    place,
    mask: (line) => line
  })

it.each<[Dependent['kind'], string, string, string]>([
  ['code', 'a.js', `const k = '${value}'`, 'const k = process.env.MAILGUN_API_KEY'],
  ['code', 'a.ts', `get("https://api:${value}@h/v3")`, 'get("https://api:" + process.env.MAILGUN_API_KEY + "@h/v3")'],
  ['code', 'a.py', `MG_KEY = "${value}"`, 'MG_KEY = os.environ["MG_KEY"]'],
  ['code', 'a.go', `key := "${value}"`, 'key := os.Getenv("MAILGUN_API_KEY")'],
  ['code', 'A.java', `String k = "${value}";`, 'String k = System.getenv("MAILGUN_API_KEY");'],
  ['code', 'a.rb', `k = '${value}'`, 'k = ENV.fetch("MAILGUN_API_KEY")'],
  ['code', 'a.php', `$k = '${value}';`, "$k = getenv('MAILGUN_API_KEY');"],
  ['code', 'a.sh', `export K="${value}"`, `export K="\${MAILGUN_API_KEY:?is not set}"`],
  ['compose', 'compose.yml', `      - MAILGUN_API_KEY=${value}`, `      - MAILGUN_API_KEY=\${MAILGUN_API_KEY:?set it where compose runs}`],
  ['github-actions', 'w.yml', `      MAILGUN_API_KEY: ${value}`, `      MAILGUN_API_KEY: \${{ secrets.MAILGUN_API_KEY }}`],
  ['terraform', 'a.tf', `  api_key = "${value}"`, '  api_key = var.mailgun_api_key'],
  [
    'ansible',
    'group_vars/all.yml',
    `mailgun_api_key: "${value}"`,
    `mailgun_api_key: "{{ lookup('ansible.builtin.env', 'MAILGUN_API_KEY') }}"`
  ],
  ['jenkins', 'Jenkinsfile', `    MAILGUN_API_KEY = '${value}'`, "    MAILGUN_API_KEY = credentials('mailgun-api-key')"],
  ['config', 'app.properties', `mailgun.key=${value}`, `mailgun.key=\${MAILGUN_API_KEY}`]
])('%s %s: a reference in the language’s way', (kind, path, line, expected) => {
  const { diff } = patch(kind, path, `one\n${line}\nthree\n`)
  expect(diff).toContain(`\n-${line.replace(value, 'key-…0a1b')}\n+${expected}\n`)
  expect(diff).not.toContain(value)
})

it('makes an environment of Kubernetes read a Secret', () => {
  const { diff } = patch('kubernetes', 'd.yaml', `env:\n  - name: MAILGUN_API_KEY\n    value: ${value}\n  - name: B\n    value: b\n`)
  expect(diff).toBe(
    [
      '--- a/d.yaml',
      '+++ b/d.yaml',
      '@@ -1,6 +1,9 @@',
      ' env:',
      '   - name: MAILGUN_API_KEY',
      '-    value: key-…0a1b',
      '+    valueFrom:',
      '+      secretKeyRef:',
      '+        name: mailgun-api-key',
      '+        key: MAILGUN_API_KEY',
      '   - name: B',
      '     value: b',
      ' ',
      ''
    ].join('\n')
  )
})

it('takes the line out of an env file, and says where the new key lies', () => {
  const { diff, note } = patch('env-file', '.env', `A=1\nMAILGUN_API_KEY=${value}\nB=2\n`, 'Vault secret/mail')
  expect(diff).toContain('@@ -1,4 +1,3 @@\n A=1\n-MAILGUN_API_KEY=key-…0a1b\n B=2\n')
  expect(note).toContain('The new key lies in Vault secret/mail.')
  expect(note).toContain('masked')
})

it.each<[Dependent['kind'], string, string]>([
  ['kubernetes', 'secret.yaml', `data:\n  mailgun: ${Buffer.from(value).toString('base64')}\n`],
  ['config', 'settings.json', `{ "key": "${value}" }`],
  ['code', 'a.rs', `connect("https://api:${value}@h")`]
])('proposes nothing for %s %s, and says what to do', (kind, path, text) => {
  const { diff, note } = patch(kind, path, text)
  expect(diff).toBe('')
  expect(note.length).toBeGreaterThan(40)
})

it('keeps far changes apart and near ones together', () => {
  const filler = (n: number): string => Array.from({ length: n }, (_, i) => `line ${i}`).join('\n')
  const { diff } = patch('code', 'a.py', `a = "${value}"\nb = "${value}"\n${filler(20)}\nc = "${value}"\n`)
  expect(diff.match(/^@@ .*$/gm)).toEqual(['@@ -1,5 +1,5 @@', '@@ -20,5 +20,5 @@'])
})
