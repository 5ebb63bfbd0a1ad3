/** Words that say "this is no secret" wherever they stand. */
const telling =
  'example|placeholder|changeme|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|insert[-_ ]?(?:your|here)|your[-_ ]|^your|redacted|removed|censored|masked|dummy|sample|notreal|not[-_ ]?(?:a[-_ ])?real|foo[-_ ]?bar|lorem|ipsum|undefined|here$'
/** The same for what needs to be a word of its own. */
const tellingWord =
  '(?:my|some|the|an?|enter|put|add|set|type|paste|provide|fill|use)[-_ ](?:own[-_ ])?(?:new[-_ ])?(?:secret|password|passwd|token|api[-_ ]?key|key|value|here|random)|(?:fake|mock|stub|xxx|null|none|nil|empty|blank|hidden|todo|tbd|fixme|n/a|test[-_ ]?(?:key|token|secret|password|value|only)|invalid)(?![a-z])'
const words = new RegExp(`${telling}|(?:^|[^a-z])(?:${tellingWord})`, 'i')
const masks = /x{4,}|X{4,}|\*{3,}|\.{3,}|#{3,}|\xe2\x80\xa6|_{4,}|-{6,}|0{8,}|\?{3,}/

/** `****`, `xxxx`, `<your key>`, `changeme`, `EXAMPLE`. */
export const isPlaceholder = (value: string): boolean => masks.test(value) || words.test(value)

const wordsInside = /example|placeholder|change_?me|redacted|dummy|your[-_]|sample_|insert[-_]/i
const masksInside = /x{5,}|\*{3,}|\.{4,}|_{6,}|-{8,}|#{4,}/i

/** The same for long random values, in which a short word may stand by chance. */
export const isPlaceholderToken = (value: string): boolean => masksInside.test(value) || wordsInside.test(value)
