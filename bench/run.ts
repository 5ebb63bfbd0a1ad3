// npm run bench -- <name> [arguments]: one of the measurements beside this file.
import { readdirSync } from 'node:fs'

const [name, ...rest] = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))

if (name && names.includes(name)) {
  process.argv.splice(2, process.argv.length, ...rest)
  await import(`./${name}.ts`)
} else {
  console.error(`Which one? ${names.join(', ')}. For example: npm run bench -- scan /path/to/repository.git`)
  process.exitCode = 2
}
