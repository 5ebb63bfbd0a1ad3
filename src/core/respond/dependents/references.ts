import { named, place, type Store, type Term } from './binding.ts'

/** Longer texts are no commands and no right sides. */
const MOST_TEXT = 100_000

const variables: readonly RegExp[] = [
  // sh, compose, systemd, Groovy: $X ${X} ${X:-…} ${X?…}
  /\$\{([A-Za-z_][A-Za-z0-9_]{0,99})(?=[}:?+=-])/g,
  /(?<![\w$\\])\$([A-Za-z_][A-Za-z0-9_]{0,99})\b(?!\.)/g,
  // PowerShell, Windows, Azure Pipelines and Kubernetes: $env:X %X% $(X)
  /\$(?:env:|\{env:)([A-Za-z_][A-Za-z0-9_]{0,99})/gi,
  /%([A-Z_][A-Z0-9_]{0,99})%/g,
  /\$\(([A-Za-z_][A-Za-z0-9_]{0,99})\)/g,
  // Actions and Jenkins: ${{ env.X }} ${{ vars.X }} env.X
  /\b(?:env|vars)\.([A-Za-z_][A-Za-z0-9_]{0,99})/g,
  // A program that takes the name of a variable: docker run -e X, --build-arg X, --from-env X
  /(?:^|\s)(?:-e|--env|--build-arg)[ =]([A-Z_][A-Z0-9_]{2,99})(?![\w=])/g
]

/** Variables of the environment that a command or a right side reads. */
export function namesIn(text: string): Term[] {
  if (text.length > MOST_TEXT) return []
  const names = new Set<string>()
  for (const pattern of variables) for (const [, name = ''] of text.matchAll(pattern)) if (name !== '') names.add(name)
  return [...names].map(named)
}

type Made = { store: Store; id: string; key?: string | undefined }
const id = '[A-Za-z0-9_./@+=-]{2,200}'

/** How a place in a store is written, in whatever file. The first group is the place, the second its key. */
const places: readonly [Store, RegExp, ((id: string, key: string | undefined) => Made | undefined)?][] = [
  ['github', /\bgh\s{1,8}secret\s{1,8}set\s{1,8}([A-Za-z_][A-Za-z0-9_]{0,99})/g, (name) => ({ store: 'github', id: name.toUpperCase() })],
  ['jenkins', /\bcredentials\(\s{0,8}['"]([^'"\n]{1,200})['"]\s{0,8}\)/g],
  ['jenkins', /\bcredentialsId\s{0,8}:\s{0,8}['"]([^'"\n]{1,200})['"]/g],
  [
    'vault',
    new RegExp(`\\bvault\\s{1,8}(?:kv\\s{1,8}(?:get|put|patch)|read|write)\\s{1,8}(?:-[\\w=-]+\\s{1,8})*(${id})`, 'g'),
    (path) => vault(path)
  ],
  [
    'vault',
    new RegExp(`(?:\\bvault:|/v1/|['"\\s=(])((?:secret|kv|[a-z][\\w-]{0,40})/data/${id})(?:[#:]([\\w.-]{1,100}))?`, 'g'),
    (path, key) => vault(path, key)
  ],
  ['vault', new RegExp(`['"\\s=(](?:vault:)?(secret/${id})(?:[#:]([\\w.-]{1,100}))?`, 'g'), (path, key) => vault(path, key)],
  ['vault', new RegExp(`\\bread_secret(?:_version)?\\([^)\\n]{0,80}?\\bpath\\s{0,8}=\\s{0,8}['"](${id})['"]`, 'g'), (path) => vault(path)],
  [
    'aws-secrets',
    /\barn:aws[\w-]*:secretsmanager:[\w-]*:\d*:secret:([A-Za-z0-9_./+=@-]{1,200}?)(?:-[A-Za-z0-9]{6})?(?::([\w.-]{1,100}))?(?![A-Za-z0-9_./+=@-])/g
  ],
  ['aws-secrets', /\bresolve:secretsmanager:([A-Za-z0-9_./+=@-]{1,200})(?::SecretString:([\w.-]{1,100}))?/g],
  ['aws-secrets', new RegExp(`\\b(?:SecretId|secret_id|secretId|SecretName)['"]?\\s{0,8}[:=,(]\\s{0,8}['"](${id})['"]`, 'g'), awsOnly],
  ['aws-secrets', new RegExp(`\\bsecretsmanager\\b[^\\n]{0,120}?--(?:secret-id|name)[ =]['"]?(${id})`, 'g'), awsOnly],
  [
    'aws-secrets',
    new RegExp(
      `\\b(?:get_secret_value|getSecretValue|GetSecretValue|get_secret|getSecret|get_secret_string)\\(\\s{0,8}['"](${id})['"]`,
      'g'
    )
  ],
  ['ssm', new RegExp(`\\bresolve:ssm(?:-secure)?:(${id})`, 'g')],
  ['ssm', new RegExp(`\\barn:aws[\\w-]*:ssm:[\\w-]*:\\d*:parameter(/${id})`, 'g')],
  ['ssm', new RegExp(`\\b(?:get_parameter|getParameter|GetParameter|get-parameters?|put-parameter)\\b[^\\n]{0,60}?['"\\s=](/${id})`, 'g')],
  ['gcp', /\bprojects\/[\w-]{1,60}\/secrets\/([\w-]{1,200})/g],
  [
    'gcp',
    /\bgcloud\s{1,8}secrets\s{1,8}(?:versions\s{1,8}access\s{1,8}\S+\s{1,8}--secret[= ]|create\s{1,8}|versions\s{1,8}add\s{1,8})['"]?([\w-]{1,200})/g
  ],
  ['azure', /\bhttps:\/\/[\w-]{1,60}\.vault\.azure\.net\/secrets\/([\w-]{1,200})/g],
  ['azure', /@Microsoft\.KeyVault\([^)\n]{0,200}?SecretName=([\w-]{1,200})/g],
  ['conjur', new RegExp(`!var(?::file)?\\s{1,8}(${id})`, 'g')],
  ['conjur', new RegExp(`\\bconjur\\s{1,8}variable\\s{1,8}(?:get|set|value|values\\s{1,8}add)\\s{1,8}(?:-i\\s{1,8})?['"]?(${id})`, 'g')],
  ['onepassword', /\b(op:\/\/[\w. -]{1,80}\/[\w. -]{1,80})\/([\w. -]{1,80})/g]
]

function vault(path: string, key?: string): Made {
  // The API has `data` between mount and path, the command line has not: one place.
  return {
    store: 'vault',
    id: path
      .replace(/^\//, '')
      .replace(/^([^/]+)\/data\//, '$1/')
      .replace(/[.,]$/, ''),
    key
  }
}

function awsOnly(name: string): Made | undefined {
  return name.includes('arn:') ? undefined : { store: 'aws-secrets', id: name }
}

/** `${{ secrets.X }}` and `${{ secrets['X'] }}`; not the token that every job has. Names in any case are the same. */
function actionsSecrets(text: string): string[] {
  if (!text.includes('${{')) return []
  const expressions = [...text.matchAll(/\$\{\{[^}]{0,500}\}\}/g)].map(([expression]) => expression).join('\n')
  return [...expressions.matchAll(/\bsecrets(?:\.|\[\s{0,8}['"])([A-Za-z_][A-Za-z0-9_]{0,99})/g)]
    .map(([, name = '']) => name.toUpperCase())
    .filter((name) => name !== 'GITHUB_TOKEN')
}

/** Places in secret stores that a text names, each once. */
export function placesIn(text: string): Term[] {
  if (text.length > MOST_TEXT) return []
  const found = new Map<string, Term>()
  const add = (made: Made): void => {
    found.set(`${made.store}\n${made.id}\n${made.key ?? ''}`, place(made.store, made.id, made.key ?? null))
  }
  for (const name of actionsSecrets(text)) add({ store: 'github', id: name })
  for (const [store, pattern, make] of places)
    for (const [, name = '', key] of text.matchAll(pattern)) {
      const made: Made | undefined = make ? make(name, key) : { store, id: name, key }
      if (made) add(made)
    }
  return [...found.values()]
}

/** All that a command or right side reads. */
export const refsIn = (text: string): Term[] => [...namesIn(text), ...placesIn(text)]
