import { app, protocol } from 'electron'
import { readEnvironment } from './environment.ts'
import { mark } from './marks.ts'
import { SCHEME } from './scheme/address.ts'
import { runShell } from './shell.ts'

mark('main')

protocol.registerSchemesAsPrivileged([
  {
    scheme: SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
  },
])
const environment = readEnvironment(app, process.env)
app.setPath('userData', environment.userData)

// As root Chromium cannot build its sandbox, and asking for it everywhere would crash every page without end.
if (environment.sandbox) app.enableSandbox()

if (app.requestSingleInstanceLock()) runShell(environment)
else app.quit()
