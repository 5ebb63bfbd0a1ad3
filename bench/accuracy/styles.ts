/** How people write a value under a name, in one kind of file. */
export interface Style {
  file: string
  /** The name of the provider stands in what `asides` write. */
  write(name: string, value: string, provider: string): string
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
/** As it stands in hosts, modules and keys. */
const slug = (provider: string): string => provider.toLowerCase().replace(/[^a-z0-9]+/g, '')
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
  { file: 'curl.txt', write: (name, value) => `curl -sS -H "X-${pascal(name)}: ${oneLine(value)}" https://api.example.org/v1/items\n` },
  { file: 'seed.sql', write: (name, value) => `INSERT INTO settings (name, value) VALUES ('${lower(name)}', ${single(value)});\n` },
  { file: 'key.patch', write: (name, value) => `@@ -1,2 +1,3 @@\n HOST=localhost\n+${name}=${oneLine(value)}\n-${name}=\n` },
  {
    file: 'notes.ipynb',
    write: (name, value) => `{"source": ["import os\\n", ${quoted(`os.environ["${name}"] = ${quoted(value)}\n`)}]}\n`
  },
  { file: 'env.json', write: (name, value) => `[{"name": "${name}", "value": ${quoted(value)}, "secure": true}]\n` },
  {
    file: 'api.postman.json',
    write: (name, value) => `{"header": [{"key": "X-${pascal(name)}", "value": ${quoted(value)}, "type": "text"}]}\n`
  },
  { file: 'setup.md', write: (name, value) => `heroku config:set ${name}=${oneLine(value)} -a shop\n` },
  { file: 'run.sh', write: (name, value) => `docker run -d -e ${name}=${oneLine(value)} -p 80:80 shop:latest\n` },
  {
    file: 'workflow.yml',
    write: (name, value) =>
      `      - uses: acme/deploy@v1\n        with:\n          ${kebab(name)}: ${value.includes('\n') ? quoted(value) : value}\n`
  },
  { file: 'Config.swift', write: (name, value) => `struct Config {\n    static let ${camel(name)}: String = ${quoted(value)}\n}\n` },
  { file: 'config.rs', write: (name, value) => `pub const ${name}: &str = ${quoted(value)};\n` },
  { file: 'config.h', write: (name, value) => `#pragma once\n#define ${name} ${quoted(value)}\n` },
  { file: 'default.js', write: (name, value) => `const key = process.env.${name} || ${single(value)}\n` },
  { file: 'default.py', write: (name, value) => `key = os.getenv("${name}", ${quoted(value)})\n` },
  { file: 'strings.xml', write: (name, value) => `<resources>\n    <string name="${lower(name)}">${xml(value)}</string>\n</resources>\n` },
  { file: 'Info.plist', write: (name, value) => `<dict>\n\t<key>${pascal(name)}</key>\n\t<string>${xml(value)}</string>\n</dict>\n` },
  { file: 'build.gradle', write: (name, value) => `buildConfigField "String", "${name}", ${quoted(quoted(value))}\n` },
  {
    file: 'secret.yaml',
    write: (name, value) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\ndata:\n  ${name}: ${Buffer.from(value).toString('base64')}\n`
  }
]

/** Where the name says API key or token, and whose it is stands elsewhere. */
export const asides: readonly Style[] = [
  {
    file: 'block.yaml',
    write: (_, value, provider) => `services:\n  ${slug(provider)}:\n    api_key: ${oneLine(value)}\n    timeout: 3\n`
  },
  {
    file: 'block.json',
    write: (_, value, provider) => `{\n  "${slug(provider)}": {\n    "apiKey": ${quoted(value)},\n    "retries": 2\n  }\n}\n`
  },
  { file: 'section.ini', write: (_, value, provider) => `[${slug(provider)}]\ntimeout = 3\napi_key = ${oneLine(value)}\n` },
  { file: 'comment.env', write: (_, value, provider) => `# ${provider}, for the nightly export\nAPI_KEY=${oneLine(value)}\n` },
  {
    file: 'import.py',
    write: (_, value, provider) => `from ${slug(provider)} import Client\n\nclient = Client(api_key=${quoted(value)})\n`
  },
  { file: 'new.js', write: (_, value, provider) => `const client = new ${pascal(slug(provider))}Client(${single(value)});\n` },
  {
    file: 'bearer.sh',
    write: (_, value, provider) => `curl -H "Authorization: Bearer ${oneLine(value)}" https://api.${slug(provider)}.com/v1/items\n`
  },
  {
    file: 'header.js',
    write: (_, value, provider) => `fetch('https://api.${slug(provider)}.com/v2/me', { headers: { 'X-API-Key': ${single(value)} } })\n`
  },
  {
    file: 'query.js',
    write: (_, value, provider) =>
      `const url = 'https://api.${slug(provider)}.com/v1/items?api_key=${encodeURIComponent(value)}&limit=10'\n`
  },
  { file: 'dict.py', write: (_, value, provider) => `${slug(provider).toUpperCase()} = {'token': ${single(value)}, 'debug': False}\n` },
  {
    file: 'worker.log',
    write: (_, value, provider) => `2026-11-24T08:00:01Z INFO ${slug(provider)} request auth token=${oneLine(value)} status=200\n`
  },
  { file: 'mail.txt', write: (_, value, provider) => `As you asked: my ${provider} API key is ${oneLine(value)}\n` }
]
