import type { Session } from 'electron'

/**
 * Everything that leaves the machine, and the machine's files. Our own scheme isn't asked about at all, since the question
 * would cost every file of the screens a detour through this process.
 */
const ELSEWHERE = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`)

/** Bars a session's pages from the network and from every device and permission of the machine. */
export function closeOff(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest({ urls: ELSEWHERE }, (_request, answer) => answer({ cancel: true }))
  session.on('will-download', (event) => event.preventDefault())
}
