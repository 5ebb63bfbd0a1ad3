const keyword =
  /^(?:true|false|null|nil|none|undefined|void|self|this|super|string|str|int|integer|number|bool|boolean|object|array|list|dict|bytes?|any|unknown|never|optional|required|yes|no|on|off|new|function|lambda|return|await|async|import|require|char|text|varchar|const|let|var|public|private|static|final|default)\b\W{0,3}$/i

const member = /^[A-Za-z_$@&*!:][\w$]*(?:(?:\.|->|::|\?\.|#)[A-Za-z_$][\w$]*)+$/
const expression = /^[A-Za-z_$@&*!.][\w$.:>-]{0,60}[([{]|^\(|^\[|^\{|\(\)|=>|\)$|^[&*@:$!]\w+$|^[A-Za-z_]\w*\[|^f?["']/
const sigil = /^(?:\$|@|&|\*|:|!|%|-{1,2}[a-z])/

/** A value without quotes that is an expression of some language: a call, a member, a variable, a type, a literal. */
export const isCode = (value: string): boolean =>
  keyword.test(value) || member.test(value) || expression.test(value) || (sigil.test(value) && /^\W{1,2}[A-Za-z_]\w*$/.test(value))

const reference =
  /(?:^|[^\w])(?:os\.environ|process\.env|getenv|environ\[|System\.getenv|ENV\[|env\(|config\(|secrets\.|vault\.|data\.|var\.|local\.|module\.|Values\.)|^(?:arn:|secretsmanager:|ssm:|vault:|op:\/\/|projects\/[^/]+\/secrets\/|file:|env:|ref\+|keyvault:|@Microsoft\.KeyVault)/

/** `^1.2.3`, `>= 2.0`, `v10.4.1-beta.2`: a version. */
export const isVersion = (value: string): boolean =>
  /^[\^~<>=v]{0,2}\s?\d{1,4}\.(?:\d{1,5}|x|\*)(?:\.(?:\d{1,6}|x|\*))?(?:[-+][\w.-]*)?$/.test(value)

/** Points to where the secret is kept, in quotes or not. */
export const isReference = (value: string): boolean => reference.test(value)
