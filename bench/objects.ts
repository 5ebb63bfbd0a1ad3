/** Opens a repository and visits all its blobs, on one thread: `node bench/objects.ts <repository>`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { families } from '../src/core/git/objects/families.ts'
import { openObjectDatabase } from '../src/core/git/objects/open-object-database.ts'
import { visitFamily } from '../src/core/git/objects/visit-family.ts'

const repository = process.argv[2]
if (!repository) throw new Error('usage: node bench/objects.ts <repository> [--verify]')
const objects = ['.git/objects', 'objects'].map((folder) => join(repository, folder)).find(existsSync) ?? repository
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`

const start = performance.now()
const db = openObjectDatabase({ objectDirs: [objects], hash: 'sha1', verify: process.argv.includes('--verify') })
process.stdout.write(`open   ${seconds(start)}, ${db.size} objects, ${db.problems.length} problems\n`)

const ordering = performance.now()
const wanted = new Uint8Array(db.size)
for (let object = 0; object < db.size; object++) if (db.type(object) === 'blob') wanted[object] = 1
const trees = families(db, wanted)
process.stdout.write(`order  ${seconds(ordering)}, ${trees.length} delta trees\n`)

const visiting = performance.now()
let blobs = 0
let bytes = 0
let problems = 0
for (const family of trees) {
  visitFamily(
    db,
    family,
    wanted,
    (_, content) => {
      blobs++
      bytes += content.length
    },
    () => problems++
  )
}
const rate = bytes / 1e3 / (performance.now() - visiting)
process.stdout.write(
  `visit  ${seconds(visiting)}, ${blobs} blobs, ${Math.round(bytes / 1e6)} MB, ${Math.round(rate)} MB/s, ${problems} problems\n`
)
process.stdout.write(`peak   ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`)
db.close()
