export const scheme = 'app'
export const origin = 'app://bulkhead'

/** Whether an address is a page of ours: parsed, never compared as text. `devUrl` is the development server's, only in development. */
export function isOwnPage(address: string, devUrl: string | undefined): boolean {
  const url = URL.parse(address)
  if (!url) return false
  if (url.protocol === `${scheme}:`) return `${scheme}://${url.host}` === origin
  return devUrl !== undefined && url.origin === new URL(devUrl).origin
}
