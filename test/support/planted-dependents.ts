/** Files of a repository with 12 consumers of one key, each of another kind, and with what looks like more of them and is not. */
export interface PlantedDependents {
  value: string
  files: Record<string, string>
  /** Name of each consumer, with a file that has to be among its places. */
  consumers: Record<string, string>
  /** Files of which no dependent may come. */
  decoys: string[]
}

const hex = (seed: number, length: number): string => {
  let state = seed
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return ((state >> 16) & 15).toString(16)
  }).join('')
}

export function plantedDependents(seed = 1): PlantedDependents {
  const value = `${hex(seed, 32)}-${hex(seed + 1, 8)}-${hex(seed + 2, 8)}`
  const other = `${hex(seed + 3, 32)}-${hex(seed + 4, 8)}-${hex(seed + 5, 8)}`
  const base64 = Buffer.from(value).toString('base64')
  const env = `\${MAILGUN_API_KEY}`
  const secrets = `\${{ secrets.MAILGUN_KEY_PROD }}`
  const files: Record<string, string> = {
    // 1: the value in a settings file, and code that reads it by name
    'services/mailer/package.json': '{ "name": "mailer" }',
    'services/mailer/.env': `PORT=8080\nMAILGUN_API_KEY=${value}\n`,
    'services/mailer/src/send.js': "import Mailgun from 'mailgun.js'\nconst key = process.env.MAILGUN_API_KEY\n",
    // 2: a Python service that reads it by name only
    'services/digest/pyproject.toml': '[project]\nname = "digest"\n',
    'services/digest/digest/mail.py': 'import os\n\nKEY = os.environ["MAILGUN_API_KEY"]\n',
    // 3: a Go program with the literal
    'tools/bounce/go.mod': 'module example.com/tools/bounce\n',
    'tools/bounce/main.go': `package main\n\nconst mailgunKey = "${value}"\n`,
    // 4, 5: compose services
    'docker-compose.yml': `services:\n  newsletter:\n    image: news\n    environment:\n      - MAILGUN_API_KEY=${env}\n  worker:\n    image: worker\n    env_file: services/mailer/.env\n  cache:\n    image: redis\n`,
    // 6, 7: a Kubernetes Secret with the value, and the workload that reads it
    'deploy/prod/mail-secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail-credentials\ntype: Opaque\ndata:\n  mailgun: ${base64}\n`,
    'deploy/prod/api.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: billing-api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          env:\n            - name: MG_KEY\n              valueFrom:\n                secretKeyRef:\n                  name: mail-credentials\n                  key: mailgun\n`,
    // 8: GitHub Actions
    '.github/workflows/notify.yml': `name: Notify\non: push\njobs:\n  mail:\n    runs-on: ubuntu-latest\n    env:\n      MAILGUN_API_KEY: ${secrets}\n    steps:\n      - run: ./notify.sh\n`,
    // 9: another workflow that reads the same Actions secret under another name
    '.github/workflows/weekly.yml': `name: Weekly\non: push\njobs:\n  report:\n    runs-on: ubuntu-latest\n    steps:\n      - run: node report.js\n        env:\n          REPORT_KEY: ${secrets}\n`,
    // 10: Terraform
    'infra/variables.tf': 'variable "mailgun_api_key" {\n  type      = string\n  sensitive = true\n}\n',
    'infra/lambda.tf':
      'resource "aws_lambda_function" "mail_hook" {\n  environment {\n    variables = {\n      MAILGUN_API_KEY = var.mailgun_api_key\n    }\n  }\n}\n',
    // 11: Jenkins
    'ci/Jenkinsfile': "pipeline {\n  environment {\n    MAILGUN_API_KEY = credentials('mailgun-prod')\n  }\n}\n",
    // 12: a unit of systemd
    'host/bounce-sync.service': `[Service]\nEnvironment="MAILGUN_API_KEY=${value}"\nExecStart=/usr/bin/bounce-sync\n`,

    '.github/CODEOWNERS': '* @platform\n/services/digest/ @digest-team digest@example.com\n',
    // Speaks of the name and nothing runs from it
    'README.md': 'Set `MAILGUN_API_KEY` before you start.\n',
    'docs/setup.md': '    export MAILGUN_API_KEY=...\n',
    'services/mailer/package-lock.json': '{ "name": "mailer", "x": "MAILGUN_API_KEY" }',
    // Names that only begin alike
    'services/legacy/package.json': '{ "name": "legacy" }',
    'services/legacy/index.js': 'const docs = process.env.MAILGUN_API_KEY_OLD_DOCS\nconst b = process.env.MY_MAILGUN_API_KEY_ID\n',
    // Other keys
    'services/pay/package.json': '{ "name": "pay" }',
    'services/pay/.env': 'STRIPE_SECRET_KEY=not-a-key\nAPI_KEY=something-else-entirely\n',
    'services/pay/index.js': 'const key = process.env.STRIPE_SECRET_KEY\n',
    // The same name with a key of its own, and code that gets that one
    'tenants/other/docker-compose.yml': `services:\n  tenant-mail:\n    image: x\n    environment:\n      MAILGUN_API_KEY: ${other}\n`,
    // A message to people, a comment, a test
    'services/web/package.json': '{ "name": "web" }',
    'services/web/index.js': "// process.env.MAILGUN_API_KEY was here\nthrow new Error('Please set MAILGUN_API_KEY and start again')\n",
    'services/web/index.test.js': "process.env.MAILGUN_API_KEY = 'x'\n",
    'deploy/prod/other.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: search\nspec:\n  template:\n    spec:\n      containers:\n        - name: search\n          env:\n            - name: KEY\n              valueFrom:\n                secretKeyRef: { name: search-credentials, key: mailgun }\n'
  }
  return {
    value,
    files,
    consumers: {
      mailer: 'services/mailer/.env',
      digest: 'services/digest/digest/mail.py',
      bounce: 'tools/bounce/main.go',
      newsletter: 'docker-compose.yml',
      worker: 'docker-compose.yml',
      'mail-credentials (Secret)': 'deploy/prod/mail-secret.yaml',
      'billing-api': 'deploy/prod/api.yaml',
      'Notify / mail': '.github/workflows/notify.yml',
      'Weekly / report': '.github/workflows/weekly.yml',
      'aws_lambda_function.mail_hook': 'infra/lambda.tf',
      Jenkinsfile: 'ci/Jenkinsfile',
      'bounce-sync.service': 'host/bounce-sync.service'
    },
    decoys: ['README.md', 'docs/setup.md', 'services/legacy/', 'services/pay/', 'services/web/', 'tenants/', 'deploy/prod/other.yaml']
  }
}
