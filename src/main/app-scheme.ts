import { protocol } from 'electron'
import { rendererFile } from '../page/renderer-file.ts'
import { isOwnPage, scheme } from './own-page.ts'

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Serves the built page at `app://bulkhead/`, and nothing else at any other name. */
export function handleAppScheme(rendererDir: string): void {
  protocol.handle(scheme, async (request) => {
    const file = isOwnPage(request.url, undefined) ? await rendererFile(rendererDir, new URL(request.url).pathname) : null
    return file ? new Response(file.body, { headers: file.headers }) : new Response('There is no such page.', { status: 404 })
  })
}
