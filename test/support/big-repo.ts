import { spawnSync } from 'node:child_process'
import { gitEnv, makeRepo, type TestRepo } from './git-repo.ts'
import { type Planted, plantedSecrets } from './planted.ts'
import { randomLines, randomSequence } from './random.ts'

export interface BigRepo {
  repo: TestRepo
  secrets: Planted[]
}

/**
 * A repository whose scan takes a second or more: `commits` commits, each with a new text of `kilobytes` that is the old one with
 * lines replaced, every fifth with a secret in it; the last tenth of the texts are loose objects, all others packed.
 */
export function bigRepo({ commits, kilobytes }: { commits: number; kilobytes: number }): BigRepo {
  const repo = makeRepo({ bare: true })
  const secrets = plantedSecrets(21)
  const next = randomSequence(21)
  const pool = Array.from({ length: 64 }, (_, i) => Buffer.from(randomLines(i, 400)))
  const stream: Buffer[] = [Buffer.from('feature done\n')]
  const piece = (): Buffer => pool[next(pool.length)] ?? Buffer.alloc(0)
  const text = (): Buffer => {
    const pieces: Buffer[] = []
    for (let size = 0; size < kilobytes * 1024; ) {
      const one = piece()
      pieces.push(one)
      size += one.length
    }
    return Buffer.concat(pieces)
  }
  for (let i = 0; i < commits; i++) {
    const secret = i % 5 === 0 ? secrets[(i / 5) % secrets.length] : undefined
    const content = Buffer.concat([text(), Buffer.from(secret ? `\n\n${secret.text}\n\n` : ''), Buffer.from(`${i}\n`)])
    const who = `committer Ada Example <ada@example.com> ${1_700_000_000 + 60 * i} +0000`
    stream.push(
      Buffer.from(`commit refs/heads/main\nmark :${i + 1}\n${who}\ndata ${String(i).length}\n${i}\n${i > 0 ? `from :${i}\n` : ''}`),
      Buffer.from(`M 100644 inline part-${i % 7}.txt\ndata ${content.length}\n`),
      content,
      Buffer.from('\n')
    )
  }
  stream.push(Buffer.from('done\n'))
  const { status, stderr } = spawnSync('git', ['-c', 'pack.compression=1', 'fast-import', '--quiet', '--done'], {
    cwd: repo.path,
    input: Buffer.concat(stream),
    env: gitEnv(),
    maxBuffer: 1 << 24
  })
  if (status !== 0) throw new Error(`git fast-import: ${stderr.toString('utf8')}`)
  for (let i = 0; i < commits / 10; i++) {
    const secret = secrets[secrets.length - 1 - (i % secrets.length)]
    repo.gitBytes(
      ['-c', 'core.looseCompression=1', 'hash-object', '-w', '--stdin'],
      Buffer.concat([text(), Buffer.from(`\n${secret?.text}\n${i}\n`)])
    )
  }
  return { repo, secrets }
}
