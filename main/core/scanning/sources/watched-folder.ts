import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findKind } from '../imaging/picture/kind.ts'
import { isWholeHeif } from './heif.ts'
import { findPictureHead } from './picture.ts'

/** A file that a scanner's own program, or a scanner by itself over the network, laid into the folder. */
export interface FolderFile {
  /** Its name, for the screen only: it may name a person. */
  readonly name: string
  readonly content: Buffer
  /**
   * SHA-256 of the content and of what the file system says of the file, 64 hexadecimal digits: the same file offered again after a
   * crash has the same, another one with the same content has another.
   */
  readonly identity: string
}

/** Why a file was left where it is. */
export type RefusalReason = 'kind' | 'broken' | 'too-large' | 'empty' | 'unreadable' | 'not-openable' | 'not-removable'

export interface FolderRefusal {
  readonly name: string
  readonly reason: RefusalReason
}

export interface WatchOptions {
  /**
   * Takes a file. Only when it resolved, the content being durable, the file is removed from the folder; when it rejects, the file stays
   * and is offered again, later each time. Resolved with a reason it is one that will never be taken: it stays and is not offered again.
   * Files come one at a time, the oldest first.
   */
  readonly onFile: (file: FolderFile) => Promise<RefusalReason | undefined>
  /** Told once for each file that cannot be taken, and again when the file changes. */
  readonly onRefused: (refusal: FolderRefusal) => void
  /** Told of a failure of `onFile`. */
  readonly onFailed?: (error: unknown) => void
  /** How often the folder is looked at, in milliseconds: shares tell of no change by themselves. */
  readonly lookMilliseconds?: number
  /** How long a file must have been the same before it is taken, in milliseconds. */
  readonly settleMilliseconds?: number
  /** How long a file that is not whole may stay the same before it is called broken, in milliseconds. */
  readonly brokenMilliseconds?: number
  readonly mostBytes?: number
}

export interface FolderWatch {
  /** Whether the folder could be read when it was looked at last: a share may be gone. */
  readonly isReachable: boolean
  /** How many files lie there that were refused. */
  readonly refused: number
  /** Stops looking; resolves when the file that is being taken is done. */
  close(): Promise<void>
}

const LOOK_MS = 2_000
const SETTLE_MS = 3_000
const BROKEN_MS = 60_000
const MOST_BYTES = 200 * 1_024 * 1_024
/** How long at most a file that could not be kept waits to be offered again, in milliseconds. */
const LONGEST_WAIT_MS = 5 * 60_000

/** Names that are looked at, of a folder that is used for something else. */
const MOST_NAMES = 2_000

/** Files that are on their way or belong to the system; whoever writes them gives them their real name at the end. */
const NOT_YET = /^[.~]|^(?:desktop\.ini|thumbs\.db)$|\.(?:part|partial|tmp|temp|crdownload|filepart|lock)$/i

/** PDF files end with this mark, before some bytes at most. */
const PDF_END = Buffer.from('%%EOF', 'latin1')
const PDF_TAIL = 2_048

/** What is known of a file that is not taken yet. */
interface Seen {
  /** Size, time of change and identity: what differs when somebody still writes. */
  readonly mark: string
  readonly since: number
  refused: boolean
  /** How often it could not be kept, and when it may be offered again. */
  failures: number
  notBefore: number
}

/**
 * Watches a folder for scans. A file is taken when it has been the same for a while, can be opened and is whole, and removed only after
 * it is durable in the desk: whatever happens in between, it is there or here. After a restart the folder is simply looked at again.
 * One desk to a folder: two would both take a file.
 */
export function watchFolder(path: string, options: WatchOptions): FolderWatch {
  return new Watcher(path, options)
}

class Watcher implements FolderWatch {
  readonly #path: string
  readonly #options: WatchOptions
  readonly #seen = new Map<string, Seen>()
  #isReachable = true
  #isClosed = false
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(path: string, options: WatchOptions) {
    this.#path = path
    this.#options = options
    this.#looking = this.#lookAndGoOn()
  }

  get isReachable(): boolean {
    return this.#isReachable
  }

  get refused(): number {
    return [...this.#seen.values()].filter(({ refused }) => refused).length
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    await this.#looking
  }

  async #lookAndGoOn(): Promise<void> {
    try {
      await this.#look()
      this.#isReachable = true
    } catch {
      this.#isReachable = false
    }
    if (this.#isClosed) return
    this.#timer = setTimeout(() => {
      this.#looking = this.#lookAndGoOn()
    }, this.#options.lookMilliseconds ?? LOOK_MS)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    const names = (await readdir(this.#path)).filter((name) => !NOT_YET.test(name)).slice(0, MOST_NAMES)
    const found = await Promise.all(names.map((name) => this.#stateOf(name)))
    const files = found
      .filter((file) => file !== undefined)
      .sort((a, b) => a.changed - b.changed || (a.name < b.name ? -1 : 1))
    for (const name of [...this.#seen.keys()]) if (!names.includes(name)) this.#seen.delete(name)
    for (const file of files) {
      if (this.#isClosed) return
      await this.#consider(file)
    }
  }

  async #stateOf(name: string): Promise<{ name: string; mark: string; size: number; changed: number } | undefined> {
    // Links are not followed: they lead to files that nobody laid here.
    const state = await lstat(join(this.#path, name)).catch(() => undefined)
    if (state === undefined || !state.isFile()) return undefined
    const { size, mtimeMs, ino } = state
    return { name, mark: `${size} ${mtimeMs} ${ino}`, size, changed: mtimeMs }
  }

  async #consider(file: { readonly name: string; readonly mark: string; readonly size: number }): Promise<void> {
    const { settleMilliseconds = SETTLE_MS, brokenMilliseconds = BROKEN_MS, mostBytes = MOST_BYTES } = this.#options
    const now = performance.now()
    const seen = this.#seen.get(file.name)
    if (seen?.mark !== file.mark) {
      this.#seen.set(file.name, { mark: file.mark, since: now, refused: false, failures: 0, notBefore: 0 })
      return
    }
    const quiet = now - seen.since
    if (seen.refused || quiet < settleMilliseconds || now < seen.notBefore) return
    if (file.size > mostBytes) return this.#refuse(file.name, seen, 'too-large')
    const content = await this.#read(file.name, file.size)
    if (content === undefined) {
      // Whoever writes may hold it; only after a while something else is wrong.
      if (quiet > brokenMilliseconds) this.#refuse(file.name, seen, 'unreadable')
      return
    }
    const reason = refusalOf(content)
    if (reason === undefined) await this.#take(file.name, seen, content)
    // Writers that pause in the middle leave a file that is not whole yet.
    else if (reason === 'kind' || quiet > brokenMilliseconds) this.#refuse(file.name, seen, reason)
  }

  #refuse(name: string, seen: Seen, reason: RefusalReason): void {
    seen.refused = true
    this.#options.onRefused({ name, reason })
  }

  async #read(name: string, size: number): Promise<Buffer | undefined> {
    try {
      const file = await open(join(this.#path, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
      try {
        const content = await file.readFile()
        return content.length === size ? content : undefined
      } finally {
        await file.close()
      }
    } catch {
      return undefined
    }
  }

  async #take(name: string, seen: Seen, content: Buffer): Promise<void> {
    const { settleMilliseconds = SETTLE_MS, onFile, onFailed } = this.#options
    try {
      const reason = await onFile({ name, content, identity: identityOf(content, seen.mark) })
      if (reason !== undefined) return this.#refuse(name, seen, reason)
    } catch (error) {
      seen.failures += 1
      seen.notBefore = performance.now() + Math.min(LONGEST_WAIT_MS, settleMilliseconds * 2 ** seen.failures)
      onFailed?.(error)
      return
    }
    // Somebody wrote anew under the name while it was taken: that one is another file.
    if ((await this.#stateOf(name))?.mark !== seen.mark) return
    try {
      await rm(join(this.#path, name))
      this.#seen.delete(name)
    } catch {
      // It is kept in the desk: left here it must not be taken again, and people have to know.
      this.#refuse(name, seen, 'not-removable')
    }
  }
}

function identityOf(content: Buffer, mark: string): string {
  return createHash('sha256').update(content).update(mark).digest('hex')
}

/** What keeps content from being taken; undefined for nothing. */
function refusalOf(content: Buffer): RefusalReason | undefined {
  if (content.length === 0) return 'empty'
  if (content.subarray(0, 1_024).includes('%PDF-')) {
    return content.subarray(-PDF_TAIL).includes(PDF_END) ? undefined : 'broken'
  }
  if (findKind(content) === 'heif') return isWholeHeif(content) ? undefined : 'broken'
  const isPicture = [
    [0xff, 0xd8],
    [0x89, 0x50],
    [0x49, 0x49, 0x2a],
    [0x4d, 0x4d, 0],
  ].some((mark) => mark.every((byte, index) => content[index] === byte))
  if (!isPicture) return 'kind'
  return findPictureHead(content) === undefined ? 'broken' : undefined
}
