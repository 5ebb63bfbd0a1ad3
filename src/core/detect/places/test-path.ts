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

/** A folder `test` somewhere below one of these is a stage of a deployment, as `production` is its neighbour: its credentials are real. */
const stagesIn = new Set(
  (
    'env envs environment environments stage stages overlay overlays inventory inventories deploy deployment deployments config configs conf ' +
    'settings profiles terraform terragrunt tf live helm helmfile values k8s kubernetes kustomize cluster clusters namespaces secrets vault ' +
    'ansible group_vars host_vars infra infrastructure argocd flux accounts tenants'
  ).split(' ')
)
/**
 * What lies in `src/test` of Maven and Gradle, where the whole service may be called accounts:
 * https://maven.apache.org/guides/introduction/introduction-to-the-standard-directory-layout.html
 */
const sourceSets = new Set(['java', 'kotlin', 'groovy', 'scala', 'resources'])
/** Settings that a stage is given: a folder `test` alone does not make them those of tests, wherever it lies. */
const stageSettings = /\.tfvars(?:\.json)?$|^\.env|^values.*\.ya?ml$/i

/** Settings of a stage, written as code, and not what tests them; in Go, `_test` has no other meaning. */
const settingsAsCode = /^(?:environment|env|settings|config|wp-config|application|credentials|secrets)[-_.](?:tests?|e2e)\.(?!go$)\w+$/i

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
  const stages = lower.findIndex((folder) => stagesIn.has(folder))
  const isSetting = stageSettings.test(name)
  const isSourceSet = (index: number): boolean => lower[index - 1] === 'src' && sourceSets.has(lower[index + 1] ?? '')
  const isStage = (index: number): boolean =>
    (lower[index] === 'test' || lower[index] === 'testing') && (isSetting || (stages >= 0 && stages < index && !isSourceSet(index)))
  const at = lower.findIndex((folder, index) => (folders.has(folder) && !isStage(index)) || composed.test(raw[index] ?? ''))
  if (at >= 0) return `folder ${raw[at]}`
  if (settingsAsCode.test(name)) return undefined
  return names.some((pattern) => pattern.test(name)) ? `name ${name}` : undefined
}
