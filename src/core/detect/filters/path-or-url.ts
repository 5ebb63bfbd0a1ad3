/** `…-token.ts": "`: the word in front of a value is a part of a file's name, and the value stands right behind it. */
export const endsFileName = (link: string): boolean =>
  /^[\w./-]{0,80}\.(?:[cm]?[jt]sx?|py|go|rb|java|kt|rs|php|cs|c|h|cpp|json|ya?ml|md|css|html?|lock|map|svg|png|wasm|snap)["'`]?\s{0,4}[:=,]\s{0,4}["'`]$/.test(
    link
  )

/** A path, an address without credentials, a host, an e-mail address, a MIME type. */
export const isPathOrUrl = (value: string): boolean =>
  /^[a-z][a-z0-9+.-]{1,20}:\/\/[^@]*$/i.test(value) ||
  /^(?:\.{0,2}|~|[A-Za-z]:)[\\/][\w .\\/@~-]*$/.test(value) ||
  /^[\w.-]+(?:\/[\w.@-]+)+\.[a-z]{1,5}$/i.test(value) ||
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value) ||
  /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal|cloud|app|co|example|test)(?::\d+)?(?:\/.*)?$/i.test(value) ||
  /^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/.test(value) ||
  /\.(?:pem|key|crt|json|ya?ml|txt|js|ts|py|rb|go|java|properties|conf|cfg|env|xml|html?|p12|pfx|jks|png|svg|css|scss)$/i.test(value)
