import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How the scanner that SANE makes up behaves; it draws a grid of 10 mm on every page, and its feeder holds ten sheets. */
export interface MadeUpScanner {
  /** What every read answers: `SANE_STATUS_JAMMED` and the like, as SANE's test.conf knows them. */
  readonly status?: string
  /** Microseconds between two pieces of a page; 0 for none. */
  readonly delay?: number
  readonly mode?: 'Gray' | 'Color'
}

/** A network scanner that SANE reaches through sane-airscan. */
export interface NetworkScanner {
  readonly name: string
  /** Address of its eSCL, with its last slash. */
  readonly address: string
}

export interface PrivateSane {
  readonly madeUp?: MadeUpScanner
  readonly network?: readonly NetworkScanner[]
}

/**
 * Lays a configuration of SANE into a folder that knows these scanners and none of the machine's.
 * @returns the environment in which scanimage and the desk see them
 */
export function layPrivateSane(folder: string, { madeUp, network = [] }: PrivateSane): NodeJS.ProcessEnv {
  mkdirSync(folder, { recursive: true })
  const backends = [...(madeUp === undefined ? [] : ['test']), ...(network.length === 0 ? [] : ['airscan'])]
  writeFileSync(join(folder, 'dll.conf'), `${backends.join('\n')}\n`)
  if (madeUp !== undefined) writeFileSync(join(folder, 'test.conf'), testConf(madeUp))
  const devices = network.map(({ name, address }) => `"${name}" = ${address}, eSCL`)
  writeFileSync(
    join(folder, 'airscan.conf'),
    ['[devices]', ...devices, '[options]', 'discovery = disable', ''].join('\n'),
  )
  return { ...process.env, SANE_CONFIG_DIR: folder }
}

/** The bed is as large as A3, so that no sheet of a desk is cut; the shipped configuration ends at 200 mm. */
const testConf = ({ status = 'Default', delay = 0, mode = 'Gray' }: MadeUpScanner): string =>
  [
    'number_of_devices 1',
    `mode ${mode}`,
    'depth 8',
    'resolution_min 1.0',
    'resolution_max 1200.0',
    'resolution_quant 1.0',
    'resolution 200.0',
    'test-picture "Grid"',
    `read-delay ${delay > 0}`,
    `read-delay-duration ${Math.max(1_000, delay)}`,
    `read-status-code "${status}"`,
    'geometry_min 0.0',
    'geometry_max 420.0',
    'geometry_quant 1.0',
    'tl_x 0.0',
    'tl_y 0.0',
    'br_x 210.0',
    'br_y 297.0',
    '',
  ].join('\n')
