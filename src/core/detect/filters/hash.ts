const named =
  /(?:^|[^a-z])(?:sha(?:1|224|256|384|512)?(?:sums?)?|md5(?:sums?)?|hash(?:es)?|checksums?|integrity|digest|commits?|etag|rev(?:ision)?|fingerprint|oid|blob|tree|parent|crc32?|nonce|salt|resolved|thumbprint|subresource)[^a-z0-9]{0,6}$/i
const tagged =
  /^(?:sha(?:1|224|256|384|512)[-:=]|md5[-:=]|\$(?:1|2[abxy]|5|6|7|g?y|argon2[id]{1,2}|scrypt|pbkdf2[\w-]*)\$|\{(?:S?SHA\d*|S?MD5|CRYPT)\}|pbkdf2[_:$]|bcrypt)/i

/** A hash, by the value's own tag or by the name in front of it: nothing can be done with it. */
export const isHash = (value: string, name: string, link: string): boolean =>
  tagged.test(value) ||
  named.test(`${name.replace(/([a-z])([A-Z])/g, '$1_$2')} `) ||
  (/^[0-9a-fA-F]{7,128}$/.test(value) && named.test(link))
