import { BrowserWindow, ipcMain, type MessagePortMain, type WebContents } from 'electron'
import { CHANNELS } from '../../shared/contract/channels.ts'
import { isOwnFrame } from '../hardening/sender.ts'
import type { CoreSupervisor } from '../launch/supervisor.ts'

/** The windows that are screens of the desk, each with its way to the core. Their numbers last as long as the window. */
export class Screens {
  readonly #windows = new Set<BrowserWindow>()
  readonly #core: CoreSupervisor<MessagePortMain>

  constructor(core: CoreSupervisor<MessagePortMain>) {
    this.#core = core
    ipcMain.on(CHANNELS.hello, (event) => {
      const window = this.find(event.sender)
      if (window !== undefined && isOwnFrame(event.senderFrame)) this.#seat(window)
    })
  }

  /** Makes a window a screen, before its page says hello. */
  add(window: BrowserWindow): void {
    const { id } = window
    this.#windows.add(window)
    window.on('closed', () => {
      this.#windows.delete(window)
      this.#core.detach(id)
    })
  }

  /** The screen that shows these contents. */
  find(contents: WebContents): BrowserWindow | undefined {
    const window = BrowserWindow.fromWebContents(contents)
    return window !== null && this.#windows.has(window) ? window : undefined
  }

  /** Brings the screens to the officer's eyes. */
  show(): void {
    for (const window of this.#windows) {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
  }

  #seat(window: BrowserWindow): void {
    this.#core.attach(window.id, {
      handOver: (port) => {
        if (window.isDestroyed()) port.close()
        else window.webContents.postMessage(CHANNELS.port, null, [port])
      },
      push: (name) => {
        if (!window.isDestroyed()) window.webContents.send(CHANNELS.push, name)
      },
    })
  }
}
