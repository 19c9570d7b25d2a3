import { BrowserWindow, type Session, type WebContents } from 'electron'
import type { WaitingPages } from './pages.ts'

/** A world of scripts apart from the page's own; the page may run none at all. */
const ISOLATED_WORLD = 999
const FONTS_LOADED = 'document.fonts.ready.then(() => document.fonts.status)'

/**
 * Lays a form out in a window that nobody sees, that has no preload and runs no script, and lets `use` print it. The window
 * and the form are gone afterwards, whatever happens.
 */
export async function withPrintView<Result>(
  parts: { readonly pages: WaitingPages; readonly session: Session },
  html: string,
  use: (contents: WebContents) => Promise<Result>,
): Promise<Result> {
  const page = parts.pages.add(html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: parts.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      devTools: false,
      spellcheck: false,
    },
  })
  try {
    await window.loadURL(page.address)
    await window.webContents.executeJavaScriptInIsolatedWorld(ISOLATED_WORLD, [{ code: FONTS_LOADED }])
    return await use(window.webContents)
  } finally {
    page.remove()
    window.destroy()
  }
}
