/** Words that say "this is no secret", anywhere in a value, as whole words or between joints. */
const telling =
  /example|placeholder|changeme|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|insert[-_ ]?(?:your|here)|your[-_ ]|^your|(?:^|[^a-z])(?:my|some|the|an?|enter|put|add|set|type|paste|provide|fill|use)[-_ ](?:own[-_ ])?(?:new[-_ ])?(?:secret|password|passwd|token|api[-_ ]?key|key|value|here|random)|redacted|removed|censored|masked|hidden|dummy|sample|fixme|todo|tbd|notreal|not[-_ ]?(?:a[-_ ])?real|n\/a|foo[-_ ]?bar|lorem|ipsum|undefined|(?:^|[^a-z])(?:fake|mock|stub|xxx|null|none|nil|empty|blank|test[-_ ]?(?:key|token|secret|password|value|only)|invalid)(?:[^a-z]|$)|here$/i

const masks = /x{4,}|X{4,}|\*{3,}|\.{3,}|#{3,}|\u2026|_{4,}|-{6,}|0{8,}|\?{3,}/

/** `****`, `xxxx`, `<your key>`, `changeme`, `EXAMPLE`. */
export const isPlaceholder = (value: string): boolean => masks.test(value) || telling.test(value)

const tellingInside = /example|placeholder|change_?me|redacted|dummy|your[-_]|sample_|insert[-_]/i
const masksInside = /x{5,}|\*{3,}|\.{4,}|_{6,}|-{8,}|#{4,}/i

/** The same for long random values, in which a short word may stand by chance. */
export const isPlaceholderToken = (value: string): boolean => masksInside.test(value) || tellingInside.test(value)
