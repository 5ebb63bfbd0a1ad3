// kill -9 at random moments of a scan: the next scan goes on, and the result is that of a scan that nobody disturbed.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import Database from 'better-sqlite3'
import { type BigRepo, bigRepo } from '../../support/big-repo.ts'
import { assertCode, BuiltCli } from '../../support/built-cli.ts'
import { randomSequence } from '../../support/random.ts'
import { accounted, comparable, parseResult, type ScanResult } from '../../support/scan-result.ts'

const kills = 20
/** A workspace is killed this often before its scan may end: later kills hit the planning, the history and the end. */
const killsOfOneScan = 3

let big: BigRepo
/** One thread, so that the search takes long beside the rest. */
let args: string[]
before(() => {
  big = bigRepo({ commits: 240, kilobytes: 350 })
  args = ['scan', big.repo.path, '--format', 'json', '--workers', '1']
})
after(() => big.repo.dispose())

async function scan(cli: BuiltCli): Promise<{ result: ScanResult; seconds: number }> {
  const run = await cli.run(args)
  assertCode(run, 1)
  return { result: parseResult(run.stdout), seconds: run.seconds }
}

/** Names of the objects that are marked as searched. */
function searchedObjects(workspace: string): string[] {
  const file = path.join(workspace, 'bulkhead.db')
  if (!existsSync(file)) return []
  const db = new Database(file)
  try {
    assert.equal(db.pragma('integrity_check', { simple: true }), 'ok')
    assert.deepEqual(db.pragma('foreign_key_check'), [])
    if (db.pragma('user_version', { simple: true }) === 0) return []
    const blobs = db.prepare<[], Buffer>('SELECT oids FROM scanned_objects').pluck().all()
    return blobs.flatMap((oids) => oids.toString('hex').match(/.{40}/g) ?? [])
  } finally {
    db.close()
  }
}

test(`${kills} kills: the scan goes on, the result is the same, nothing is there twice`, { timeout: 300_000 }, async (t) => {
  const calm = new BuiltCli()
  t.after(() => calm.dispose())
  const { result: undisturbed, seconds } = await scan(calm)
  const expected = comparable(undisturbed, calm.workspace, big.secrets)
  assert.ok(expected.length >= 40)
  const objects = big.repo.git('cat-file', '--batch-all-objects', '--batch-check').split('\n').length
  assert.equal(undisturbed.coverage.objects, objects)
  assert.equal(accounted(undisturbed.coverage), objects)
  const wanted = undisturbed.coverage.scanned

  const next = randomSequence(9)
  let killed = 0
  let inTheMiddle = 0
  // A busy machine may have been less so: what ends before it is killed says how long a scan takes now.
  let usual = seconds
  for (let round = 0; killed < kills; round++) {
    const cli = new BuiltCli()
    t.after(() => cli.dispose())
    for (let i = 0; i < killsOfOneScan; i++) {
      // Every other one by the clock, wherever that is; the others when some batches are told of, so in the middle of the search.
      const delay = 100 * usual + next(Math.round(usual * 900))
      const batches = killed % 2 === 0 ? 1 + next(5) : Number.POSITIVE_INFINITY
      const run = await cli.run([...args, '--explain'], {
        onStart(child) {
          if (killed % 2 === 1) setTimeout(() => child.kill('SIGKILL'), delay)
          let told = 0
          child.stderr?.on('data', () => {
            if (++told === batches) setTimeout(() => child.kill('SIGKILL'), next(20))
          })
        }
      })
      if (run.signal !== 'SIGKILL') {
        usual = Math.min(usual, run.seconds)
        continue
      }
      killed++
      const searched = searchedObjects(cli.workspace)
      assert.equal(new Set(searched).size, searched.length, 'an object was searched twice')
      if (searched.length > 0 && searched.length < wanted) inTheMiddle++
    }
    const { result } = await scan(cli)
    assert.deepEqual(comparable(result, cli.workspace, big.secrets), expected, `after the kills of round ${round}`)
    assert.equal(result.coverage.objects, objects)
    assert.equal(accounted(result.coverage), objects)
    assert.deepEqual(result.coverage.skipped, [])
    const searched = searchedObjects(cli.workspace)
    assert.equal(searched.length, wanted)
    assert.equal(new Set(searched).size, wanted, 'an object was searched twice')
  }
  t.diagnostic(`undisturbed ${seconds.toFixed(1)} s; ${killed} kills; ${inTheMiddle} of them in the middle of the search`)
  assert.ok(inTheMiddle > 3, `only ${inTheMiddle} kills hit the middle of the search`)
})

test('Ctrl-C, a termination and a hang-up stop a scan: what was found is printed and kept, the next goes on', {
  timeout: 60_000
}, async (t) => {
  const cli = new BuiltCli()
  t.after(() => cli.dispose())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const run = await cli.run(['scan', big.repo.path, '--format', 'json', '--explain'], {
      onStart: (child) => child.stderr?.once('data', () => child.kill(signal))
    })
    assertCode(run, 3)
    assert.match(run.stderr, /^Stopping; what was searched so far is kept\.$/m)
    assert.match(run.stderr, /^Incomplete: Stopped\. What was found so far is kept; the next scan goes on where this one was\.$/m)
    const { coverage } = parseResult(run.stdout)
    assert.equal(accounted(coverage), coverage.objects)
  }
  const { result } = await scan(cli)
  assert.equal(result.coverage.scanned + result.coverage.unchanged, searchedObjects(cli.workspace).length)

  const quiet = await cli.run(['scan', big.repo.path, '--no-store', '--explain'], {
    onStart: (child) => child.stderr?.once('data', () => child.kill('SIGTERM'))
  })
  assertCode(quiet, 3)
  assert.deepEqual(readdirSync(cli.tmp), [])
})
