import { basename, join } from 'node:path'
import {
  type ScanCapabilities,
  ScanDevice,
  type ScanSettings,
  SHEET_MILLIMETRES,
} from '../../../../../shared/scanning/index.ts'
import { bytesIn, pageFilesIn, takePageFile } from '../page-files.ts'
import { openPrivateFolder, type PrivateFolder } from '../private-folder.ts'
import { scanError } from '../problem.ts'
import { askProgram, type ProgramEnd, type ProgramOptions, RunningProgram } from '../program.ts'
import type { ListedScanner, ScannedPage, ScanProgress, ScanSource } from '../source.ts'
import { abilitiesOf, type SaneAbilities } from './abilities.ts'
import { findSaneProblem } from './ending.ts'
import { readSaneOptions } from './options.ts'
import { ProgressReader } from './progress.ts'

export interface SaneOptions {
  /** The program to ask: `scanimage` of sane-utils. */
  readonly program: string
  /** Its environment; SANE_CONFIG_DIR chooses other scanners. */
  readonly environment: NodeJS.ProcessEnv
  /** Longest time without a sign of life before a scan is given up, in milliseconds. */
  readonly quietMilliseconds: number
  /** How long the program is given to end before it is told more firmly, in milliseconds. */
  readonly graceMilliseconds: number
  /** Bytes of pages that may wait in memory to be taken before the program is held. */
  readonly mostWaitingBytes: number
}

const ID_PREFIX = 'sane:'

/** Pages of one scan at most: a driver that takes the glass for a feeder would scan for ever. */
const MOST_PAGES = 500

/** Above this many bytes of bare dots a page is asked for as PNG, which is slower to write and smaller: pages wait in memory. */
const MOST_BARE_BYTES = 64 * 1_024 * 1_024

/** Between the fields of a device: no driver has it in a name. */
const FIELD = '\u001f'
const DEVICE_FORMAT = `${['%d', '%v', '%m', '%t'].join(FIELD)}%n`

const PAGE_NAME = /^page\d{4}\.(?:tif|png)$/

/** Scanners of Linux, through the program `scanimage` of the SANE project, which runs apart: a driver that crashes takes nothing along. */
export class SaneSource implements ScanSource {
  readonly kind = 'sane'
  readonly #options: SaneOptions
  /** What devices can do, as they last said: asking opens the device, which takes some of them seconds. */
  readonly #abilities = new Map<string, SaneAbilities>()

  constructor(options: SaneOptions) {
    this.#options = options
  }

  async list(signal: AbortSignal): Promise<ListedScanner[]> {
    const end = await askProgram(this.#run(['-f', DEVICE_FORMAT]), signal)
    if (signal.aborted) return []
    if (end.code !== 0) throw scanError(findSaneProblem(end, 0) ?? 'failed')
    return end.answer.flatMap((line) => {
      const [name, vendor, model, type] = line.split(FIELD)
      if (name === undefined || model === undefined) return []
      const device = ScanDevice.safeParse({
        id: `${ID_PREFIX}${name}`,
        kind: this.kind,
        name: deviceName(vendor, model, type).slice(0, 200),
      })
      return device.success ? [{ ...device.data, ...hostOf(name, type) }] : []
    })
  }

  async capabilities(device: string, signal: AbortSignal): Promise<ScanCapabilities> {
    const abilities = await this.#ask(device, signal)
    return abilities.capabilities
  }

  async *scan(
    device: string,
    settings: ScanSettings,
    signal: AbortSignal,
    progress: (progress: ScanProgress) => void,
  ): AsyncGenerator<ScannedPage, void> {
    if (signal.aborted) return
    // Before the scanner is asked anything: a driver that a killed desk left would hold it.
    const folder = await openPrivateFolder(this.#options.environment, 'linux')
    try {
      const abilities = this.#abilities.get(device) ?? (await this.#ask(device, signal))
      if (signal.aborted) return
      const chosen = abilities.argumentsFor(settings)
      yield* this.#pages(folder, [`--device-name=${nameOf(device)}`, ...chosen], settings, signal, progress)
    } catch (error) {
      // It may have changed since it was asked what it can do.
      this.#abilities.delete(device)
      throw error
    } finally {
      await folder.remove()
    }
  }

  async *#pages(
    folder: PrivateFolder,
    chosen: readonly string[],
    settings: ScanSettings,
    signal: AbortSignal,
    progress: (progress: ScanProgress) => void,
  ): AsyncGenerator<ScannedPage, void> {
    const reader = new ProgressReader(progress)
    const program = new RunningProgram({
      ...this.#run([...chosen, ...batchArguments(folder.path, settings)]),
      onComplaint: (text) => reader.hear(text),
      measure: () => bytesIn(folder.path),
      mostBytes: this.#options.mostWaitingBytes,
    })
    const cancel = () => program.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    try {
      if (program.processNumber !== undefined) await folder.keepDriver(program.processNumber)
      let pages = 0
      for await (const name of program.lines) {
        const file = basename(name)
        if (!PAGE_NAME.test(file)) continue
        yield await takePageFile(folder.path, file, settings.dpi)
        pages += 1
      }
      const end = await program.ended
      // A page that was whole but not told of any more: the program was killed in between.
      for (const name of await pageFilesIn(folder.path, PAGE_NAME)) {
        yield await takePageFile(folder.path, name, settings.dpi)
        pages += 1
      }
      this.#judge(end, pages, signal)
    } finally {
      signal.removeEventListener('abort', cancel)
      program.stop()
      await program.ended
    }
  }

  #judge(end: ProgramEnd, pages: number, signal: AbortSignal): void {
    const problem = signal.aborted ? undefined : findSaneProblem(end, pages)
    if (problem !== undefined) throw scanError(problem)
  }

  async #ask(device: string, signal: AbortSignal): Promise<SaneAbilities> {
    const end = await askProgram(this.#run(['--all-options', `--device-name=${nameOf(device)}`]), signal)
    // Asking counts as one page: there is none to come.
    const problem = signal.aborted ? 'stopped' : findSaneProblem(end, 1)
    if (problem !== undefined) throw scanError(problem)
    const abilities = abilitiesOf(readSaneOptions(end.answer))
    this.#abilities.set(device, abilities)
    return abilities
  }

  #run(args: readonly string[]): ProgramOptions {
    const { program, environment, quietMilliseconds, graceMilliseconds } = this.#options
    // What it says is read: in English and with points in numbers, whatever the desk's language.
    return {
      command: program,
      args,
      environment: { ...environment, LC_ALL: 'C' },
      quietMilliseconds,
      graceMilliseconds,
    }
  }
}

/** The device as SANE knows it. */
const nameOf = (device: string): string => device.slice(ID_PREFIX.length)

function deviceName(vendor: string | undefined, model: string, type: string | undefined): string {
  const named =
    vendor === undefined || model.toLowerCase().startsWith(vendor.toLowerCase()) ? model : `${vendor} ${model}`
  return type?.startsWith('ip=') ? `${named} (${type.slice('ip='.length)})` : named
}

/** Where SANE's own network drivers find a scanner: sane-airscan says it as the type, the driver `escl` in the name. */
function hostOf(name: string, type: string | undefined): { readonly host?: string } {
  if (type?.startsWith('ip=')) return { host: type.slice('ip='.length) }
  const address = name.startsWith('escl:') ? name.slice('escl:'.length) : ''
  return URL.canParse(address) ? { host: new URL(address).hostname } : {}
}

function batchArguments(folder: string, settings: ScanSettings): string[] {
  const format = bareBytes(settings) > MOST_BARE_BYTES ? 'png' : 'tiff'
  const pages = settings.feed === 'glass' ? 1 : MOST_PAGES
  const name = join(folder, `page%04d.${format === 'png' ? 'png' : 'tif'}`)
  return [`--format=${format}`, `--batch=${name}`, `--batch-count=${pages}`, '--batch-print', '--progress']
}

function bareBytes({ size, dpi, mode }: ScanSettings): number {
  const { width, height } = SHEET_MILLIMETRES[size]
  return (width / 25.4) * (height / 25.4) * dpi * dpi * (mode === 'colour' ? 3 : 1)
}
