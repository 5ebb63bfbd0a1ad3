/**
 * What may stand between a name and its value, over the languages and formats in which secrets are written. One sticky
 * regular expression, every repetition bounded.
 */
const quote = '(?:\\\\{0,3}["\'`]|&quot;|&#34;|&#39;)'
/** A string's start in any language: prefixes such as `b"`, `@"`. */
const opens = `[bBrRuUfFL@$]{0,2}${quote}`
/** `DB_PASSWORD_PROD`, `password2`, `apiKeyDefault`. */
const suffix =
  '(?:(?:[_\\-.]|(?=[A-Z0-9]))(?:prod|production|prd|staging|stage|stg|dev|development|test|testing|qa|uat|live|main|primary|secondary|master|default|value|base|raw|plain|text|str|string|env|old|new|current|v?\\d{1,4})){0,2}'
/** `"name"`, `['name']`, `name[]`. */
const close = `(?:\\[\\d{0,6}\\]|${quote}|[\\])]|\\*\\*(?=[ \\t]?:)){0,3}`
/** `name: DB_PASSWORD` and `value: …` on the next line; `key="Password" value="…"`. */
const pair = `${quote}?\\s{0,20}[,;]?\\s{0,40}${quote}?(?:value|val|default|defaultValue)${quote}?\\s{0,4}[:=]\\s{0,4}`
/** `variable "db_password" { … default = …`. */
const variable = `${quote}\\s{0,4}\\{[^{}]{0,200}?\\bdefault\\s{0,8}=\\s{0,4}`
/** `<password>…`, `<property name="password">…`, `<setting name="password"><value>…`, `<key>password</key><string>…`. */
const element = `(?<element>(?:(?:${quote}[^<>\\n]{0,40})?>(?:\\s{0,40}<value>)?|</key>\\s{0,40}<string>)(?:\\s{0,40}<!\\[CDATA\\[)?\\s{0,40})`
/** `password: str = …`, `var password string = …`, `string Password { get; set; } = …`. */
const typed = `\\s{0,4}(?:\\{ ?get; ?(?:(?:private |protected |internal )?(?:set|init); ?)?\\}|:\\s{0,4}[A-Za-z_&][\\w.<>\\[\\]|& ?']{0,40}|\\s(?:As\\s)?(?:string|str))\\s{0,4}=\\s{0,4}(?!=)`
const sign = '===?|!==?|=>|:=|\\|\\|=|\\?\\?=|\\?=|\\+=|:[-=]|=|:(?!:)|\\xef\\xbc\\x9a|->|\\|\\||\\?\\?|(?<table>\\|)'
/** A value on the next line is one only where a quote opens it. */
const operator = `${close}[ \\t]{0,40}(?:${sign})(?:\\*\\*)?(?:(?!\\s)|[ \\t]{1,40}(?![\\s#])|\\s{0,40}(?=${opens}))`
/** `SecretStr("…")`, `[]byte("…")`. */
const wrapper = `(?:(?:(?:new\\s{1,4})?[A-Za-z_$][\\w.:$]{0,40}!?|\\[\\]byte)\\(\\s{0,20}){0,2}`
/** `getenv("PASSWORD", "…")`: bare, it would be a variable. */
const argument = `(?:${quote}?\\])?${quote}\\]?\\s{0,4},\\s{0,40}(?=${wrapper}${opens})`
const call = `\\(\\s{0,20}(?=${opens})`
/** `PASSWORD 'x'` in SQL; `--password x`; `ENV PASSWORD x`; `gh secret set NAME --body x`. */
const space = `(?<prose>[ \\t]{1,8}(?:--(?:body|value)[ =]|is:?[ \\t])?)`
/** `>-` with the value on the next line, a tag, an anchor. */
const yamlMarks = '(?:[>|][-+0-9]{0,2}[ \\t]{0,4}(?:\\r?\\n|\\\\n)\\s{0,40})?(?:!!?[a-z]{1,12}\\s{1,4})?(?:&\\w{1,40}\\s{1,4})?'
/** A field of a form with its value behind a blank line. */
const part = `(?<part>${quote}(?:\\r?\\n|\\\\r\\\\n)(?:Content-[\\w-]{4,30}: [^\\r\\n\\\\]{1,80}(?:\\r?\\n|\\\\r\\\\n))?(?:\\r?\\n|\\\\r\\\\n))`
const opening = `(?:${wrapper}[bBrRuUfFL@$]{0,2}(?<quote>"""|'''|${quote}))?`

const pattern = new RegExp(
  `${suffix}(?:${pair}|${variable}|${element}|${typed}|${operator}|${argument}|${call}|${space}|${part})${yamlMarks}${opening}`,
  'iy'
)

export interface ValueLink {
  /** From the end of the name to the start of the value. */
  text: string
  /** The quote that opens the value, as it is written (`\"` in a string in a string). */
  quote: string | undefined
  form: 'element' | 'table' | 'prose' | 'operator'
}

/** The longest link that the engine understands, in bytes. */
export const longestLink = 512
export const longestValue = 512
export const longestAssignment = longestLink + longestValue

/** Reads what joins the name that ends at `nameEnd` to a value; undefined when nothing does. */
export const readLink = (text: string, nameEnd: number): ValueLink | undefined => {
  pattern.lastIndex = nameEnd
  const match = pattern.exec(text)
  if (!match) return undefined
  const { element: inElement, part: inPart, table, prose, quote: open } = match.groups ?? {}
  return {
    text: match[0],
    quote: open,
    form:
      inElement !== undefined || inPart !== undefined
        ? 'element'
        : table !== undefined
          ? 'table'
          : prose !== undefined
            ? 'prose'
            : 'operator'
  }
}
