import { type Binding, place, type Reader } from '../binding.ts'
import { readLines } from './read-lines.ts'

/** Settings in properties, INI, TOML, JSON and YAML that no reader of its own knows: lines, and properties by their names. */
export const readConfig: Reader = (file) => {
  const bindings = readLines(file)
  if (!file.path.endsWith('.properties')) return bindings
  return bindings.map(
    (binding): Binding => (binding.name === null ? binding : { ...binding, defines: [...binding.defines, place('property', binding.name)] })
  )
}
