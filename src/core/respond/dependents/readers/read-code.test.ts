import { expect, it } from 'vitest'
import { readCode } from './read-code.ts'

const namesRead = (text: string, path = 'a.x'): string[] =>
  readCode({ path, text }).flatMap(({ how, refs }) =>
    how === 'read' ? refs.flatMap((term) => (term.kind === 'name' ? [term.name] : [])) : []
  )

it.each([
  ['Node', 'const k = process.env.MAIL_KEY'],
  ['Node, by index', "process.env['MAIL_KEY']"],
  ['Node, optional', 'process.env?.MAIL_KEY'],
  ['destructuring', 'const { PORT, MAIL_KEY: key } = process.env'],
  ['Vite', 'import.meta.env.MAIL_KEY'],
  ['Deno', 'Deno.env.get("MAIL_KEY")'],
  ['Python', 'os.environ["MAIL_KEY"]'],
  ['Python, get', "os.environ.get('MAIL_KEY', '')"],
  ['Python, getenv', 'os.getenv("MAIL_KEY")'],
  ['django-environ', 'env("MAIL_KEY")'],
  ['decouple', 'config("MAIL_KEY", default="")'],
  ['Ruby', 'ENV["MAIL_KEY"]'],
  ['Ruby, fetch', "ENV.fetch('MAIL_KEY')"],
  ['Go', 'os.Getenv("MAIL_KEY")'],
  ['Go, lookup', 'os.LookupEnv("MAIL_KEY")'],
  ['viper', 'viper.GetString("MAIL_KEY")'],
  ['struct tags', 'Key string `env:"MAIL_KEY,required"`'],
  ['Java', 'System.getenv("MAIL_KEY")'],
  ['Spring', `@Value("\${MAIL_KEY}")`],
  ['C#', 'Environment.GetEnvironmentVariable("MAIL_KEY")'],
  ['C#, configuration', 'builder.Configuration["MAIL_KEY"]'],
  ['Rust', 'std::env::var("MAIL_KEY")'],
  ['Rust, at build', 'env!("MAIL_KEY")'],
  ['PHP', "getenv('MAIL_KEY')"],
  ['PHP, array', "$_ENV['MAIL_KEY']"],
  ['Elixir', 'System.fetch_env!("MAIL_KEY")'],
  ['Clojure', '(System/getenv "MAIL_KEY")'],
  ['Scala', 'sys.env("MAIL_KEY")'],
  ['Perl', '$ENV{MAIL_KEY}'],
  ['Swift', 'ProcessInfo.processInfo.environment["MAIL_KEY"]'],
  ['settings', 'settings.MAIL_KEY'],
  ['Nest', "configService.get('MAIL_KEY')"]
])('knows how %s reads a variable', (_, line) => {
  expect(namesRead(line)).toContain('MAIL_KEY')
})

it('knows the fields of a settings class of Python', () => {
  expect(namesRead('class S(BaseSettings):\n    mail_key: SecretStr\n', 'a.py')).toEqual(['MAIL_KEY'])
  expect(namesRead('class S:\n    mail_key: str\n', 'a.py')).toEqual([])
})

it.each([
  '// process.env.MAIL_KEY',
  '# os.environ["MAIL_KEY"]',
  ' * process.env.MAIL_KEY',
  'raise Error("set MAIL_KEY first")',
  'process.env.MAIL_KEY_OLD',
  'MY_MAIL_KEY'
])('is not taken in by %s', (line) => {
  const terms = readCode({ path: 'a.py', text: line }).flatMap(({ refs }) => refs)
  expect(terms.some((term) => term.kind === 'name' && term.name === 'MAIL_KEY')).toBe(false)
})

it('takes a name that stands alone for no more than named', () => {
  expect(readCode({ path: 'a.ts', text: "const required = ['MAIL_KEY', 'PORT']" })).toMatchObject([
    { how: 'named', refs: [{ name: 'MAIL_KEY' }] }
  ])
})

it('knows calls of secret stores', () => {
  const refs = readCode({
    path: 'a.py',
    text: 'client.get_secret_value(SecretId="prod/mail")\nvault.read_secret_version(path="secret/mail")\n'
  }).flatMap((binding) => binding.refs)
  expect(refs).toEqual([
    { kind: 'place', store: 'aws-secrets', id: 'prod/mail', key: null },
    { kind: 'place', store: 'vault', id: 'secret/mail', key: null }
  ])
})

it('is not slowed down by text made for it', () => {
  const hostile = [
    `${'a="'.repeat(1600)}`,
    `const {${'a,'.repeat(2000)}`,
    '$'.repeat(4900),
    `SecretId${' '.repeat(4900)}`,
    `"${' a'.repeat(2400)}`
  ].join('\n')
  const started = performance.now()
  readCode({ path: 'a.py', text: `${hostile}\n`.repeat(20) })
  expect(performance.now() - started).toBeLessThan(1500)
})
