import { code, type PathParts } from './path-parts.ts'

const folders = new Set(
  (
    'test tests testing spec specs __test__ __tests__ __fixtures__ __mocks__ __snapshots__ testdata test-data test_data testfixtures ' +
    'fixture fixtures mock mocks mockdata mock-data mock_data cassettes vcr_cassettes e2e androidtest unittest unittests'
  ).split(' ')
)
/** `integration-test`, `functional_tests`, `MyApp.Tests`, `NetworkingTests`, but not `contests` nor the local site `shop.test`. */
const composed =
  /^(?:unit|integration|functional|acceptance|e2e|smoke|system|contract)[-_]?test$|(?:^|[-_.])[Tt]ests$|[a-z](?:Unit|Integration)?Tests$/

/** A folder `test` in one of these is a stage of a deployment, as `production` is its neighbour: its credentials are real. */
const stagesIn = new Set(
  (
    'env envs environment environments stage stages overlay overlays inventory inventories deploy deployment deployments config configs conf ' +
    'settings profiles terraform terragrunt tf live helm helmfile values k8s kubernetes kustomize cluster clusters namespaces secrets vault ' +
    'ansible group_vars host_vars infra infrastructure argocd flux accounts tenants'
  ).split(' ')
)
const isStage = (folder: string, before: string | undefined): boolean =>
  (folder === 'test' || folder === 'testing') && before !== undefined && stagesIn.has(before)

/**
 * What test runners look for. `test.py` alone is rather something that somebody tried out, with a key that works; `config.test.json` and
 * `.env.test` are settings of a stage.
 */
const names = [
  new RegExp(`.\\.(?:tests?|spec|e2e|cy)\\.${code}$`, 'i'),
  new RegExp(`[a-z0-9][-_](?:tests?|spec)\\.${code}$`, 'i'),
  /^test_.+\.py$/,
  /^conftest\.py$/,
  /[a-z0-9](?:Tests?|TestCase|Spec)\.(?:java|kts?|groovy|scala|cs|vb|fs|php|swift|mm?)$/,
  /[a-z0-9]IT\.(?:java|kt)$/,
  /^Test[A-Z]\w*\.(?:java|kt)$/,
  /\.(?:snap|bats)$/
]

/** Why the path is one of tests or their data; undefined when it is not. */
export function testPath({ folders: raw, lower, name }: PathParts): string | undefined {
  const at = lower.findIndex(
    (folder, index) => (folders.has(folder) && !isStage(folder, lower[index - 1])) || composed.test(raw[index] ?? '')
  )
  if (at >= 0) return `folder ${raw[at]}`
  return names.some((pattern) => pattern.test(name)) ? `name ${name}` : undefined
}
