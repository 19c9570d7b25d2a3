import { Menu } from 'electron'

/**
 * The accelerators that a window would lose together with its menu bar. Nothing of this menu is ever seen, so it has no
 * words in any language.
 */
export function installAccelerators(development: boolean): void {
  const view: Electron.MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    // The plus sign needs Shift on most keyboards; the key without it zooms as well.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ]
  if (development) view.push({ role: 'reload' }, { role: 'toggleDevTools' })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '1', submenu: [{ role: 'quit' }] },
      { role: 'editMenu', label: '2' },
      { label: '3', submenu: view },
    ]),
  )
}
