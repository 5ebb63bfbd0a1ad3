import type { Dependent } from '../../../../contract/case/record.ts'

export const kindNames: Record<Dependent['kind'], string> = {
  code: 'Code',
  'env-file': '.env file',
  compose: 'Compose file',
  kubernetes: 'Kubernetes',
  helm: 'Helm',
  terraform: 'Terraform',
  ansible: 'Ansible',
  dockerfile: 'Dockerfile',
  'github-actions': 'GitHub Actions',
  'gitlab-ci': 'GitLab CI',
  circleci: 'CircleCI',
  travis: 'Travis CI',
  jenkins: 'Jenkins',
  ci: 'CI',
  config: 'Configuration',
  other: 'Other'
}
export const kinds = Object.keys(kindNames) as Dependent['kind'][]
