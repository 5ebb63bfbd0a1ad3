import fc from 'fast-check'
import { expect, it } from 'vitest'
import { severities } from '../../../contract/model.ts'
import { PlaceKind } from '../../../contract/place-kind.ts'
import { joinKinds, judgePath, placeKindOf, severityIn } from './place-kind.ts'

it.each([
  'test/mail.js',
  'packages/api/tests/data/key.pem',
  'Tests/a.env',
  'src/__tests__/a.ts',
  'src/test/resources/application.yml',
  'config_loader/test/a.env',
  'test/config/a.json',
  'accounts/src/test/java/com/acme/Keys.java',
  'services/accounts/src/test/resources/application.yml',
  'test/fixtures/.env',
  'tests/values.yaml',
  'terraform/accounts/test/fixtures/a.tfvars',
  'deploy/aws/test/stack_test.go',
  'spec/fixtures/vcr_cassettes/stripe.yml',
  'internal/auth/testdata/token.json',
  'web/__mocks__/api.js',
  'integration-tests/run.sh',
  'functional_test/a.py',
  'MyApp.Tests/Settings.cs',
  'MyApp.IntegrationTests/appsettings.json',
  'NetworkingTests/Token.swift',
  'src/login.test.tsx',
  'src/login.spec.js',
  'auth_test.go',
  'config/config_test.go',
  'src/config.spec.ts',
  'src/config-loader.test.ts',
  'src/__tests__/config.test.ts',
  'test_auth.py',
  'lib/auth-test.js',
  'auth_spec.rb',
  'conftest.py',
  'src/main/java/AuthTest.java',
  'AuthIT.java',
  'TestAuth.kt',
  'UserTests.cs',
  'cypress/login.cy.ts',
  'components/Login.snap',
  'C:\\work\\tests\\a.env'
])('%s is of tests', (path) => {
  expect(judgePath(path).kind).toBe('test')
})

it.each([
  'node_modules/x/index.js',
  'web/node_modules/x/test/a.test.js',
  'vendor/github.com/x/y/z.go',
  'services/a/vendor/autoload.php',
  'src/vendor/golang.org/x/a.go',
  'app/assets/javascripts/vendor/jquery.js',
  'third_party/zlib/a.c',
  'engine/ThirdParty/zlib/a.c',
  'third-party/src/a.c',
  'src/3rdparty/zlib/a.c',
  'app/assets/third-party/chat.js',
  'backend/vendor/autoload.php',
  'backend/vendor/composer/installed.php',
  'apps/shop/vendor/symfony/mailer/Transport.php',
  'api/vendor/bundle/ruby/3.4.0/gems/a/a.rb',
  'server/vendor/github.com/x/y/z.go',
  'vendor/allauth/settings.py',
  'public/bower_components/a/a.js',
  'ios/Pods/Firebase/a.m',
  'venv/lib/python3.12/site-packages/a/b.py',
  '.yarn/cache/a.zip',
  '.terraform/modules/a/main.tf',
  '.m2/repository/a/b.pom',
  '.pnp.cjs'
])('%s is vendored', (path) => {
  expect(judgePath(path).kind).toBe('vendored')
})

it.each([
  'package-lock.json',
  'web/yarn.lock',
  'Cargo.lock',
  'go.sum',
  'js/jquery.min.js',
  'app.bundle.js',
  'bundle.js',
  'static/main.3f2a9c1d.js',
  'static/main-0000000a.css',
  'static/main.abcdefa0.mjs',
  'app.js.map',
  'types/app.d.mts.map',
  'api/user.pb.go',
  'user_pb2.py',
  'lib/user.g.dart',
  'Form.Designer.cs',
  'zz_generated.deepcopy.go',
  'schema.generated.ts',
  'dist/index.js',
  'web/dist/assets/index-BfX2.css',
  'build/static/js/a.js',
  'target/classes/A.class',
  'src/__generated__/query.ts',
  '.next/server/page.js'
])('%s is generated', (path) => {
  expect(judgePath(path).kind).toBe('generated')
})

/** What is wrongly called a test or a build costs a real leak its place in the list: these must stay as grave as they are. */
it.each([
  '.env',
  'src/config.ts',
  '.env.test',
  'config.test.json',
  'application-test.properties',
  'src/environments/environment.test.ts',
  'src/environments/environment.e2e.ts',
  'config/settings_test.py',
  'config/env.test.js',
  'wp-config-test.php',
  'credentials-test.js',
  'src/Secrets.tests.cs',
  'test.py',
  'test.js',
  'environments/test/secrets.yaml',
  'deploy/overlays/test/secret.yaml',
  'config/test/database.yml',
  'terraform/test/main.tf',
  'inventories/test/group_vars/all.yml',
  'environments/eu-west-1/test/terraform.tfvars',
  'terraform/accounts/acme/test/main.tf',
  'deploy/aws/test/secrets.yaml',
  'helm/payments/Testing/secrets.yaml',
  'k8s/overlays/eu/test/secret.yaml',
  'config/test/testing/a.yml',
  'config/src/test/secrets.yml',
  'test/terraform.tfvars',
  'test/eu/auto.tfvars.json',
  'test/.env',
  'app/testing/.env.local',
  'charts/api/test/values.yaml',
  'test/values-eu.yml',
  'sites/shop.test/.env',
  'contests/rules.md',
  'src/latest/a.ts',
  'attestation/key.pem',
  'inspector/a.ts',
  'examples/quickstart.py',
  'docs/authentication.md',
  'README.md',
  '.env.example',
  'sample/config.yml',
  'src/main/java/shop/vendor/VendorService.java',
  'app/Vendor/Payment.php',
  'src/pages/vendor/index.tsx',
  'src/main/java/com/acme/thirdparty/twilio/TwilioConfig.java',
  'app/services/third_party/stripe_client.rb',
  'src/third-party/stripe.ts',
  'src/third_party/composer/client.py',
  'app/ThirdParty/Stripe.php',
  'backend/vendor/views.py',
  'backend/vendor/api/keys.py',
  'apps/vendor/models.py',
  'apps/vendor-portal/vendors/client.ts',
  'server/vendor/payouts.ts',
  'services/vendor/main.go',
  'api/vendors/create.js',
  'marketplace/vendor/settings.py',
  'marketplace/vendor/migrations/0001_initial.py',
  'vendor/views.py',
  'k8s/pods/secret.yaml',
  '.m2/settings.xml',
  '.gradle/gradle.properties',
  '.terraform/terraform.tfstate',
  '.yarnrc.yml',
  'dist/.env',
  'dist/config.json',
  'build/deploy.sh',
  'build/webpack.config.js',
  'config-20240315.js',
  'scripts/backup-20231115.js',
  'export.20240315093000.mjs',
  'src/cafe-deadbeef.js',
  'generated/kubeconfig',
  '.next/standalone/.env',
  'db/snapshots/2026.sql',
  'map.json',
  'package.json',
  ''
])('%s is an ordinary place', (path) => {
  expect(judgePath(path)).toEqual({ kind: 'ordinary', why: '' })
})

it('says which part of the path decided', () => {
  expect(judgePath('api/Tests/a.env').why).toBe('folder Tests')
  expect(judgePath('src/a.test.ts').why).toBe('name a.test.ts')
  expect(judgePath('.yarn/cache/a.zip').why).toBe('folder .yarn/cache')
  expect(judgePath('go.sum').why).toBe('lock file go.sum')
})

it('takes what the content says for a path that says nothing', () => {
  expect(placeKindOf('src/a.ts', true)).toBe('generated')
  expect(placeKindOf(null, true)).toBe('generated')
  expect(placeKindOf(null, false)).toBe('ordinary')
  expect(placeKindOf('test/a.ts', true)).toBe('test')
})

it('judges any path, in any length, at once', () => {
  fc.assert(
    fc.property(fc.string(), (path) => {
      expect(PlaceKind.options).toContain(judgePath(path).kind)
    })
  )
  const started = process.cpuUsage()
  for (const piece of [
    'a/',
    'test_',
    '-0123abcd',
    '.test',
    '_pb',
    '__generated',
    'src/vendor/',
    'src/third_party/',
    'config/test/',
    'Env/Testing/'
  ])
    judgePath(piece.repeat(20_000))
  expect(process.cpuUsage(started).user).toBeLessThan(500_000)
})

const kinds = fc.constantFrom(...PlaceKind.options)

it('joins places in any order to the same, and one ordinary place decides', () => {
  fc.assert(
    fc.property(kinds, kinds, kinds, (a, b, c) => {
      expect(joinKinds(a, b)).toBe(joinKinds(b, a))
      expect(joinKinds(joinKinds(a, b), c)).toBe(joinKinds(a, joinKinds(b, c)))
      expect(joinKinds(a, a)).toBe(a)
      expect(joinKinds(a, 'ordinary')).toBe('ordinary')
    })
  )
  expect(joinKinds('test', 'vendored')).toBe('mixed')
})

it('is one step lower where no place is ordinary, and never nothing', () => {
  for (const kind of PlaceKind.options) {
    const found = severities.map((severity) => severityIn(severity, kind))
    expect(found).toEqual(kind === 'ordinary' ? [...severities] : ['high', 'medium', 'low', 'low'])
  }
})
