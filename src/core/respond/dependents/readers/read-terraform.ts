import { type Binding, named, place, type Reader, type Term } from '../binding.ts'
import { refsIn } from '../references.ts'
import { unquote } from './unquote.ts'

const opening = /^\s*(\w+)(?:\s+"([^"]{1,200})")?(?:\s+"([^"]{1,200})")?\s*\{\s*$/
const assignment = /^\s*"?([A-Za-z_][\w.-]{0,99})"?\s*=\s*(.*)$/

/** Terraform and OpenTofu: `*.tf`, `*.tfvars`. Blocks by their braces, values by lines. */
export const readTerraform: Reader = ({ path, text }) => {
  const isVars = path.endsWith('.tfvars')
  const blocks: string[] = []
  const names: (string | null)[] = []
  return text.split(/\r?\n/).flatMap((raw, i): Binding[] => {
    const line = raw.replace(/(?:^|\s)(?:#|\/\/).*$/, '')
    if (line.length > 20_000) return []
    const [, type, first, second] = opening.exec(line) ?? []
    if (type !== undefined) {
      blocks.push(type)
      names.push(first === undefined ? null : second === undefined ? first : `${first}.${second}`)
      if (type !== 'variable' || first === undefined) return []
      return [
        {
          line: i + 1,
          how: 'read',
          name: first,
          value: null,
          refs: [place('terraform', first)],
          defines: [],
          consumer: `variable ${first}`
        }
      ]
    }
    const [, name, value] = assignment.exec(line) ?? []
    const owner = ownerOf(blocks, names)
    const closes = (line.match(/\}/g)?.length ?? 0) - (line.match(/\{/g)?.length ?? 0)
    const bindings: Binding[] = []
    if (name !== undefined && value !== undefined && !/^[{[]\s*$/.test(value)) {
      const bare = unquote(value.replace(/,\s*$/, ''))
      const isPlace = blocks.at(-1) === 'data' || blocks[0] === 'data'
      const isDefault = blocks[0] === 'variable' && name === 'default'
      const defines: Term[] = isVars ? [place('terraform', name)] : isDefault ? [place('terraform', names[0] ?? '')] : []
      const refs = [...refsOf(value), ...(isPlace ? dataPlace(names[0] ?? '', name, bare) : [])]
      if (isVars) refs.push(place('terraform', name))
      bindings.push({
        line: i + 1,
        how: 'given',
        name: isDefault ? (names[0] ?? null) : name,
        value: bare === '' ? null : bare,
        refs,
        defines,
        consumer: owner
      })
    } else {
      const refs = refsOf(line)
      if (refs.length > 0) bindings.push({ line: i + 1, how: 'read', name: null, value: line, refs, defines: [], consumer: owner })
    }
    if (/[{[]\s*$/.test(line) && closes < 0) {
      blocks.push(name ?? '')
      names.push(null)
    }
    for (let n = closes; n > 0 && blocks.length > 0; n--) {
      blocks.pop()
      names.pop()
    }
    return bindings
  })
}

/** Resource or module around; a variable and an output are not consumers of their own. */
function ownerOf(blocks: readonly string[], names: readonly (string | null)[]): string | null {
  if (blocks[0] === 'variable') return `variable ${names[0]}`
  return names[0] ?? null
}

function refsOf(text: string): Term[] {
  const refs = refsIn(text.replaceAll('${', '{{'))
  for (const [, name = ''] of text.matchAll(/\bvar\.([A-Za-z_][\w-]{0,99})/g)) refs.push(place('terraform', name))
  for (const [, name = ''] of text.matchAll(/\bTF_VAR_([A-Za-z_]\w{0,99})/g)) refs.push(place('terraform', name), named(`TF_VAR_${name}`))
  return refs
}

/** `data "vault_generic_secret" "mail" { path = "secret/mail" }` and the like. */
function dataPlace(block: string, name: string, value: string): Term[] {
  if (/^vault_/.test(block) && name === 'path') return [place('vault', value.replace(/^([^/]+)\/data\//, '$1/'))]
  if (/^vault_kv_secret_v2/.test(block) && name === 'name') return [place('vault', `secret/${value}`)]
  if (/^aws_secretsmanager_secret/.test(block) && /^(?:name|secret_id|arn)$/.test(name)) return [place('aws-secrets', value)]
  if (/^aws_ssm_parameter/.test(block) && name === 'name') return [place('ssm', value)]
  if (/^google_secret_manager/.test(block) && name === 'secret') return [place('gcp', value)]
  if (/^azurerm_key_vault_secret/.test(block) && name === 'name') return [place('azure', value)]
  return []
}
