import type { Session } from 'electron'
import { SCHEME } from '../scheme/address.ts'

/** Schemes that never leave the machine: our own, documents made in a page, and the developer tools' own screens. */
const LOCAL_SCHEMES = new Set([`${SCHEME}:`, 'blob:', 'data:', 'devtools:'])

/** Bars a session's pages from the network and from every device and permission of the machine. */
export function closeOff(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !isLocal(request.url) })
  })
  session.on('will-download', (event) => event.preventDefault())
}

/** Whether a request stays on this machine. */
export function isLocal(address: string): boolean {
  return URL.canParse(address) && LOCAL_SCHEMES.has(new URL(address).protocol)
}
