const languages: Record<string, string> = {
  bash: 'Shell',
  c: 'C',
  cfg: 'INI',
  conf: 'Configuration',
  cpp: 'C++',
  cs: 'C#',
  env: 'Environment',
  go: 'Go',
  gradle: 'Gradle',
  h: 'C',
  html: 'HTML',
  ini: 'INI',
  ipynb: 'Notebook',
  java: 'Java',
  js: 'JavaScript',
  json: 'JSON',
  jsx: 'JavaScript',
  kt: 'Kotlin',
  md: 'Markdown',
  mjs: 'JavaScript',
  php: 'PHP',
  properties: 'Properties',
  py: 'Python',
  rb: 'Ruby',
  rs: 'Rust',
  sh: 'Shell',
  sql: 'SQL',
  swift: 'Swift',
  tf: 'Terraform',
  tfvars: 'Terraform',
  toml: 'TOML',
  ts: 'TypeScript',
  tsx: 'TypeScript',
  txt: 'Text',
  xml: 'XML',
  yaml: 'YAML',
  yml: 'YAML'
}

/** The language of a file by its name, as a label; null where the name tells nothing. */
export function languageOf(path: string | null): string | null {
  const name = path?.split('/').pop()?.toLowerCase() ?? ''
  if (name.startsWith('dockerfile')) return 'Dockerfile'
  if (name.startsWith('.env')) return 'Environment'
  return languages[name.split('.').pop() ?? ''] ?? null
}
