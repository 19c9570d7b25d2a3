import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type MessagePortMain, safeStorage, session } from 'electron'
import type { Gate } from '../shared/contract/gate.ts'
import { describeFailure } from '../shared/failures.ts'
import { describeProgram, runtimeOrigin } from './calls/about.ts'
import { createShellGate } from './calls/gate.ts'
import { shellHandlers } from './calls/handlers.ts'
import type { Environment } from './environment.ts'
import { closeOff } from './hardening/session.ts'
import type { Launch } from './launch/child.ts'
import type { LaunchHost } from './launch/hosts.ts'
import { CoreSupervisor, type StartOptions } from './launch/supervisor.ts'
import { log } from './log.ts'
import { mark, readMarks } from './marks.ts'
import { takePicture } from './picture.ts'
import { WaitingPages } from './printing/pages.ts'
import type { PrintingParts } from './printing/print.ts'
import { withPrintView } from './printing/view.ts'
import { PRINT_HOST } from './scheme/address.ts'
import { FONTS, notFound, type Roots, serveFile, serveScheme } from './scheme/files.ts'
import { findOsSecret } from './secret/os-secret.ts'
import { findTrustAuthority } from './trust/authority.ts'
import { Updates } from './update/updates.ts'
import type { Display } from './window/display.ts'

/** Pages being printed have a session of their own: nothing of it is kept, not even in a cache. */
const PRINT_PARTITION = 'print'

export interface LinkOptions {
  readonly environment: Environment
  /** Starts the core. */
  readonly launch: Launch<MessagePortMain>
  /** Starts what the core asks for beside itself. */
  readonly launchHost: LaunchHost<MessagePortMain>
  readonly roots: Roots
  readonly window: BrowserWindow
  /** The screen that faces the citizens. */
  readonly display: Display
}

/** The shell's dealings with the core and the printers, and its answers to the screens. Begins by starting the core. */
export class DeskLink {
  readonly core: CoreSupervisor<MessagePortMain>
  /** Answers the calls of the shell's contract. */
  readonly gate: Gate

  constructor({ environment, launch, launchHost, roots, window, display }: LinkOptions) {
    this.core = new CoreSupervisor<MessagePortMain>({
      launch,
      launchHost,
      startOptions: startOptionsFor(environment),
      log,
    })
    this.core.begin()
    mark('linked')
    const { core } = this
    const handlers = shellHandlers({
      about: describeProgram(app, runtimeOrigin(app.isPackaged, environment.runtimeOrigin), environment.sandbox),
      printing: { core, log, choosePlace: (name) => choosePlace(window, name), withView: preparePrinting(roots) },
      updates: new Updates({ configurationFile: environment.updateConfiguration, program: app, log }),
      display,
      whenUsable: onceUsable(environment, window),
    })
    this.gate = createShellGate(handlers, log)
  }
}

async function startOptionsFor(environment: Environment): Promise<StartOptions> {
  const { userData, deskDirectory, demonstration, trustConfiguration } = environment
  const secretFile = join(userData, 'os-secret')
  const [osSecret, trustAuthority] = await Promise.all([
    findOsSecret({ vault: safeStorage, platform: process.platform, file: secretFile, log }),
    findTrustAuthority(trustConfiguration, log),
  ])
  return {
    dataDirectory: deskDirectory,
    applicationVersion: app.getVersion(),
    osSecret,
    demonstration,
    trustAuthority,
  }
}

/** Makes the place where forms are printed when the first one is, so that the start doesn't wait for it. */
function preparePrinting(roots: Roots): PrintingParts['withView'] {
  let parts: { readonly pages: WaitingPages; readonly session: Electron.Session } | undefined
  return (html, use) => {
    parts ??= printingPlace(roots)
    return withPrintView(parts, html, use)
  }
}

function printingPlace(roots: Roots): { readonly pages: WaitingPages; readonly session: Electron.Session } {
  const pages = new WaitingPages()
  const printing = session.fromPartition(PRINT_PARTITION, { cache: false })
  closeOff(printing)
  serveScheme(printing, (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== PRINT_HOST) return notFound()
    return pathname.startsWith(FONTS) ? serveFile(roots, request) : pages.serve(request)
  })
  return { pages, session: printing }
}

async function choosePlace(window: BrowserWindow, suggestedName: string): Promise<string | undefined> {
  const defaultPath = join(app.getPath('documents'), suggestedName)
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath })
  return canceled || filePath === '' ? undefined : filePath
}

/** What happens at the first screen that can be used, and only at the first. */
function onceUsable({ marks, picture }: Environment, window: BrowserWindow): (screen: string) => void {
  let first = true
  return (screen) => {
    if (!first) return
    first = false
    mark('usable')
    if (marks) log(`usable: ${screen} ${JSON.stringify(readMarks())}`)
    if (picture !== undefined) {
      takePicture(window.webContents, picture).catch((error: unknown) => log(`no picture: ${describeFailure(error)}`))
    }
  }
}
