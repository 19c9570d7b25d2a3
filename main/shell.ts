import { join } from 'node:path'
import { app, powerMonitor, session, type WebContents } from 'electron'
import type { DeskLink, LinkOptions } from './desk-link.ts'
import type { Environment } from './environment.ts'
import { letUseCamera } from './hardening/camera.ts'
import { confine } from './hardening/contents.ts'
import { closeOff } from './hardening/session.ts'
import { launchHostUtility, launchUtility } from './launch/utility.ts'
import { log } from './log.ts'
import { mark } from './marks.ts'
import { followBattery } from './power/battery.ts'
import { readSupplies } from './power/supplies.ts'
import { type Roots, serveFile, serveScheme } from './scheme/files.ts'
import { Display } from './window/display.ts'
import { installAccelerators } from './window/menu.ts'
import { Screens } from './window/screens.ts'
import { openWindow, readKeptPlace } from './window/window.ts'

/** Runs the shell from the start of the program to its end. */
export function runShell(environment: Environment): void {
  const out = join(app.getAppPath(), 'out')
  const roots: Roots = {
    screens: join(out, 'renderer'),
    formFonts: join(app.getAppPath(), 'node_modules', '@fontsource', 'tinos', 'files'),
  }
  const placeFile = join(environment.userData, 'window.json')
  const keptPlace = readKeptPlace(placeFile)
  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('window-all-closed', () => app.quit())

  void Promise.all([keptPlace, app.whenReady()]).then(([place]) => {
    mark('ready')
    const launch = launchUtility(join(out, 'main', 'core.cjs'))
    const launchHost = launchHostUtility(join(out, 'main'))
    mark('core')
    closeOff(session.defaultSession)
    serveScheme(session.defaultSession, (asked) => serveFile(roots, asked))
    const { development } = environment
    const preload = join(out, 'preload', 'index.cjs')
    const window = openWindow({ preload, placeFile, development, title: app.getName(), log }, place)
    letUseCamera(session.defaultSession, window.webContents)
    mark('window')

    const desk = firstWord(window.webContents).then(() =>
      linkDesk({ environment, launch, launchHost, roots, window, display }),
    )
    const screens = new Screens(desk)
    screens.add(window)
    const display = new Display({ preload, development, title: app.getName(), screens })
    // The display alone is nobody's desk.
    window.on('closed', () => display.close())
    app.on('second-instance', () => screens.show())
    followPower(desk, window)
    endWith(desk)
    installAccelerators(development)
  })
}

/**
 * Kept once the first page speaks, or won't ever. Whoever waits for it will keep this process busy for a while; any earlier,
 * and the page and its preload would wait for it, and their process for the one that draws.
 */
function firstWord(contents: WebContents): Promise<void> {
  return new Promise((resolve) => {
    contents.once('ipc-message', () => resolve())
    contents.once('did-fail-load', () => resolve())
    contents.once('destroyed', () => resolve())
  })
}

/** Loads the part that deals with the core, while the page fetches its files. */
async function linkDesk(options: LinkOptions): Promise<DeskLink> {
  mark('page')
  const { DeskLink } = await import('./desk-link.ts')
  return new DeskLink(options)
}

/** A locked machine is a locked desk; a sleeping one, or one that is switched off, has no key in its memory. */
function followPower(desk: Promise<DeskLink>, window: Electron.BrowserWindow): void {
  const suspend = (): void => void desk.then(({ core }) => core.suspend())
  powerMonitor.on('lock-screen', () => void desk.then(({ core }) => core.lock()))
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('shutdown', suspend)
  // What can wait waits for the mains: it must not empty the battery of a day in the villages.
  void desk.then(({ core }) => followBattery(powerMonitor, process.platform, readSupplies, (is) => core.power(is)))
  // Windows says it to the window instead.
  window.on('session-end', suspend)
}

/** Lets the core close its files before the program ends. */
function endWith(desk: Promise<DeskLink>): void {
  let ended = false
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    void desk
      .then(({ core }) => core.end())
      .finally(() => {
        ended = true
        app.quit()
      })
  })
}
