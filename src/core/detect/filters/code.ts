import { isWords } from './words.ts'

const keyword =
  /^(?:true|false|null|nil|none|undefined|void|self|this|super|string|str|int|integer|number|bool|boolean|object|array|list|dict|bytes?|any|unknown|never|optional|required|yes|no|on|off|new|function|lambda|return|await|async|import|require|char|text|varchar|const|let|var|public|private|static|final|default)\b\W{0,3}$/i

const expression = /^[A-Za-z_$@&*!.][\w$.:>-]{0,60}[([{]|^\(|^\[|^\{|\(\)|=>|^[A-Za-z_]\w*\[|^f?["']/
/** `),E=n.message;`: a quote that was taken for the opening one closed a text. */
const afterText = /^[)\],;][^"'`]{0,400}[=;({]/
/** `c(u.key`, `a?b.c`, `max_length=128`, `0x5b8a714d`: a call, a choice, a named argument, a number. */
const fragment =
  /^!?[A-Za-z_$][\w$.]*(?:\?[\w$.]+)?\(|^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\?|^[a-z]+(?:_[a-z]+)*=(?:\d{1,6}$|[A-Za-z_.]+$)|^[-+]?0[xX][0-9a-fA-F]{1,16}[uUlL]{0,3}$/
/** A member, a variable with its mark, an option: only where it is made of words. */
const reference = /^(?:!!)?[A-Za-z_$@&*!:][\w$]*(?:(?:\.|->|::|\?\.)[A-Za-z_$][\w$]*)+$|^(?:[$@&*:%]|!{1,2}|-{1,2}|@@)[A-Za-z_][\w-]*$/

/** A value without quotes that is an expression of some language: a call, a member, a variable, a type, a literal. */
export const isCode = (value: string): boolean =>
  keyword.test(value) || expression.test(value) || fragment.test(value) || (reference.test(value) && isWords(value))

/** `users[1].password`: where a value lies in a structure, in quotes too. */
export const isMemberPath = (value: string): boolean =>
  /^[A-Za-z_$][\w$]*(?:\[\d{1,6}\]|\.[A-Za-z_$][\w$]*)*\[\d{1,6}\](?:\[\d{1,6}\]|\.[A-Za-z_$][\w$]*)*$/.test(value)

/** `^1.2.3`, `>= 2.0`, `v10.4.1-beta.2`: a version. */
export const isVersion = (value: string): boolean =>
  /^[\^~<>=v]{0,2}\s?\d{1,4}\.(?:\d{1,5}|x|\*)(?:\.(?:\d{1,6}|x|\*))?(?:[-+][\w.-]*)?$/.test(value)

const store =
  /(?:^|[^\w])(?:os\.environ|process\.env|getenv|environ\[|System\.getenv|ENV\[|env\(|config\(|secrets\.|vault\.|data\.|var\.|local\.|module\.|Values\.)|^(?:arn:|secretsmanager:|ssm:|vault:|op:\/\/|projects\/[^/]+\/secrets\/|file:|env:|ref\+|keyvault:|@Microsoft\.KeyVault)/

/** `required|string|min:8|confirmed`: rules that a form's field must keep. */
export const isValidation = (value: string): boolean =>
  /^[a-z_]{2,24}(?::[\w,.-]{1,40})?(?:\|[a-z_]{2,24}(?::[\w,.-]{1,40})?)+$/.test(value) &&
  /(?:^|\|)(?:required|nullable|sometimes|string|confirmed|min:\d+|max:\d+|present|filled|bail|integer|trim|exists:|unique:)/.test(value)

const regular = /\(\?[:=!<]|\[\^?(?:[A-Z]-[A-Z]|[a-z]-[a-z]|[0-9]-[0-9]|\\[wsdb])|\\[wsd][*+{]|\[\^[^\]]{1,20}\][*+{]|\$\/[gimsuy]{0,3}$/

/** A piece of a regular expression. */
export const isRegularExpression = (value: string): boolean => regular.test(value)

/** What follows a text, taken for one. */
export const isAfterText = (value: string): boolean => afterText.test(value) && isWords(value)

/** Points to where the secret is kept, in quotes or not. */
export const isReference = (value: string): boolean => store.test(value)
