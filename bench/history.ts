/** Attributes blobs to commits, on one thread: `node bench/history.ts <repository> [every Nth blob]`. Seconds of processor time. */
import { History } from '../src/core/git/history/history.ts'
import { openObjectDatabase } from '../src/core/git/objects/open-object-database.ts'
import { readRefs } from '../src/core/git/refs.ts'
import { openRepository } from '../src/core/git/repository.ts'
import { readShallow } from '../src/core/git/repository-shallow.ts'

const [repository, nth = '1'] = process.argv.slice(2)
if (!repository) throw new Error('usage: node bench/history.ts <repository> [every Nth blob]')

let before = process.cpuUsage()
let since = performance.now()
const lap = (what: string): void => {
  const { user, system } = process.cpuUsage(before)
  process.stdout.write(
    `${what.padEnd(44)} ${((user + system) / 1e6).toFixed(2)} s, ${((performance.now() - since) / 1000).toFixed(2)} s by the clock\n`
  )
  before = process.cpuUsage()
  since = performance.now()
}

const info = openRepository(repository)
const db = openObjectDatabase({ objectDirs: info.objectDirs, hash: info.hash })
const { refs, head } = readRefs(info, db)
lap(`open, ${db.size} objects, ${refs.length} refs`)

const wanted = new Uint8Array(db.size)
let blobs = 0
for (let object = 0; object < db.size; object++) if (db.type(object) === 'blob' && blobs++ % Number(nth) === 0) wanted[object] = 1
let problems = 0
const history = new History(db, refs, head, { maxRefs: 20, shallow: readShallow(info), onProblem: () => problems++ })
lap('commits')

let introductions = 0
for (const found of history.attribute(wanted).values()) introductions += found.introductions.length
lap(`${wanted.reduce((sum, bit) => sum + bit, 0)} blobs, ${introductions} introductions`)
process.stdout.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB, ${problems} problems\n`)
db.close()
