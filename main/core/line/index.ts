/** How the core talks to the process that started it and to the screens, in Electron and under plain Node. */
export { type ForkChannel, forkLine } from './fork-line.ts'
export { lineToCore } from './host-line.ts'
export { forkHosts, type HostListener, type HostProcess, HostsOfShell, type StartHost } from './hosts.ts'
export type { Port, ScreenPort, ShellLine } from './line.ts'
export { isParentPort, type ParentPort, utilityLine } from './utility-line.ts'
