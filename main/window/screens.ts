import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { CHANNELS } from '../../shared/contract/channels.ts'
import type { ResponseEnvelope } from '../../shared/contract/envelope.ts'
import type { DeskLink } from '../desk-link.ts'
import { isOwnFrame } from '../hardening/sender.ts'

const FOREIGN: ResponseEnvelope = { kind: 'error', id: -1, error: { code: 'gate.foreign-sender', details: {} } }

/**
 * The windows that are screens of the desk. Nobody else is heard: a message counts only when it comes from the main frame
 * of one of them, showing an address of our own. Their numbers last as long as the window.
 */
export class Screens {
  readonly #windows = new Set<BrowserWindow>()
  readonly #desk: Promise<DeskLink>

  constructor(desk: Promise<DeskLink>) {
    this.#desk = desk
    ipcMain.on(CHANNELS.hello, (event) => {
      const window = this.#findSender(event)
      if (window !== undefined) void this.#seat(window)
    })
    ipcMain.handle(CHANNELS.call, async (event, question: unknown) => {
      const window = this.#findSender(event)
      return window === undefined ? FOREIGN : (await this.#desk).gate(question, window.id)
    })
  }

  /** Makes a window a screen, before its page says hello. */
  add(window: BrowserWindow): void {
    const { id } = window
    this.#windows.add(window)
    window.on('closed', () => {
      this.#windows.delete(window)
      void this.#desk.then(({ core }) => core.detach(id))
    })
  }

  /** Brings the screens to the officer's eyes. */
  show(): void {
    for (const window of this.#windows) {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
  }

  #findSender({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | undefined {
    const window = BrowserWindow.fromWebContents(sender)
    return window !== null && this.#windows.has(window) && isOwnFrame(senderFrame) ? window : undefined
  }

  async #seat(window: BrowserWindow): Promise<void> {
    const { core } = await this.#desk
    if (window.isDestroyed()) return
    core.attach(window.id, {
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
