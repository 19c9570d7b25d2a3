import {
  type ScanCapabilities,
  ScanDevice,
  type ScanSettings,
  SHEET_MILLIMETRES,
} from '../../../../../shared/scanning/index.ts'
import { bytesIn, pageFilesIn, takePageFile } from '../page-files.ts'
import { openPrivateFolder } from '../private-folder.ts'
import { scanError } from '../problem.ts'
import { askProgram, type ProgramOptions, RunningProgram } from '../program.ts'
import type { ListedScanner, ScannedPage, ScanProgress, ScanSource } from '../source.ts'
import {
  findNaps2Page,
  findNaps2Problem,
  NAPS2_DRIVERS,
  type Naps2Device,
  naps2Devices,
  naps2ListArguments,
  naps2ScanArguments,
} from './naps2-words.ts'
import type { WindowsSourceOptions } from './wia-source.ts'

export interface Naps2Options extends Omit<WindowsSourceOptions, 'stand'> {
  /** NAPS2.Console.exe where IT installed it; null for not at all. */
  readonly program: () => string | null
}

const ID_PREFIX = 'naps2:'
const PAGE_NAME = /^page\d{1,6}\.png$/

/**
 * Scanners of Windows through the console of NAPS2, where IT installed it: TWAIN and both sides. It is another program under the GPL,
 * run apart and never linked. It writes all pages when the scan is over, so that they come together at the end; what it can do is not
 * told by it, and offered all.
 *
 * Chưa kiểm chứng: the words are tested against recorded ones, no Windows ever ran it.
 */
export class Naps2Source implements ScanSource {
  readonly kind = 'naps2'
  readonly #options: Naps2Options

  constructor(options: Naps2Options) {
    this.#options = options
  }

  async list(signal: AbortSignal): Promise<ListedScanner[]> {
    if (this.#options.program() === null) return []
    const scanners: ListedScanner[] = []
    for (const driver of NAPS2_DRIVERS) {
      const end = await askProgram(this.#run(naps2ListArguments(driver)), signal)
      if (end.notStarted !== undefined) throw scanError('not-installed')
      if (end.wasSilent) throw scanError('silent')
      for (const name of naps2Devices(end.answer)) {
        const id = `${ID_PREFIX}${driver}:${name}`
        const device = ScanDevice.safeParse({ id, kind: this.kind, name: `${name} (${driver.toUpperCase()})` })
        if (device.success) scanners.push(device.data)
      }
    }
    return scanners
  }

  async capabilities(device: string): Promise<ScanCapabilities> {
    deviceOf(device)
    return {
      feeds: ['glass', 'feeder', 'feeder-duplex'],
      modes: ['colour', 'gray', 'bilevel'],
      resolutions: [100, 150, 200, 300, 400, 600],
      largest: SHEET_MILLIMETRES.a3,
    }
  }

  async *scan(
    device: string,
    settings: ScanSettings,
    signal: AbortSignal,
    progress: (progress: ScanProgress) => void,
  ): AsyncGenerator<ScannedPage, void> {
    if (signal.aborted) return
    const known = deviceOf(device)
    // Refused before there is a folder that nobody would remove.
    this.#command()
    const folder = await openPrivateFolder(this.#options.environment)
    const program = new RunningProgram({
      ...this.#run(naps2ScanArguments(known, folder.path, settings)),
      folder: folder.path,
      measure: () => bytesIn(folder.path),
    })
    const stop = () => program.stop()
    signal.addEventListener('abort', stop, { once: true })
    try {
      const said: string[] = []
      progress({ page: 1, part: 0 })
      for await (const line of program.lines) {
        said.push(line.slice(0, 500))
        const page = findNaps2Page(line)
        if (page !== undefined) progress({ page, part: 0 })
      }
      const end = await program.ended
      let pages = 0
      for (const name of await pageFilesIn(folder.path, PAGE_NAME)) {
        yield await takePageFile(folder.path, name, settings.dpi)
        pages += 1
      }
      if (signal.aborted) return
      if (end.notStarted !== undefined) throw scanError('not-installed')
      const problem = end.wasSilent ? 'silent' : findNaps2Problem(said, pages)
      if (problem !== undefined) throw scanError(problem)
    } finally {
      signal.removeEventListener('abort', stop)
      program.stop()
      await program.ended
      await folder.remove()
    }
  }

  #run(args: readonly string[]): ProgramOptions {
    const { environment, quietMilliseconds, graceMilliseconds } = this.#options
    return { command: this.#command(), args, environment, quietMilliseconds, graceMilliseconds }
  }

  /** @throws DeskError scanning.not-installed */
  #command(): string {
    const command = this.#options.program()
    if (command === null) throw scanError('not-installed')
    return command
  }
}

/** @throws DeskError scanning.gone for an identifier that names no driver of NAPS2 */
function deviceOf(device: string): Naps2Device {
  const [driver, ...name] = device.slice(ID_PREFIX.length).split(':')
  const known = NAPS2_DRIVERS.find((one) => one === driver)
  if (known === undefined || name.length === 0) throw scanError('gone')
  return { driver: known, name: name.join(':') }
}
