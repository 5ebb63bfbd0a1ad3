import type { DependentKind, Reader } from './binding.ts'
import { readAnsible } from './readers/read-ansible.ts'
import { readCircleci } from './readers/read-circleci.ts'
import { readCode } from './readers/read-code.ts'
import { readCompose } from './readers/read-compose.ts'
import { readConfig } from './readers/read-config.ts'
import { readDockerfile } from './readers/read-dockerfile.ts'
import { readEnvFile } from './readers/read-env-file.ts'
import { readGithubActions } from './readers/read-github-actions.ts'
import { readGitlabCi } from './readers/read-gitlab-ci.ts'
import { readHelmValues } from './readers/read-helm.ts'
import { readJenkinsfile } from './readers/read-jenkinsfile.ts'
import { readKubernetes } from './readers/read-kubernetes.ts'
import { readLines } from './readers/read-lines.ts'
import { readPipeline } from './readers/read-pipeline.ts'
import { readShell } from './readers/read-shell.ts'
import { readSystemd } from './readers/read-systemd.ts'
import { readTerraform } from './readers/read-terraform.ts'

export interface FileKind {
  kind: DependentKind
  read: Reader
}

/** First that fits. Paths in lower case, with a `/` before the first name. */
const byPath: readonly [RegExp, DependentKind, Reader][] = [
  [
    /\/\.github\/(?:workflows|actions)\/.*\.ya?ml$|\/action\.ya?ml$|\/\.(?:gitea|forgejo)\/workflows\/.*\.ya?ml$/,
    'github-actions',
    readGithubActions
  ],
  [/\/\.gitlab-ci\.ya?ml$|\.gitlab-ci\.ya?ml$|\/\.gitlab\/ci\/.*\.ya?ml$/, 'gitlab-ci', readGitlabCi],
  [/\/\.circleci\/.*\.ya?ml$/, 'circleci', readCircleci],
  [/\/\.travis\.ya?ml$/, 'travis', readPipeline],
  [/\/jenkinsfile[^/]*$|\.jenkinsfile$/, 'jenkins', readJenkinsfile],
  [
    /\/(?:bitbucket-pipelines|azure-pipelines[^/]*|\.drone|\.woodpecker|buildspec[^/]*|cloudbuild|appveyor|\.appveyor|buildkite[^/]*)\.ya?ml$|\/\.(?:woodpecker|buildkite|azuredevops|azure-pipelines)\/.*\.ya?ml$/,
    'ci',
    readPipeline
  ],
  [/\/(?:docker-)?compose[^/]*\.ya?ml$/, 'compose', readCompose],
  [/\/(?:dockerfile|containerfile)[^/]*$|\.(?:dockerfile|containerfile)$/, 'dockerfile', readDockerfile],
  [/\/\.env[^/]*$|\.env$|\/\.envrc$|\/env\.[a-z]+$/, 'env-file', readEnvFile],
  [/\.(?:tf|tfvars|tofu)$/, 'terraform', readTerraform],
  [/\.(?:service|timer|socket)$|\.(?:service|timer)\.d\/[^/]+\.conf$/, 'other', readSystemd],
  [/\/(?:group_vars|host_vars)\/|\/(?:playbooks?|roles)\/.*\.ya?ml$|\/(?:playbook|site)[^/]*\.ya?ml$/, 'ansible', readAnsible],
  [/\/values[^/]*\.ya?ml$/, 'helm', readHelmValues],
  [/\.(?:sh|bash|zsh|fish|ksh|ps1|psm1|bat|cmd|mk)$|\/makefile$|\/procfile$|\/\.(?:bashrc|profile|zshrc)$/, 'code', readShell],
  [
    /\.(?:js|mjs|cjs|jsx|ts|mts|cts|tsx|vue|svelte|py|pyi|rb|erb|rake|go|rs|java|kt|kts|scala|groovy|gradle|cs|fs|vb|php|phtml|pl|pm|ex|exs|erl|lua|swift|m|mm|c|cc|cpp|h|hpp|dart|r|jl|clj|cljs|hs|ml|nim|zig|cr)$|\/(?:rakefile|gemfile|config\.ru)$/,
    'code',
    readCode
  ],
  [
    /\.(?:properties|ini|cfg|conf|cnf|toml|json|json5|jsonc|xml|config|plist|j2|tpl|tmpl|http|sql)$|\/\.(?:npmrc|pypirc|netrc|dockercfg)$/,
    'config',
    readConfig
  ]
]

/** What kind of file it is, and who can read it: by its path, and of YAML by what stands in it. Undefined: nothing runs from it. */
export function fileKind(path: string, text: string): FileKind | undefined {
  const lower = `/${path.toLowerCase()}`
  for (const [pattern, kind, read] of byPath) if (pattern.test(lower)) return { kind, read }
  if (/\.ya?ml$/.test(lower)) return yamlKind(lower, text)
  if (/\.(?:tpl|gotmpl)$/.test(lower) && lower.includes('/templates/')) return { kind: 'helm', read: readLines }
  if (/^#!.{0,80}\b(?:ba|z|k|da)?sh\b/.test(text)) return { kind: 'code', read: readShell }
  if (/^#!.{0,80}\b(?:python|node|ruby|perl|php)/.test(text)) return { kind: 'code', read: readCode }
  return undefined
}

function yamlKind(lower: string, text: string): FileKind {
  if (lower.includes('/templates/') && /\{\{/.test(text)) return { kind: 'helm', read: readLines }
  if (/^["']?apiVersion["']?:/m.test(text) && /^["']?kind["']?:/m.test(text)) return { kind: 'kubernetes', read: readKubernetes }
  if (/^kind:\s*Kustomization/m.test(text) || /\/kustomization\.ya?ml$/.test(lower)) return { kind: 'kubernetes', read: readKubernetes }
  if (/^-?\s*hosts:\s/m.test(text) && /^\s*(?:tasks|roles|vars):/m.test(text)) return { kind: 'ansible', read: readAnsible }
  if (/^services:\s*$/m.test(text) && /^\s+image:|^\s+build:/m.test(text)) return { kind: 'compose', read: readCompose }
  return { kind: 'config', read: readConfig }
}
