import { Menu, type MenuItemConstructorOptions } from 'electron'

/** The system's usual entries. Electron's own default menu would add links to its web site. */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  const ownMenu: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [{ role: 'fileMenu' }]
  Menu.setApplicationMenu(Menu.buildFromTemplate([...ownMenu, { role: 'editMenu' }, { role: 'viewMenu' }, { role: 'windowMenu' }]))
}
