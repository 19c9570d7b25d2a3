import {
  type ScanCapabilities,
  ScanDevice,
  type ScanProblem,
  type ScanSettings,
} from '../../../../../shared/scanning/index.ts'
import { MOST_PAGE_BYTES, pageOf } from '../page.ts'
import { scanError } from '../problem.ts'
import type { ListedScanner, ScannedPage, ScanProgress, ScanSource } from '../source.ts'
import { abilitiesOf, type EsclAbilities } from './abilities.ts'
import { type DiscoveryOptions, discoverScanners } from './discovery.ts'
import { type Answer, ask, type Question } from './request.ts'
import { type EnteredScanner, type EsclScanner, findEnteredScanner } from './scanner.ts'
import { type EsclStatus, statusOf } from './status.ts'
import { readXml } from './xml.ts'

export interface EsclOptions {
  /** The scanners that IT entered, asked for anew each time. */
  readonly entered: () => readonly EnteredScanner[]
  readonly discovery: DiscoveryOptions
  /** Longest silence of a scanner, in milliseconds. */
  readonly quietMilliseconds: number
  /** How long a busy scanner is asked again, in milliseconds. */
  readonly busyMilliseconds: number
}

/** Largest description of itself that is taken from a scanner, in bytes. */
const MOST_XML_BYTES = 2_000_000

const MOST_PAGES = 500

/** Between two tries at a busy scanner, in milliseconds, whatever it says itself. */
const LEAST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 3_000

/** How long a scanner gets to take back its job, in milliseconds. */
const FAREWELL_MS = 3_000

/**
 * Scanners on the network that speak eSCL (AirScan; Mopria eSCL 2.97), without a driver on any system. Scanners that IT entered are
 * always there; others are looked for over multicast DNS. Only scanners that were entered or found are ever spoken to.
 */
export class EsclSource implements ScanSource {
  readonly kind = 'escl'
  readonly #options: EsclOptions
  /** Those found on the network, by their identifiers. */
  readonly #found = new Map<string, EsclScanner>()

  constructor(options: EsclOptions) {
    this.#options = options
  }

  async list(signal: AbortSignal): Promise<ListedScanner[]> {
    await this.#search(signal)
    const entered = this.#entered()
    const isEntered = ({ address }: EsclScanner) => entered.some((one) => one.address.host === address.host)
    const scanners = [...entered, ...[...this.#found.values()].filter((scanner) => !isEntered(scanner))]
    return scanners.flatMap(({ id, name, address }) => {
      const device = ScanDevice.safeParse({ id, kind: this.kind, name: name.slice(0, 200) })
      return device.success ? [{ ...device.data, host: address.hostname }] : []
    })
  }

  async capabilities(device: string, signal: AbortSignal): Promise<ScanCapabilities> {
    const scanner = await this.#get(device, signal)
    const { capabilities } = await this.#abilities(scanner, signal)
    return capabilities
  }

  async *scan(
    device: string,
    settings: ScanSettings,
    signal: AbortSignal,
    progress: (progress: ScanProgress) => void,
  ): AsyncGenerator<ScannedPage, void> {
    let job: URL | undefined
    let scanner: EsclScanner | undefined
    try {
      scanner = await this.#get(device, signal)
      const abilities = await this.#abilities(scanner, signal)
      const order = abilities.orderFor(settings)
      if (settings.feed !== 'glass') await this.#requirePaper(scanner, signal)
      job = await this.#order(scanner, order, settings, signal)
      yield* this.#pages(scanner, job, settings, signal, progress)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      if (job !== undefined && scanner !== undefined) await this.#takeBack(scanner, job)
    }
  }

  async *#pages(
    scanner: EsclScanner,
    job: URL,
    settings: ScanSettings,
    signal: AbortSignal,
    progress: (progress: ScanProgress) => void,
  ): AsyncGenerator<ScannedPage, void> {
    // The glass has one page; some scanners never answer the question for a second.
    const most = settings.feed === 'glass' ? 1 : MOST_PAGES
    for (let page = 1; page <= most; page++) {
      progress({ page, part: 0 })
      const answer = await this.#untilFree(signal, () =>
        this.#ask(scanner, {
          address: new URL('NextDocument', job),
          mostBytes: MOST_PAGE_BYTES,
          signal,
          onPart: (part) => progress({ page, part }),
        }),
      )
      if (answer.status !== 200) {
        const problem = await this.#whyEnded(scanner, answer, settings, page - 1, signal)
        if (problem !== undefined) throw scanError(problem)
        return
      }
      yield pageOf(answer.body, settings.dpi)
    }
  }

  /** Why no page came: the scanner says it in its status, after the answer that there is none. */
  async #whyEnded(
    scanner: EsclScanner,
    { status }: Answer,
    { feed }: ScanSettings,
    pages: number,
    signal: AbortSignal,
  ): Promise<ScanProblem | undefined> {
    const { feederProblem, jobProblem } = await this.#status(scanner, signal)
    const isOver = [404, 409, 410].includes(status)
    if (feed !== 'glass' && feederProblem !== undefined && feederProblem !== 'empty') return feederProblem
    if (jobProblem !== undefined) return jobProblem
    if (isOver && pages > 0) return undefined
    if (isOver) return feed === 'glass' ? 'failed' : 'empty'
    return problemOf(status)
  }

  async #requirePaper(scanner: EsclScanner, signal: AbortSignal): Promise<void> {
    const { feederProblem } = await this.#status(scanner, signal)
    if (feederProblem !== undefined) throw scanError(feederProblem)
  }

  async #order(scanner: EsclScanner, order: string, settings: ScanSettings, signal: AbortSignal): Promise<URL> {
    const answer = await this.#untilFree(signal, () =>
      this.#ask(scanner, {
        method: 'POST',
        address: new URL('ScanJobs', scanner.address),
        body: order,
        mostBytes: MOST_XML_BYTES,
        signal,
      }),
    )
    if (answer.status !== 201 || answer.location === undefined) {
      const { feederProblem, isBusy } = await this.#status(scanner, signal)
      if (settings.feed !== 'glass' && feederProblem !== undefined) throw scanError(feederProblem)
      throw scanError(isBusy ? 'busy' : problemOf(answer.status))
    }
    // Only the path: many scanners name themselves by a host that is not theirs, and nothing is to lead elsewhere.
    const { pathname } = new URL(answer.location, scanner.address)
    return new URL(pathname.endsWith('/') ? pathname : `${pathname}/`, scanner.address)
  }

  /** Asks again while the scanner says that it is busy, for a bounded time, and then tells its last answer. */
  async #untilFree(signal: AbortSignal, act: () => Promise<Answer>): Promise<Answer> {
    const until = performance.now() + this.#options.busyMilliseconds
    for (;;) {
      const answer = await act()
      const pause = Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, (answer.retryAfter ?? 0) * 1_000))
      if (answer.status !== 503 || performance.now() + pause > until) return answer
      await pauseFor(pause, signal)
    }
  }

  async #status(scanner: EsclScanner, signal: AbortSignal): Promise<EsclStatus> {
    const address = new URL('ScannerStatus', scanner.address)
    const { status, body } = await this.#ask(scanner, { address, mostBytes: MOST_XML_BYTES, signal })
    // A scanner that does not tell how it is has nothing wrong as far as anybody knows.
    if (status !== 200) return { isBusy: status === 503, feederProblem: undefined, jobProblem: undefined }
    return statusOf(readXml(body.toString('utf8')))
  }

  async #abilities(scanner: EsclScanner, signal: AbortSignal): Promise<EsclAbilities> {
    const address = new URL('ScannerCapabilities', scanner.address)
    const { status, body } = await this.#untilFree(signal, () =>
      this.#ask(scanner, { address, mostBytes: MOST_XML_BYTES, signal }),
    )
    if (status !== 200) throw scanError(problemOf(status))
    return abilitiesOf(readXml(body.toString('utf8')))
  }

  /** Tells the scanner that nothing more is wanted of a job; one that is over knows nothing of it any more. */
  async #takeBack(scanner: EsclScanner, job: URL): Promise<void> {
    const address = new URL(job.href.replace(/\/$/, ''))
    const signal = AbortSignal.timeout(FAREWELL_MS)
    await this.#ask(scanner, { method: 'DELETE', address, mostBytes: MOST_XML_BYTES, signal }).catch(() => {})
  }

  #ask(
    { trust }: EsclScanner,
    question: Omit<Question, 'method' | 'trust' | 'quietMilliseconds'> & Partial<Pick<Question, 'method'>>,
  ): Promise<Answer> {
    return ask({ method: 'GET', ...question, trust, quietMilliseconds: this.#options.quietMilliseconds })
  }

  #entered(): EsclScanner[] {
    return this.#options.entered().flatMap((one) => findEnteredScanner(one) ?? [])
  }

  async #search(signal: AbortSignal): Promise<void> {
    for (const scanner of await discoverScanners(this.#options.discovery, signal)) this.#found.set(scanner.id, scanner)
  }

  async #get(device: string, signal: AbortSignal): Promise<EsclScanner> {
    const find = () => this.#entered().find(({ id }) => id === device) ?? this.#found.get(device)
    const known = find()
    if (known !== undefined) return known
    // Chosen in an earlier run of the desk, and not looked for in this one yet.
    await this.#search(signal)
    const found = find()
    if (found === undefined) throw scanError('gone')
    return found
  }
}

/** What an answer other than the one that was hoped for means. */
function problemOf(status: number): ScanProblem {
  if (status === 401 || status === 403) return 'denied'
  if (status === 503 || status === 423) return 'busy'
  if (status === 400 || status === 409 || status === 415) return 'unsupported'
  return status === 404 || status === 410 ? 'gone' : 'failed'
}

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(scanError('stopped'))
    const stop = () => {
      clearTimeout(timer)
      reject(scanError('stopped'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
