import type { ScanDevice, ScanSourceKind } from '../../../../shared/scanning/index.ts'
import { asScanError, scanError } from './problem.ts'
import { SaneSource } from './sane/sane-source.ts'
import type { ScanSource } from './source.ts'

/** A kind of scanners that could not be asked, and the error code that says why. */
export interface FailedSource {
  readonly kind: ScanSourceKind
  readonly code: string
}

export interface SourcesOptions {
  /** What the sources are chosen by; that of this machine unless a test says otherwise. */
  readonly platform?: NodeJS.Platform
  /** Environment of the programs that are asked; SANE_CONFIG_DIR chooses other scanners of SANE. */
  readonly environment?: NodeJS.ProcessEnv
  /** The program `scanimage`. */
  readonly scanimage?: string
  /** Longest silence of a scanner before it is given up, in milliseconds: lamps warm up for up to a minute. */
  readonly quietMilliseconds?: number
  /** How long a scanner's program is given to end before it is told more firmly, in milliseconds. */
  readonly graceMilliseconds?: number
  /** How long a kind of scanners may take to be listed, in milliseconds. */
  readonly listMilliseconds?: number
}

const QUIET_MS = 90_000
const GRACE_MS = 3_000
const LIST_MS = 12_000

/** All scanners of this machine, of whatever kind. */
export interface ScanSources {
  /** Asks every kind at once; one that fails or hangs is named and keeps no other from answering. */
  list(signal: AbortSignal): Promise<{ readonly devices: ScanDevice[]; readonly failed: FailedSource[] }>
  /**
   * The source that a device belongs to.
   * @throws DeskError scanning.gone when there is none for its kind on this machine
   */
  of(device: string): ScanSource
}

/** The sources of this machine. Asking for scanners and scanning start programs; making the sources starts nothing. */
export function createSources(options: SourcesOptions = {}): ScanSources {
  const {
    platform = process.platform,
    environment = process.env,
    quietMilliseconds = QUIET_MS,
    graceMilliseconds = GRACE_MS,
    listMilliseconds = LIST_MS,
  } = options
  const sources: ScanSource[] = []
  if (platform === 'linux') {
    const program = options.scanimage ?? 'scanimage'
    sources.push(new SaneSource({ program, environment, quietMilliseconds, graceMilliseconds }))
  }
  return {
    async list(signal) {
      const answers = await Promise.all(sources.map((source) => listOf(source, signal, listMilliseconds)))
      return {
        devices: answers.flatMap((answer) => ('devices' in answer ? answer.devices : [])),
        failed: answers.flatMap((answer) => ('code' in answer ? [answer] : [])),
      }
    },
    of(device) {
      const source = sources.find(({ kind }) => device.startsWith(`${kind}:`))
      if (source === undefined) throw scanError('gone')
      return source
    },
  }
}

async function listOf(
  source: ScanSource,
  signal: AbortSignal,
  listMilliseconds: number,
): Promise<{ readonly devices: ScanDevice[] } | FailedSource> {
  const limit = AbortSignal.timeout(listMilliseconds)
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(scanError('silent')), { once: true })
  })
  try {
    // Raced as well: a source that does not heed the signal keeps nobody waiting either.
    return { devices: await Promise.race([source.list(AbortSignal.any([signal, limit])), late]) }
  } catch (error) {
    return { kind: source.kind, code: asScanError(error).code }
  }
}
