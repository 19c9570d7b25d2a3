import { type BrowserWindow, ipcMain } from 'electron'
import { CHANNELS } from '../../shared/contract/channels.ts'
import { shellCalls } from '../../shared/contract/desk.ts'
import type { ResponseEnvelope } from '../../shared/contract/envelope.ts'
import { createGate } from '../../shared/contract/gate.ts'
import type { Caller, Handlers } from '../../shared/contract/handler.ts'
import type { ShellCallName } from '../../shared/contract/names.ts'
import { describeFailure } from '../../shared/failures.ts'
import { isOwnFrame } from '../hardening/sender.ts'

const FOREIGN: ResponseEnvelope = { kind: 'error', id: -1, error: { code: 'gate.foreign-sender', details: {} } }

/** Sign-in is the core's affair; every call of the shell is for anyone, and printing needs a ticket of the core. */
const callerOf = (screen: number): Caller => ({ screen, officer: null, rights: new Set(), locked: false })

/** Opens the shell's side of the contract to the screens' own frames, and to no other. */
export function answerScreens(
  handlers: Handlers<ShellCallName>,
  findScreen: (contents: Electron.WebContents) => BrowserWindow | undefined,
  log: (text: string) => void,
): void {
  const gate = createGate<ShellCallName>({
    contract: shellCalls,
    handlers: () => handlers,
    callerOf,
    report: (call, failure) => log(`${call}: ${describeFailure(failure)}`),
  })
  ipcMain.handle(CHANNELS.call, (event, question: unknown) => {
    const window = findScreen(event.sender)
    return window !== undefined && isOwnFrame(event.senderFrame) ? gate(question, window.id) : FOREIGN
  })
}
