import path from 'node:path'
import type { DependentKind } from '../binding.ts'

export interface Reference {
  /** What stands in place of the literal with its quotes. */
  expression: string
  /** What joins it with the rest of a string that it stood in; null where that can't be done. */
  join: string | null
  note: string
}

/** How a program of this language reads a variable of its environment, by the ending of its file. */
const languages: Record<string, (name: string) => Reference> = {
  js: (name) => ({ expression: `process.env.${name}`, join: ' + ', note: '' }),
  py: (name) => ({ expression: `os.environ["${name}"]`, join: ' + ', note: 'The file needs “import os”.' }),
  rb: (name) => ({ expression: `ENV.fetch("${name}")`, join: ' + ', note: '' }),
  go: (name) => ({
    expression: `os.Getenv("${name}")`,
    join: ' + ',
    note: 'The file needs the import "os"; a constant has to become a variable.'
  }),
  java: (name) => ({ expression: `System.getenv("${name}")`, join: ' + ', note: '' }),
  cs: (name) => ({ expression: `Environment.GetEnvironmentVariable("${name}")`, join: ' + ', note: '' }),
  php: (name) => ({ expression: `getenv('${name}')`, join: ' . ', note: '' }),
  rs: (name) => ({
    expression: `std::env::var("${name}").expect("${name} is set")`,
    join: null,
    note: 'A constant has to become a value that is read at the start.'
  }),
  ex: (name) => ({
    expression: `System.fetch_env!("${name}")`,
    join: ' <> ',
    note: 'In config files, put it into config/runtime.exs: the others are read when it is built.'
  }),
  lua: (name) => ({ expression: `os.getenv("${name}")`, join: ' .. ', note: '' }),
  pl: (name) => ({ expression: `$ENV{${name}}`, join: ' . ', note: '' }),
  sh: (name) => ({ expression: `"\${${name}:?is not set}"`, join: '', note: '' }),
  ps1: (name) => ({ expression: `$env:${name}`, join: ' + ', note: '' }),
  dart: (name) => ({ expression: `Platform.environment['${name}']`, join: ' + ', note: "The file needs “import 'dart:io'”." }),
  swift: (name) => ({ expression: `ProcessInfo.processInfo.environment["${name}"]!`, join: ' + ', note: '' })
}

const sameAs: Record<string, string> = {
  mjs: 'js',
  cjs: 'js',
  jsx: 'js',
  ts: 'js',
  mts: 'js',
  cts: 'js',
  tsx: 'js',
  vue: 'js',
  svelte: 'js',
  erb: 'rb',
  rake: 'rb',
  kt: 'java',
  kts: 'java',
  scala: 'java',
  groovy: 'java',
  gradle: 'java',
  fs: 'cs',
  phtml: 'php',
  exs: 'ex',
  pm: 'pl',
  bash: 'sh',
  zsh: 'sh',
  ksh: 'sh'
}

/** What replaces a literal in a file of this kind, for a variable of this name; undefined where files of this kind can't read one. */
export function referenceIn(kind: DependentKind, file: string, name: string): Reference | undefined {
  const ending = path.posix.extname(file).slice(1).toLowerCase()
  switch (kind) {
    case 'code':
      return languages[sameAs[ending] ?? ending]?.(name)
    case 'compose':
      return {
        expression: `\${${name}:?set it where compose runs}`,
        join: '',
        note: 'Compose takes it from the environment it runs in, or from an .env file that is not committed.'
      }
    case 'github-actions':
      return {
        expression: `\${{ secrets.${name} }}`,
        join: '',
        note: `Add ${name} to the secrets of the repository, best to those of an environment with reviewers.`
      }
    case 'terraform':
      return {
        expression: `var.${name.toLowerCase()}`,
        join: null,
        note: `Declare variable "${name.toLowerCase()}" with type = string and sensitive = true, and give it as TF_VAR_${name.toLowerCase()}. The state keeps the value in the clear: a data source of a secrets store is better.`
      }
    case 'ansible':
      return {
        expression: `"{{ lookup('ansible.builtin.env', '${name}') }}"`,
        join: null,
        note: 'Or encrypt the new value with ansible-vault.'
      }
    case 'jenkins':
      return {
        expression: `credentials('${name.toLowerCase().replaceAll('_', '-')}')`,
        join: null,
        note: 'Add the new key to the credentials of Jenkins under this id; it works in an environment block.'
      }
    case 'config':
      return /\.(?:properties|ya?ml|conf)$/.test(file.toLowerCase())
        ? {
            expression: `\${${name}}`,
            join: '',
            note: 'Works where the program that reads this file puts variables in (Spring, Logstash, many others): check that it does.'
          }
        : undefined
    default:
      return undefined
  }
}
