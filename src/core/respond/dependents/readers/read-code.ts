import { type Binding, named, place, type Reader, type Term } from '../binding.ts'
import { placesIn } from '../references.ts'

const N = '([A-Za-z_][A-Za-z0-9_]{1,99})'
const q = `['"\`]`

/** How programs read a variable of the environment, by language and framework. */
const reads: readonly RegExp[] = [
  // JavaScript, TypeScript: Node, Deno, Bun, Vite
  new RegExp(`\\b(?:process|Bun)\\.env(?:\\?\\.|\\.)${N}`, 'g'),
  new RegExp(`\\bimport\\.meta\\.env\\.${N}`, 'g'),
  new RegExp(`\\b(?:process\\.env|import\\.meta\\.env|Bun\\.env)\\[\\s{0,4}${q}${N}${q}`, 'g'),
  // Python, Go, Rust, PHP, Elixir, Lua, C, C#, Java, Kotlin, R, Dart, Perl, and the config libraries that take a name
  new RegExp(
    `\\b(?:environ(?:\\.get|\\.pop|\\.setdefault)?|getenv|Getenv|LookupEnv|get_env|fetch_env!?|GetEnvironmentVariable|getEnvVar|fromEnvironment|env::var(?:_os)?|option_env!|env!|env|config|Sys\\.getenv|Deno\\.env\\.get|viper\\.Get\\w*|viper\\.BindEnv|os\\.Getenv|ENV\\.fetch|requireEnv|mustGetenv|getRequiredEnv|ConfigService\\.get|configService\\.get(?:OrThrow)?|getProperty|envOr|EnvVar)\\s{0,4}[(\\[]\\s{0,4}(?:${q}[a-z_]{1,20}${q}\\s{0,4},\\s{0,4})?(?:@|:)?${q}${N}${q}`,
    'g'
  ),
  new RegExp(
    `\\b(?:ENV|environ|_ENV|_SERVER|Configuration|configuration|environment|app\\.config|config|secrets)\\s{0,4}\\[\\s{0,4}${q}${N}${q}`,
    'g'
  ),
  new RegExp(`\\$ENV\\{\\s{0,4}${q}?${N}`, 'g'),
  new RegExp(`\\$_(?:ENV|SERVER)\\[\\s{0,4}${q}${N}${q}`, 'g'),
  // Clojure, Scala, Swift
  new RegExp(`\\(System/getenv\\s{1,4}"${N}"`, 'g'),
  new RegExp(`\\bsys\\.env(?:\\.get|\\.getOrElse)?\\(\\s{0,4}"${N}"`, 'g'),
  // Spring and other property files; struct tags of Go; attributes of Rust's clap
  new RegExp(`\\$\\{${N}(?=[:}])`, 'g'),
  new RegExp(`\\b(?:env|envconfig|mapstructure)(?::|\\s{0,4}=\\s{0,4})\\\\?"${N}`, 'g'),
  // Module-level settings
  new RegExp(`\\b(?:settings|Settings|config|Config|CONFIG|env|Env|constants|secrets)(?:\\.|::|->)${N}`, 'g')
]

const destructured = /\b(?:const|let|var)\s{0,8}\{([^}]{1,2000})\}\s{0,8}=\s{0,8}(?:process\.env|import\.meta\.env|Bun\.env|env)\b/g
const comment = /^\s*(?:\/\/|#(?!\[)|\*|\/\*|--\s|;|<!--)/
/** `name = "literal"`, `name: "literal"`, `"name": "literal"`, `name := "literal"`, `.name("literal")`. */
const literal = /["']?([A-Za-z_$][\w.$-]{0,99})["']?\s{0,20}(?::=|=>|[:=])\s{0,20}(?:[bfru]{1,2})?(["'`])((?:(?!\2).){1,8192})\2/g
/** A name that stands alone: as a whole string, as a property, in a list of settings. */
const alone = /(?<![\w$.-])(?:(["'`])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\1|([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+))(?![\w$-])/g
/** A string of several words is a message to people. */
const strings = /(["'`])((?:(?!\1).){0,1000})\1/g
const withoutProse = (line: string): string => line.replace(strings, (whole, _, content) => (/\s/.test(content) ? '' : whole))
const field =
  /^\s*(?:(?:private|public|final|pub|var|val|let)\s+)*([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\s{0,8}:\s{0,8}(?:str|SecretStr|Optional|String|string)\b/

/** Programs of any language, by lines. */
export const readCode: Reader = ({ path, text }) => {
  const bindings: Binding[] = []
  const isSettingsClass = path.endsWith('.py') && /\bBaseSettings\b/.test(text)
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (comment.test(line) || line.length > 5000) continue
    const at = { line: i + 1, consumer: null }
    const refs = new Map<string, Term>()
    for (const pattern of reads) for (const [, name = ''] of line.matchAll(pattern)) refs.set(name, named(name))
    for (const found of placesIn(line)) if (found.kind === 'place') refs.set(`${found.store} ${found.id}`, found)
    for (const [, name = ''] of line.matchAll(/\$\{([a-z][\w-]{0,60}(?:\.[\w-]{1,60}){1,8})(?=[:}])/g))
      refs.set(name, place('property', name))
    if (isSettingsClass) {
      const name = field.exec(line)?.[1]?.toUpperCase()
      if (name !== undefined) refs.set(name, named(name))
    }
    for (const [, name = '', , value = ''] of line.matchAll(literal))
      bindings.push({ ...at, how: 'given', name, value, refs: [], defines: /^[A-Z]/.test(name) ? [named(name)] : [] })
    if (refs.size > 0) bindings.push({ ...at, how: 'read', name: null, value: null, refs: [...refs.values()], defines: [] })
    const bare = [...withoutProse(line).matchAll(alone)].flatMap(([, , inString, outside]) => inString ?? outside ?? [])
    const others = [...new Set(bare)].filter((name) => !refs.has(name))
    if (others.length > 0 && others.length <= 50)
      bindings.push({ ...at, how: 'named', name: null, value: null, refs: others.map(named), defines: [] })
  }
  for (const found of text.matchAll(destructured)) {
    const line = text.slice(0, found.index).split('\n').length
    const names = (found[1] ?? '').split(',').flatMap((part) => /^\s*([A-Za-z_]\w{0,99})/.exec(part)?.[1] ?? [])
    bindings.push({ line, how: 'read', name: null, value: null, refs: names.map(named), defines: [], consumer: null })
  }
  return bindings
}
