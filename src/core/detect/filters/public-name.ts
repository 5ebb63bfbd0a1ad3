const publicParts =
  /(?:^|_)(?:public|pub|publishable|primary|foreign|cache|sort|partition|range|hash|index|idx|map|row|column|field|dict|object|storage|session_storage|translation|i18n|locale|csrf|xsrf|authenticity|page|pagination|next|continuation|cursor|sync|reset|forgot|label|placeholder|hint|prompt|title|error|message|msg|min|max|length|len|size|count|regex|pattern|policy|rule|rules|column|type|kind|format|encoder|hasher|algorithm|strength|expired?|expiry|expires|ttl|age|timeout|url|uri|path|file|filename|dir|folder|endpoint|href|link|id|ids|identifier|name|names|ref|arn|version)(?=_|$)/
const endParts =
  /(?:^|_)(?:(?<!secret_)id|ids|url|uri|path|file|dir|name|version|host|port|region|endpoint|email|user|username|account|account_id|project|org|site|zone|bucket|fingerprint|thumbprint|issuer|audience|kid|arn|trace|traceparent|span|request|correlation|checksum|sum|hash|digest|sha|sha1|sha256|md5|etag|commit|ref|rev|revision|uuid|guid|snapshot|layer|image|build|job|event|message|order|invoice|object|resource|nonce|jti|cursor)$/
const openKey = /(?:^|_)(?:public|publishable|site|cache|sort|partition|primary|foreign|idempotency|row|object)_?(?:key|token)$/

/** Name parts in lower case, joined by `_`. */
export const nameParts = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()

/** For an assigned value: the name says that it is no secret (`public_key`, `cacheKey`, `password_label`). */
export const isPublicName = (name: string): boolean => publicParts.test(nameParts(name))

/** For a context value: the name right before it names an identifier, an address or an open key (`account_id`, `host`, `cacheKey`). */
export const namesIdentifier = (name: string): boolean => {
  const parts = nameParts(name)
  return endParts.test(parts) || openKey.test(parts)
}
