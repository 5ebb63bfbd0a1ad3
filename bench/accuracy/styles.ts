/** How people write a value under a name, in one kind of file. */
export interface Style {
  file: string
  write(name: string, value: string): string
}

const camel = (name: string): string => name.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(name).replace(/^./, (letter) => letter.toUpperCase())
const kebab = (name: string): string => name.toLowerCase().replaceAll('_', '-')
const lower = (name: string): string => name.toLowerCase()
/** In double quotes of most languages. */
const quoted = (value: string): string => JSON.stringify(value)
const single = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
const xml = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const indented = (value: string, by: string): string => value.replaceAll('\n', `\n${by}`)
const oneLine = (value: string): string => value.replaceAll('\n', '\\n')

/** Each with something around it, as there always is. */
export const styles: readonly Style[] = [
  {
    file: '.env',
    write: (name, value) => `NODE_ENV=production\nPORT=8080\n${name}=${value.includes('\n') ? quoted(value) : value}\nLOG_LEVEL=info\n`
  },
  { file: 'quoted.env', write: (name, value) => `export HOST=localhost\nexport ${name}=${quoted(value)}\n` },
  { file: 'config.json', write: (name, value) => `{\n  "port": 8080,\n  ${quoted(camel(name))}: ${quoted(value)},\n  "debug": false\n}\n` },
  {
    file: 'values.yaml',
    write: (name, value) =>
      value.includes('\n')
        ? `service:\n  replicas: 2\n  ${lower(name)}: |\n    ${indented(value, '    ')}\n  port: 80\n`
        : `service:\n  replicas: 2\n  ${lower(name)}: ${/^[\w./+=-]+$/.test(value) ? value : quoted(value)}\n  port: 80\n`
  },
  {
    file: 'deploy.yml',
    write: (name, value) => `env:\n  - name: REGION\n    value: eu-west-1\n  - name: ${name}\n    value: ${quoted(value)}\n`
  },
  { file: 'config.toml', write: (name, value) => `[server]\nport = 8080\n${lower(name)} = ${quoted(value)}\n` },
  {
    file: 'settings.ini',
    write: (name, value) => `[service]\n; the account of the shop\n${lower(name)} = ${oneLine(value)}\ntimeout = 30\n`
  },
  {
    file: 'application.properties',
    write: (name, value) => `server.port=8080\n${lower(name).replaceAll('_', '.')}=${oneLine(value)}\nspring.profiles.active=prod\n`
  },
  {
    file: 'web.config.xml',
    write: (name, value) =>
      `<configuration>\n  <appSettings>\n    <add key="${pascal(name)}" value="${xml(value).replaceAll('"', '&quot;')}" />\n  </appSettings>\n</configuration>\n`
  },
  {
    file: 'settings.xml',
    write: (name, value) => `<settings>\n  <${kebab(name)}>${xml(value)}</${kebab(name)}>\n  <retries>3</retries>\n</settings>\n`
  },
  { file: 'settings.py', write: (name, value) => `import os\n\nDEBUG = False\n${name} = ${single(value)}\nALLOWED_HOSTS = ['*']\n` },
  {
    file: 'client.js',
    write: (name, value) =>
      `const express = require('express')\nconst ${camel(name)} = ${single(value)};\nmodule.exports = { ${camel(name)} }\n`
  },
  {
    file: 'client.ts',
    write: (name, value) => `export const config = {\n  region: 'eu',\n  ${camel(name)}: ${single(value)},\n  retries: 3\n} as const\n`
  },
  { file: 'main.go', write: (name, value) => `package main\n\nconst ${camel(name)} = ${quoted(value)}\n\nfunc main() {}\n` },
  { file: 'Client.java', write: (name, value) => `public class Client {\n  private static final String ${name} = ${quoted(value)};\n}\n` },
  { file: 'Client.kt', write: (name, value) => `object Client {\n    const val ${name} = ${quoted(value).replaceAll('$', '\\$')}\n}\n` },
  {
    file: 'Client.cs',
    write: (name, value) => `public static class Client {\n    public const string ${pascal(name)} = ${quoted(value)};\n}\n`
  },
  { file: 'client.rb', write: (name, value) => `Service.configure do |config|\n  config.${lower(name)} = ${single(value)}\nend\n` },
  { file: 'config.php', write: (name, value) => `<?php\nreturn [\n    '${lower(name)}' => ${single(value)},\n    'debug' => false,\n];\n` },
  {
    file: 'deploy.sh',
    write: (name, value) => `#!/bin/sh\nset -e\n${name}=${quoted(value).replaceAll('$', '\\$')}\ndocker run -e ${name} shop\n`
  },
  {
    file: 'Dockerfile',
    write: (name, value) => `FROM node:24\nENV ${name}=${value.includes('\n') ? quoted(value) : value}\nCMD ["node", "index.js"]\n`
  },
  { file: 'main.tf', write: (name, value) => `variable "${lower(name)}" {\n  type    = string\n  default = ${quoted(value)}\n}\n` },
  { file: 'README.md', write: (name, value) => `## Setup\n\nSet \`${name}\` to \`${value}\` and start it again.\n` },
  {
    file: 'app.log',
    write: (name, value) => `2026-11-24T08:00:00Z INFO starting\n2026-11-24T08:00:01Z DEBUG ${lower(name)}=${oneLine(value)} attempt=1\n`
  },
  { file: 'curl.txt', write: (name, value) => `curl -sS -H "X-${pascal(name)}: ${oneLine(value)}" https://api.example.org/v1/items\n` }
]
