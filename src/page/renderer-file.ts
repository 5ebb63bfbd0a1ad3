import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { contentSecurityPolicy } from './content-security-policy.ts'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

export interface RendererFile {
  body: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
}

/**
 * One file of the built renderer with its headers; null where there is none, for kinds that a renderer doesn't have, and for
 * every path that would leave `rendererDir`, by dots or by a link. `pathname` is the undecoded path of a URL.
 */
export async function rendererFile(rendererDir: string, pathname: string): Promise<RendererFile | null> {
  const name = decoded(pathname === '/' ? '/index.html' : pathname)
  if (name === null || /[\\\0]/.test(name)) return null
  const contentType = contentTypes[path.extname(name)]
  if (!contentType) return null
  const root = await realpath(rendererDir)
  const file = await realpath(path.join(root, name)).catch(() => null)
  if (!file?.startsWith(root + path.sep)) return null
  const data = await readFile(file).catch(() => null)
  if (!data) return null
  const nonce = randomBytes(16).toString('base64')
  return {
    body: name.endsWith('.html')
      ? new TextEncoder().encode(data.toString('utf8').replaceAll('__CSP_NONCE__', nonce))
      : new Uint8Array(data),
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'cache-control': 'no-store'
    }
  }
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
