import type { App } from 'electron'
import type { CallOutput } from '../../shared/contract/contract.ts'

export type About = CallOutput<'shell.about'>

/** Where the runtime came from, as whoever started the desk says; one that nobody vouches for counts as the stand-in. */
export function runtimeOrigin(packaged: boolean, told: string | undefined): About['runtime'] {
  if (packaged) return 'packaged'
  return told === 'official' ? 'official' : 'stand-in'
}

/** What the About box tells of this program. */
export function describeProgram(app: App, runtime: About['runtime'], sandbox: boolean): About {
  const { electron = '', chrome = '', node = '' } = process.versions
  return {
    version: app.getVersion(),
    electron,
    chrome,
    node,
    runtime,
    sandbox,
    platform: `${process.platform} ${process.arch}`,
  }
}
