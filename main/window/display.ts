import { BrowserWindow, screen } from 'electron'
import { DESK_ORIGIN } from '../scheme/address.ts'
import type { Screens } from './screens.ts'
import { SCREEN_PREFERENCES } from './window.ts'

export interface DisplayOptions {
  readonly preload: string
  readonly development: boolean
  readonly title: string
  /** The windows that may ask; a display asks only what is for anyone, since nobody ever signs in at it. */
  readonly screens: Screens
}

/** Size of the display on a machine with one monitor, in device-independent pixels. */
const WINDOWED = { width: 1024, height: 640 } as const

/** The second screen that faces the citizens (màn hình gọi số): on a second monitor, else in a window. At most one. */
export class Display {
  readonly #options: DisplayOptions
  #window: BrowserWindow | undefined

  constructor(options: DisplayOptions) {
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#window !== undefined
  }

  /** Opens the display, or brings it to the front. */
  open(): void {
    if (this.#window !== undefined) {
      this.#window.show()
      return
    }
    const { preload, development, title, screens } = this.#options
    const primary = screen.getPrimaryDisplay()
    const second = screen.getAllDisplays().find(({ id }) => id !== primary.id)
    const window = new BrowserWindow({
      ...(second === undefined ? WINDOWED : second.bounds),
      fullscreen: second !== undefined,
      title,
      backgroundColor: '#ffffff',
      webPreferences: { ...SCREEN_PREFERENCES, preload, devTools: development },
    })
    window.setMenuBarVisibility(false)
    this.#window = window
    screens.add(window)
    window.on('closed', () => {
      this.#window = undefined
    })
    void window.loadURL(`${DESK_ORIGIN}/?display`)
  }

  close(): void {
    this.#window?.close()
  }
}
