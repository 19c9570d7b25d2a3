/** How the core talks to the process that started it and to the screens, in Electron and under plain Node. */
export { type ForkChannel, forkLine } from './fork-line.ts'
export type { ScreenPort, ShellLine } from './line.ts'
export { isParentPort, type ParentPort, utilityLine } from './utility-line.ts'
