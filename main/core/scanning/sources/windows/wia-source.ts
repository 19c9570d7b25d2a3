import {
  type ScanCapabilities,
  ScanDevice,
  type ScanProblem,
  type ScanSettings,
} from '../../../../../shared/scanning/index.ts'
import { bytesIn, takePageFile } from '../page-files.ts'
import { openPrivateFolder } from '../private-folder.ts'
import { scanError } from '../problem.ts'
import { type ProgramOptions, RunningProgram } from '../program.ts'
import type { ListedScanner, ScannedPage, ScanProgress, ScanSource } from '../source.ts'
import { WIA_COMMAND } from './wia-script.ts'
import {
  findWiaFeederProblem,
  findWiaLine,
  findWiaProblem,
  type WiaLine,
  type WiaQuestion,
  wiaCapabilities,
  wiaScanQuestion,
} from './wia-words.ts'

export interface WindowsSourceOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly quietMilliseconds: number
  readonly graceMilliseconds: number
  /** What is run in place of the real program; tests answer for it. */
  readonly stand?: { readonly program: string; readonly args: readonly string[] }
}

const ID_PREFIX = 'wia:'
const PAGE_NAME = /^page\d{4}\.png$/

/**
 * Scanners of Windows through WIA, by a script in PowerShell. Duplex is weak in this interface; where NAPS2 is installed it is the better
 * way. Chưa kiểm chứng: the words are tested against recorded ones, no Windows ever ran it.
 */
export class WiaSource implements ScanSource {
  readonly kind = 'wia'
  readonly #options: WindowsSourceOptions

  constructor(options: WindowsSourceOptions) {
    this.#options = options
  }

  async list(signal: AbortSignal): Promise<ListedScanner[]> {
    const lines = await this.#answers({ act: 'list' }, signal)
    return lines.flatMap((line) => {
      if (!('device' in line)) return []
      const device = ScanDevice.safeParse({ id: `${ID_PREFIX}${line.device}`, kind: this.kind, name: line.name })
      return device.success ? [device.data] : []
    })
  }

  async capabilities(device: string, signal: AbortSignal): Promise<ScanCapabilities> {
    const lines = await this.#answers({ act: 'capabilities', device: device.slice(ID_PREFIX.length) }, signal)
    const said = lines.find((line) => 'handling' in line)
    if (said === undefined || !('handling' in said)) throw scanError('failed')
    return wiaCapabilities(said)
  }

  async *scan(
    device: string,
    settings: ScanSettings,
    signal: AbortSignal,
    progress: (progress: ScanProgress) => void,
  ): AsyncGenerator<ScannedPage, void> {
    if (signal.aborted) return
    const folder = await openPrivateFolder(this.#options.environment)
    const question = wiaScanQuestion(device.slice(ID_PREFIX.length), folder.path, settings)
    const program = new RunningProgram({ ...this.#run(question), measure: () => bytesIn(folder.path) })
    const stop = () => program.stop()
    signal.addEventListener('abort', stop, { once: true })
    try {
      let pages = 0
      let problem: ScanProblem | undefined
      progress({ page: 1, part: 0 })
      for await (const text of program.lines) {
        const line = findWiaLine(text)
        if (line === undefined) continue
        if ('status' in line) problem ??= findWiaFeederProblem(line.status)
        if ('error' in line) problem ??= findWiaProblem(line.error, pages)
        // Nothing is on the glass that anybody asked for.
        if (problem !== undefined) break
        if (!('page' in line) || !PAGE_NAME.test(line.page)) continue
        yield await takePageFile(folder.path, line.page, settings.dpi)
        pages += 1
        progress({ page: pages + 1, part: 0 })
      }
      if (problem === undefined) {
        const end = await program.ended
        if (end.wasSilent) problem = 'silent'
        else if (end.notStarted !== undefined) problem = 'not-installed'
        else if (pages === 0) problem = 'failed'
      }
      if (problem !== undefined && !signal.aborted) throw scanError(problem)
    } finally {
      signal.removeEventListener('abort', stop)
      program.stop()
      await program.ended
      await folder.remove()
    }
  }

  /** @throws DeskError scanning.<problem> */
  async #answers(question: WiaQuestion, signal: AbortSignal): Promise<WiaLine[]> {
    const program = new RunningProgram(this.#run(question))
    const stop = () => program.stop()
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    try {
      const lines: WiaLine[] = []
      for await (const text of program.lines) {
        const line = findWiaLine(text)
        if (line === undefined) continue
        if ('error' in line) throw scanError(findWiaProblem(line.error, 0) ?? 'failed')
        lines.push(line)
      }
      const end = await program.ended
      if (end.notStarted !== undefined) throw scanError('not-installed')
      if (end.wasSilent) throw scanError('silent')
      return lines
    } finally {
      signal.removeEventListener('abort', stop)
      program.stop()
      await program.ended
    }
  }

  #run(question: WiaQuestion): ProgramOptions {
    const { environment, quietMilliseconds, graceMilliseconds, stand } = this.#options
    const { program, args } = stand ?? WIA_COMMAND
    return {
      command: program,
      args,
      environment: { ...environment, MOTCUA_SCAN: JSON.stringify(question) },
      quietMilliseconds,
      graceMilliseconds,
    }
  }
}
