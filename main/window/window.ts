import { readFile, writeFile } from 'node:fs/promises'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { DESK_ORIGIN } from '../scheme/address.ts'
import { placeWindow, readPlace, SMALLEST, type WindowPlace } from './bounds.ts'

/** What stands in the window until the first paint, so that a dark desk doesn't start with a white flash. */
const BACKGROUND = { light: '#ffffff', dark: '#1a1b1e' } as const

/** What every page of ours may and may not do. */
export const SCREEN_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  v8CacheOptions: 'bypassHeatCheck',
} satisfies Electron.WebPreferences

/** Crashes of a page within this time after which it isn't loaded again. */
const MOST_CRASHES = 3
const CRASH_MEMORY_MS = 60_000

export interface WindowOptions {
  readonly preload: string
  /** File that remembers where the window stood. */
  readonly placeFile: string
  readonly development: boolean
  readonly title: string
  readonly log: (text: string) => void
}

/** Reads where the window stood; to be begun as early as possible. */
export async function readKeptPlace(placeFile: string): Promise<WindowPlace | undefined> {
  return readPlace(await readFile(placeFile, 'utf8').catch(() => undefined))
}

/** Opens the desk's window and begins to load the screens. */
export function openWindow(options: WindowOptions, kept: WindowPlace | undefined): BrowserWindow {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const place = placeWindow(kept, [primary.workArea, ...others.map(({ workArea }) => workArea)])
  const window = new BrowserWindow({
    ...place,
    minWidth: Math.min(SMALLEST.width, place.width),
    minHeight: Math.min(SMALLEST.height, place.height),
    title: options.title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { ...SCREEN_PREFERENCES, preload: options.preload, devTools: options.development },
  })
  window.setMenuBarVisibility(false)
  if (kept?.maximized === true) window.maximize()
  window.on('close', () => keepPlace(window, options))
  reviveAfterCrash(window, options)
  void window.loadURL(`${DESK_ORIGIN}/`)
  return window
}

function keepPlace(window: BrowserWindow, { placeFile, log }: WindowOptions): void {
  const place = { ...window.getNormalBounds(), maximized: window.isMaximized() } satisfies WindowPlace
  writeFile(placeFile, JSON.stringify(place)).catch(() => log('the place of the window could not be kept'))
}

/** A page whose process died is loaded again: its drafts are kept and the core never noticed. One that dies at once is left. */
function reviveAfterCrash(window: BrowserWindow, { log }: WindowOptions): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log(`the process of the screen ended: ${reason}`)
    const now = performance.now()
    crashes = [...crashes.filter((at) => now - at < CRASH_MEMORY_MS), now]
    if (crashes.length <= MOST_CRASHES) window.reload()
  })
}
