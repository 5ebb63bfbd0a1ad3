import { app, type Session } from 'electron'
import { openOutside } from './open-outside.ts'
import { isOwnPage } from './own-page.ts'

/** No page gets a permission or a device. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Whatever page there will be: it stays on ours, opens no window and embeds no other page. Before the first window. */
export function holdPages(devUrl: string | undefined): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      void openOutside(url)
      return { action: 'deny' }
    })
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url, devUrl)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOwnPage(event.url, devUrl)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnPage(event.url, devUrl)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
