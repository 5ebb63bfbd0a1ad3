import { cpSync } from 'node:fs'
import { makeRepo, type TestRepo } from '../test/support/git-repo.ts'
import { type Planted, plantedSecret } from '../test/support/planted.ts'

export interface Shop {
  repo: TestRepo
  /** At the tip of main, and since the first commit on all branches. */
  stripe: Planted
  /** Removed again: in the history only, from the second commit to the third. */
  github: Planted
  /** In an object that nothing reaches. */
  postgres: Planted
  /** In the message of the last commit. */
  huggingface: Planted
}

/** A repository at `at` with four secrets, each in another state of life, two branches and a tag. */
export function makeShop(at: string): Shop {
  const repo = makeRepo({ at })
  const stripe = plantedSecret('stripe-secret-key', 11)
  const github = plantedSecret('github-personal-access-token', 12)
  const postgres = plantedSecret('postgres-connection-string', 13)
  const huggingface = plantedSecret('huggingface-user-access-token', 14)
  repo.commit({ 'README.md': '# Shop\n', 'config/production.env': envFile(stripe.text) }, 'settings for production')
  repo.git('tag', 'v1.0')
  repo.git('branch', 'release')
  repo.commit({ 'scripts/deploy.sh': `#!/bin/sh\nset -e\n${github.text}\ncurl -H "Authorization: token $GITHUB_TOKEN" "$1"\n` }, 'deploy')
  repo.commit({ 'scripts/deploy.sh': '#!/bin/sh\nset -e\nexit 1\n' }, 'deploy by hand again')
  repo.commit({ 'src/index.ts': 'export const start = () => 1\n' }, `tell the channel\n\n${huggingface.text}\n`, {
    author: 'Grace Example <grace@example.com>'
  })
  repo.gitBytes(['hash-object', '-w', '--stdin'], `${postgres.text}\n`)
  return { repo, stripe, github, postgres, huggingface }
}

/** The same shop elsewhere: a copy takes one process where making it takes twenty. */
export function copyShop({ repo, ...secrets }: Shop, at: string): Shop {
  cpSync(repo.path, at, { recursive: true })
  return { repo: makeRepo({ at }), ...secrets }
}

const envFile = (secret: string): string => `# production\nPORT=8080\nLOG_LEVEL=info\n${secret}\nCURRENCY=EUR\n`
