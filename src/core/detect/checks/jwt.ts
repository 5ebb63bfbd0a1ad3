import { decodeBase64Json } from './decode-base64.ts'

/** The claims of a JSON Web Token, or undefined when the text is none. RFC 7519. */
export const jwtClaims = (token: string): Record<string, unknown> | undefined => {
  const [header = '', payload = '', ...rest] = token.split('.')
  const alg = rest.length === 1 ? decodeBase64Json(header)?.alg : undefined
  return typeof alg === 'string' ? decodeBase64Json(payload) : undefined
}
