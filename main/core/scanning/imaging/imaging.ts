import { DeskError } from '../../../../shared/errors.ts'
import type { PageQuad, PageReading, PageRecipe } from '../../../../shared/scanning/index.ts'
import type { HostProcess, StartHost } from '../../line/index.ts'
import {
  type CleanedPage,
  type CleaningOrder,
  FromHost,
  type InkPicture,
  JOB_RESULTS,
  type Job,
  type JobName,
  type JobResults,
  type OpenedPage,
  type ToHost,
} from './protocol.ts'

/** Milliseconds before a host that ended unasked is started again, by how often it did of late; the last for every further time. */
const WAITS_MS = [0, 250, 1_000, 4_000, 15_000] as const
/** A host that ended longer ago than this counts no more. */
const FORGIVEN_AFTER_MS = 60_000
/** A host that had nothing to do for so long is ended: it holds some hundred megabytes. */
const IDLE_MS = 3 * 60_000

/** A page of a document that is to be made. */
export interface PageToAssemble {
  /** JPEG or PNG. */
  readonly image: Uint8Array
  readonly dpi: number
  /** Becomes the invisible text over the picture. */
  readonly reading: PageReading | null
}

/**
 * Everything that is done to pictures, in a process of its own. Any call may be given a signal; aborted, it rejects with the
 * signal's reason. Errors of all: DeskError `imaging.interrupted` (the process ended, by a crash or for want of memory, and will
 * be there again for the next call), `imaging.too-slow`, `imaging.failed`.
 */
export interface Imaging {
  /**
   * The pages of a picture or file, one after another: a PDF is drawn at 200 dpi, a TIFF taken apart, of a picture that moves the
   * first frame is taken. What the bytes are is seen by themselves, never by a name.
   * @throws DeskError imaging.not-a-picture, imaging.unknown-coding, imaging.damaged, imaging.too-large, imaging.encrypted,
   * imaging.too-many-pages, imaging.no-pages
   */
  open(content: Uint8Array, signal?: AbortSignal): AsyncIterable<OpenedPage>
  /**
   * Makes a clean page of an original; without a recipe it proposes one.
   * @throws DeskError as `open` does for one picture
   */
  clean(
    original: Uint8Array,
    how: {
      readonly origin: CleaningOrder['origin']
      readonly dpi: number
      readonly recipe: PageRecipe | null
      readonly quad: PageQuad | null
    },
    signal?: AbortSignal,
  ): Promise<CleanedPage>
  /** A JPEG for the screen, at most so many dots on its longest side. */
  picture(image: Uint8Array, longestSide: number, signal?: AbortSignal): Promise<Uint8Array>
  /** A page of a PDF as a JPEG, and how many there are. @throws DeskError as `open` does */
  drawPage(
    pdf: Uint8Array,
    page: number,
    longestSide: number,
    signal?: AbortSignal,
  ): Promise<{ readonly picture: Uint8Array; readonly pages: number }>
  /** Reads the text of a cleaned page; waits for whoever cleans. */
  read(cleaned: Uint8Array, signal?: AbortSignal): Promise<PageReading>
  /** The text of every QR and barcode, each once. */
  codes(image: Uint8Array, signal?: AbortSignal): Promise<readonly string[]>
  /**
   * Handwriting or a seal, lifted off the white paper that it was scanned or photographed on, cut to the ink and in one colour.
   * @throws DeskError as `open` does for one picture; signing.picture-no-ink, signing.picture-not-on-white, signing.picture-too-small
   */
  liftInk(
    image: Uint8Array,
    colour: readonly [red: number, green: number, blue: number],
    signal?: AbortSignal,
  ): Promise<InkPicture>
  /** A PDF/A of cleaned pages. */
  assemble(
    pages: readonly PageToAssemble[],
    about: { readonly title: string; readonly language: 'vi'; readonly createdAt: number },
    signal?: AbortSignal,
  ): Promise<Uint8Array>
  /** Ends the process; what is under way is rejected. */
  close(): void
}

export interface ImagingOptions {
  readonly startHost: StartHost
  /** Told of failures for the log. */
  readonly log: (text: string) => void
  /** How long the process may idle; for tests. */
  readonly idleMs?: number
}

interface Pending {
  readonly take: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Pictures, done by the imaging host. It is started by the first call and started again by the next one after it ended. */
export function createImaging(options: ImagingOptions): Imaging {
  return new HostedImaging(options)
}

class HostedImaging implements Imaging {
  readonly #options: ImagingOptions
  readonly #pending = new Map<number, Pending>()
  #host: HostProcess | undefined
  #starting: Promise<HostProcess> | undefined
  #crashes: number[] = []
  #idle: NodeJS.Timeout | undefined
  #lastId = 0
  #openFiles = 0
  #closed = false

  constructor(options: ImagingOptions) {
    this.#options = options
  }

  async *open(content: Uint8Array, signal?: AbortSignal): AsyncIterable<OpenedPage> {
    this.#lastId += 1
    const file = this.#lastId
    const keptBy = await this.#running()
    keptBy.send({ kind: 'keep-file', file, content } satisfies ToHost)
    this.#openFiles += 1
    // A host that was started since knows nothing of the file.
    const about = async <Name extends 'look' | 'take-out'>(job: Job & { do: Name }): Promise<JobResults[Name]> => {
      if (this.#host !== keptBy) throw new DeskError('imaging.interrupted')
      return this.#ask<Name>(job, signal)
    }
    try {
      const { pages } = await about({ do: 'look', file })
      for (let page = 1; page <= pages; page += 1) yield await about({ do: 'take-out', file, page })
    } finally {
      this.#openFiles -= 1
      if (this.#host === keptBy) keptBy.send({ kind: 'drop-file', file } satisfies ToHost)
      this.#waitIdle()
    }
  }

  clean(original: Uint8Array, how: CleaningOrder, signal?: AbortSignal): Promise<CleanedPage> {
    return this.#ask({ do: 'clean', original, how }, signal)
  }

  picture(image: Uint8Array, longestSide: number, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#ask({ do: 'picture', image, longestSide }, signal)
  }

  drawPage(
    pdf: Uint8Array,
    page: number,
    longestSide: number,
    signal?: AbortSignal,
  ): Promise<{ readonly picture: Uint8Array; readonly pages: number }> {
    return this.#ask({ do: 'draw', pdf, page, longestSide }, signal)
  }

  read(cleaned: Uint8Array, signal?: AbortSignal): Promise<PageReading> {
    return this.#ask({ do: 'read', cleaned }, signal)
  }

  codes(image: Uint8Array, signal?: AbortSignal): Promise<readonly string[]> {
    return this.#ask({ do: 'codes', image }, signal)
  }

  liftInk(
    image: Uint8Array,
    [red, green, blue]: readonly [red: number, green: number, blue: number],
    signal?: AbortSignal,
  ): Promise<InkPicture> {
    return this.#ask({ do: 'lift-ink', image, colour: [red, green, blue] }, signal)
  }

  assemble(
    pages: readonly PageToAssemble[],
    about: { readonly title: string; readonly language: 'vi'; readonly createdAt: number },
    signal?: AbortSignal,
  ): Promise<Uint8Array> {
    return this.#ask({ do: 'assemble', pages: [...pages], about }, signal)
  }

  close(): void {
    this.#closed = true
    this.#end()
  }

  async #ask<Name extends JobName>(job: Job & { do: Name }, signal?: AbortSignal): Promise<JobResults[Name]> {
    signal?.throwIfAborted()
    const host = await this.#running()
    signal?.throwIfAborted()
    clearTimeout(this.#idle)
    this.#lastId += 1
    const id = this.#lastId
    const cancel = (): void => {
      host.send({ kind: 'cancel', id } satisfies ToHost)
      this.#pending.get(id)?.reject(signal?.reason)
    }
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      const result = await new Promise<unknown>((take, reject) => {
        this.#pending.set(id, { take, reject })
        host.send({ kind: 'job', id, job } satisfies ToHost)
      })
      return JOB_RESULTS[job.do].parse(result)
    } finally {
      signal?.removeEventListener('abort', cancel)
      this.#pending.delete(id)
      this.#waitIdle()
    }
  }

  /** The host, started when there is none; calls that come while one waits to be started again wait with it. */
  async #running(): Promise<HostProcess> {
    if (this.#closed) throw new DeskError('imaging.interrupted')
    if (this.#host !== undefined) return this.#host
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined
    })
    return this.#starting
  }

  async #start(): Promise<HostProcess> {
    const now = performance.now()
    this.#crashes = this.#crashes.filter((at) => now - at < FORGIVEN_AFTER_MS)
    const wait = WAITS_MS[Math.min(this.#crashes.length, WAITS_MS.length - 1)] ?? 0
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    if (this.#closed) throw new DeskError('imaging.interrupted')
    const host: HostProcess = this.#options.startHost('imaging', {
      message: (raw) => this.#hear(raw),
      ended: (code) => this.#lose(host, code),
    })
    this.#host = host
    return host
  }

  #hear(raw: unknown): void {
    const { data: message } = FromHost.safeParse(raw)
    switch (message?.kind) {
      case 'done':
        this.#pending.get(message.id)?.take(message.result)
        break
      case 'failed':
        this.#pending.get(message.id)?.reject(new DeskError(message.error.code, message.error.details))
        break
      case 'log':
        this.#options.log(`imaging: ${message.text}`)
        break
      default:
        this.#options.log('the imaging host sent something that is no message')
    }
  }

  #lose(host: HostProcess, code: number | null): void {
    // One that was ended on purpose is not missed.
    if (this.#host !== host) return
    this.#host = undefined
    this.#crashes.push(performance.now())
    this.#options.log(`the imaging host ended with code ${code}`)
    this.#rejectAll()
  }

  #waitIdle(): void {
    clearTimeout(this.#idle)
    if (this.#host === undefined || this.#pending.size > 0 || this.#openFiles > 0) return
    this.#idle = setTimeout(() => this.#end(), this.#options.idleMs ?? IDLE_MS).unref()
  }

  #end(): void {
    clearTimeout(this.#idle)
    const host = this.#host
    this.#host = undefined
    host?.kill()
    this.#rejectAll()
  }

  #rejectAll(): void {
    for (const { reject } of this.#pending.values()) reject(new DeskError('imaging.interrupted'))
    this.#pending.clear()
  }
}
