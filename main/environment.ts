import { join } from 'node:path'
import type { App } from 'electron'

/** Folder of the application's own files below the one where this account's programs keep theirs. */
const FOLDER = 'motcua-desk'

/** What the desk was started with. */
export interface Environment {
  /** Not packaged: developer tools may be opened. */
  readonly development: boolean
  /** A commune made up for demonstration, kept apart from a real desk. */
  readonly demonstration: boolean
  /** Where everything lies that this program keeps: the desk, the drafts of the screens, the place of the window. */
  readonly userData: string
  /** The desk's own directory: key file, database, papers. */
  readonly deskDirectory: string
  /** Where to leave a picture of the first usable screen. */
  readonly picture: string | undefined
  /** Whether to tell how far the start is, with times. */
  readonly marks: boolean
  /** Whether Chromium keeps pages in its sandbox. */
  readonly sandbox: boolean
  /** File of the province's configuration for updates; a packaged desk looks nowhere but among its own resources. */
  readonly updateConfiguration: string
  /** File of the province's root for trust lists of signatures; looked for as the one for updates is. */
  readonly trustConfiguration: string
  /** What whoever started the desk says of the runtime. */
  readonly runtimeOrigin: string | undefined
}

/** Reads what the desk was started with. */
export function readEnvironment(app: App, variables: NodeJS.ProcessEnv): Environment {
  const own = variables.MOTCUA_DATA || join(app.getPath('appData'), FOLDER)
  const demonstration = variables.MOTCUA_DEMO === '1'
  const userData = demonstration ? join(own, 'demonstration') : own
  return {
    development: !app.isPackaged,
    demonstration,
    userData,
    deskDirectory: join(userData, 'desk'),
    picture: variables.MOTCUA_SCREENSHOT || undefined,
    marks: variables.MOTCUA_MARKS === '1',
    sandbox: !app.commandLine.hasSwitch('no-sandbox') && !variables.ELECTRON_DISABLE_SANDBOX,
    updateConfiguration:
      (!app.isPackaged && variables.MOTCUA_UPDATE_CONFIG) || join(process.resourcesPath, 'desk', 'update.json'),
    trustConfiguration:
      (!app.isPackaged && variables.MOTCUA_TRUST_CONFIG) || join(process.resourcesPath, 'desk', 'trust.json'),
    runtimeOrigin: variables.MOTCUA_RUNTIME_ORIGIN,
  }
}
