import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type MessagePortMain, powerMonitor, safeStorage, session } from 'electron'
import { describeFailure } from '../shared/failures.ts'
import { describeProgram, runtimeOrigin } from './calls/about.ts'
import { answerScreens } from './calls/gate.ts'
import { shellHandlers } from './calls/handlers.ts'
import type { Environment } from './environment.ts'
import { confine } from './hardening/contents.ts'
import { closeOff } from './hardening/session.ts'
import type { StartOptions } from './launch/supervisor.ts'
import { CoreSupervisor } from './launch/supervisor.ts'
import { launchUtility } from './launch/utility.ts'
import { log } from './log.ts'
import { mark, readMarks } from './marks.ts'
import { takePicture } from './picture.ts'
import { WaitingPages } from './printing/pages.ts'
import type { PrintingParts } from './printing/print.ts'
import { withPrintView } from './printing/view.ts'
import { PRINT_HOST, SCHEME } from './scheme/address.ts'
import { FONTS, notFound, type Roots, serveFile } from './scheme/files.ts'
import { findOsSecret } from './secret/os-secret.ts'
import { installAccelerators } from './window/menu.ts'
import { Screens } from './window/screens.ts'
import { openWindow, readKeptPlace } from './window/window.ts'

/** Pages being printed have a session of their own: nothing of it is kept, not even in a cache. */
const PRINT_PARTITION = 'print'

/** Runs the shell from the start of the program to its end. */
export function runShell(environment: Environment): void {
  const out = join(app.getAppPath(), 'out')
  const placeFile = join(environment.userData, 'window.json')
  const keptPlace = readKeptPlace(placeFile)

  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('window-all-closed', () => app.quit())

  void app.whenReady().then(async () => {
    mark('ready')
    installAccelerators(environment.development)
    closeOff(session.defaultSession)
    const roots: Roots = {
      screens: join(out, 'renderer'),
      formFonts: join(app.getAppPath(), 'node_modules', '@fontsource', 'tinos', 'files'),
    }
    session.defaultSession.protocol.handle(SCHEME, (request) => serveFile(roots, request))

    const core = new CoreSupervisor<MessagePortMain>({
      launch: launchUtility(join(out, 'main', 'core.cjs')),
      startOptions: startOptionsFor(environment),
      log,
    })
    const screens = new Screens(core)
    const window = openWindow(
      {
        preload: join(out, 'preload', 'index.cjs'),
        placeFile,
        development: environment.development,
        title: app.getName(),
        log,
      },
      await keptPlace,
    )
    screens.add(window)
    mark('window')
    core.begin()
    mark('core')

    answerScreens(
      shellHandlers({
        about: describeProgram(app, runtimeOrigin(app.isPackaged, environment.runtimeOrigin), environment.sandbox),
        printing: { core, log, choosePlace: (name) => choosePlace(window, name), withView: preparePrinting(roots) },
        whenUsable: onceUsable(environment, window),
      }),
      (contents) => screens.find(contents),
      log,
    )
    app.on('second-instance', () => screens.show())
    followPower(core, window)
    endWith(core)
  })
}

async function startOptionsFor({ userData, deskDirectory, demonstration }: Environment): Promise<StartOptions> {
  const secretFile = join(userData, 'os-secret')
  const osSecret = await findOsSecret({ vault: safeStorage, platform: process.platform, file: secretFile, log })
  return { dataDirectory: deskDirectory, applicationVersion: app.getVersion(), osSecret, demonstration }
}

/** Makes the place where forms are printed when the first one is, so that the start doesn't wait for it. */
function preparePrinting(roots: Roots): PrintingParts['withView'] {
  let parts: { readonly pages: WaitingPages; readonly session: Electron.Session } | undefined
  return (html, use) => {
    if (parts === undefined) {
      parts = { pages: new WaitingPages(), session: session.fromPartition(PRINT_PARTITION, { cache: false }) }
      const { pages } = parts
      closeOff(parts.session)
      parts.session.protocol.handle(SCHEME, (request) => {
        const { host, pathname } = new URL(request.url)
        if (host !== PRINT_HOST) return notFound()
        return pathname.startsWith(FONTS) ? serveFile(roots, request) : pages.serve(request)
      })
    }
    return withPrintView(parts, html, use)
  }
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

/** A locked machine is a locked desk; a sleeping one, or one that is switched off, has no key in its memory. */
function followPower(core: CoreSupervisor<MessagePortMain>, window: BrowserWindow): void {
  powerMonitor.on('lock-screen', () => core.lock())
  powerMonitor.on('suspend', () => core.suspend())
  powerMonitor.on('shutdown', () => core.suspend())
  // Windows says it to the window instead.
  window.on('session-end', () => core.suspend())
}

/** Lets the core close its files before the program ends. */
function endWith(core: CoreSupervisor<MessagePortMain>): void {
  let ended = false
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    void core.end().finally(() => {
      ended = true
      app.quit()
    })
  })
}
