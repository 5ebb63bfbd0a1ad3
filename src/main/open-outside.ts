import { dialog, shell } from 'electron'

/** Hands an https address to the system's browser, if the user agrees after reading it whole. Anything else is dropped. */
export async function openOutside(address: string): Promise<void> {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.username || url.password) return
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: `Open ${url.host} in your browser?`,
    detail: url.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1
  })
  if (response === 0) await shell.openExternal(url.href)
}
