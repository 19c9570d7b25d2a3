import { createHash, type KeyObject, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { DeskError, type ErrorCode } from '../../../shared/errors.ts'
import { type Statement, type Store, storeFailure, syncDirectory } from '../store/index.ts'
import { HeldPapers } from './held-papers.ts'
import { detectMediaType, type MediaType } from './media-types.ts'
import { DamagedFileError, inChunks, sealFile, unsealFile } from './sealed-file.ts'

/** The largest paper, in bytes of content: 100 MiB. */
export const MAX_PAPER_BYTES: number = 100 * 1_024 * 1_024

/**
 * How long a file that no event names is kept, in milliseconds: a week, since a half-filled reception may name scans and
 * wait over a long weekend.
 */
export const ORPHAN_GRACE_MS: number = 7 * 86_400_000

const INCOMING = 'incoming'
const ADDRESS = /^[0-9a-f]{64}$/
/** The first bytes of a packed file (RFC 1952). */
const GZIP = Buffer.from([0x1f, 0x8b])

/** How a file that cannot be read is refused. */
const UNREADABLE: ReadonlySet<ErrorCode> = new Set(['papers.unknown', 'papers.damaged'])

/** A kept paper. */
export interface Paper {
  /** SHA-256 of the sealed file, in hexadecimal: whoever carries the file can check it without being able to read it. */
  readonly address: string
  /** Bytes of content. */
  readonly size: number
  readonly mediaType: MediaType
}

/** Gives out the keys of papers; the ledger does. */
export interface PaperKeys {
  providePaperKey(dossier: string): KeyObject
  findPaperKey(dossier: string): KeyObject | undefined
}

/** What the papers need. */
export interface PapersOptions {
  /** Where the files lie; made when it isn't there. */
  readonly directory: string
  readonly store: Store
  readonly keys: PaperKeys
}

/** Papers (giấy tờ) as encrypted files, each at the address that its own bytes give it; a kept file never changes. */
export class Papers {
  readonly #directory: string
  readonly #keys: PaperKeys
  readonly #held: HeldPapers
  readonly #isNamed: Statement<[Buffer], { readonly named: number }>

  constructor({ directory, store, keys }: PapersOptions) {
    this.#directory = directory
    this.#keys = keys
    this.#held = new HeldPapers(store)
    this.#isNamed = store.prepare('SELECT count(*) AS named FROM named_papers WHERE address = ?')
    mkdirSync(join(directory, INCOMING), { recursive: true, mode: 0o700 })
  }

  /**
   * Keeps a paper of a dossier (UUID). When this returns the file is on the disk under its name, so an event may name it.
   * @throws DeskError papers.kind-not-allowed (by its first bytes), papers.too-large, ledger.personal-data-destroyed,
   *   store.disk-full, store.read-only; nothing is left behind then
   */
  async put(dossier: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Paper> {
    const pieces = content instanceof Uint8Array ? Readable.from([content]) : content
    const { kind: mediaType, ...kept } = await this.#keep(dossier, pieces, detectMediaType)
    return { ...kept, mediaType }
  }

  /**
   * Keeps what is known of a paper and is no paper itself, packed (gzip): what was read on it, what proves its signatures. Sealed, named and
   * swept like one.
   * @throws DeskError as `put` does
   */
  async putPacked(dossier: string, packed: Uint8Array): Promise<{ readonly address: string; readonly bytes: number }> {
    const isPacked = (firstBytes: Uint8Array) => (GZIP.equals(firstBytes.subarray(0, GZIP.length)) ? GZIP : undefined)
    const { address, size } = await this.#keep(dossier, Readable.from([packed]), isPacked)
    return { address, bytes: size }
  }

  /**
   * The content of a paper, piece by piece; each piece was authenticated before it is given out.
   * @throws DeskError papers.unknown (also when the keys of the dossier were destroyed), papers.damaged
   */
  async *get(dossier: string, address: string): AsyncGenerator<Buffer, void, undefined> {
    const key = this.#keys.findPaperKey(dossier)
    if (key === undefined || !ADDRESS.test(address)) throw new DeskError('papers.unknown', { address })
    const file = await this.#open(address)
    try {
      yield* unsealFile(file, key, address)
    } catch (error) {
      throw error instanceof DamagedFileError
        ? new DeskError('papers.damaged', { address }, { cause: error })
        : storeFailure(error)
    } finally {
      await file.close()
    }
  }

  /** The whole content of a paper, in memory once; throws as `get` does. */
  read(dossier: string, address: string): Promise<Buffer> {
    return this.readInto(dossier, address, Buffer.allocUnsafeSlow)
  }

  /**
   * The whole content of a paper put into bytes that the caller lends, piece by piece: a large one is never in memory twice.
   * @param lend gives at least so many bytes
   * @throws DeskError as `get` does
   */
  async readInto(dossier: string, address: string, lend: (length: number) => Buffer): Promise<Buffer> {
    // A sealed file is a little longer than its content; one that isn't there is refused below.
    const most = ADDRESS.test(address) ? await stat(this.#pathOf(address)).then(({ size }) => size, noBytes) : 0
    const whole = lend(most)
    let at = 0
    for await (const piece of this.get(dossier, address)) at += piece.copy(whole, at)
    return whole.subarray(0, at)
  }

  /** Whether a paper is there and every piece of it can be read. */
  async isReadable(dossier: string, address: string): Promise<boolean> {
    try {
      for await (const piece of this.get(dossier, address)) void piece
      return true
    } catch (error) {
      if (error instanceof DeskError && UNREADABLE.has(error.code)) return false
      throw error
    }
  }

  /**
   * Keeps files from being swept though no event names them. Joins an open transaction, so that a row that names them comes with it.
   * @param holder who needs them; the same file may have several
   * @param until wall time in milliseconds since 1970 from which on they are let go; null for as long as nobody releases them
   */
  hold(addresses: readonly string[], holder: string, until: number | null = null): void {
    this.#held.hold(addresses, holder, until)
  }

  /** Ends what {@link hold} began: for some files, or for all of the holder. What nobody else needs goes with the next sweep. */
  release(holder: string, addresses?: readonly string[]): void {
    this.#held.release(holder, addresses)
  }

  /**
   * Removes what a crash has left: half-written files, and files that no event names and nobody holds, both older than the grace.
   * @param now wall time in milliseconds since 1970
   * @returns how many files were removed.
   */
  async sweep(now: number, graceMs: number = ORPHAN_GRACE_MS): Promise<number> {
    let removed = 0
    this.#held.endAt(now)
    for await (const directory of await opendir(this.#directory)) {
      if (!directory.isDirectory()) continue
      const path = join(this.#directory, directory.name)
      for await (const { name } of await opendir(path)) {
        if (directory.name !== INCOMING && this.#mustStay(name)) continue
        const file = join(path, name)
        if ((await stat(file)).mtimeMs > now - graceMs) continue
        await rm(file, { force: true })
        removed += 1
      }
    }
    return removed
  }

  /** A file that isn't one of ours isn't ours to remove. */
  #mustStay(name: string): boolean {
    if (!ADDRESS.test(name)) return true
    const address = Buffer.from(name, 'hex')
    return this.#isNamed.get(address).named > 0 || this.#held.isHeld(address)
  }

  async #keep<Kind>(dossier: string, content: AsyncIterable<Uint8Array>, kindOf: KindOf<Kind>): Promise<Sealed<Kind>> {
    const key = this.#keys.providePaperKey(dossier)
    const temporary = join(this.#directory, INCOMING, randomBytes(16).toString('hex'))
    try {
      const sealed = await writeSealed(temporary, content, key, kindOf)
      await this.#publish(temporary, sealed.address)
      return sealed
    } catch (error) {
      await rm(temporary, { force: true })
      throw storeFailure(error)
    }
  }

  async #publish(temporary: string, address: string): Promise<void> {
    const file = this.#pathOf(address)
    const made = await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    if (made !== undefined) syncDirectory(this.#directory)
    await rename(temporary, file)
    syncDirectory(dirname(file))
  }

  async #open(address: string): Promise<FileHandle> {
    try {
      return await open(this.#pathOf(address), 'r')
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      throw isMissing ? new DeskError('papers.unknown', { address }, { cause: error }) : storeFailure(error)
    }
  }

  #pathOf(address: string): string {
    return join(this.#directory, address.slice(0, 2), address)
  }
}

const noBytes = (): number => 0

/** What a file is by its first bytes; undefined for what may not be kept. */
type KindOf<Kind> = (firstBytes: Uint8Array) => Kind | undefined

interface Sealed<Kind> {
  readonly address: string
  readonly size: number
  readonly kind: Kind
}

/** Writes a sealed file and synchronises it to the disk. */
const writeSealed = async <Kind>(
  path: string,
  content: AsyncIterable<Uint8Array>,
  key: KeyObject,
  kindOf: KindOf<Kind>,
): Promise<Sealed<Kind>> => {
  let size = 0
  let kind: Kind | undefined
  async function* checked(): AsyncGenerator<Buffer, void> {
    for await (const chunk of inChunks(content)) {
      kind ??= kindOf(chunk)
      if (kind === undefined) throw new DeskError('papers.kind-not-allowed')
      size += chunk.length
      if (size > MAX_PAPER_BYTES) throw new DeskError('papers.too-large', { limit: MAX_PAPER_BYTES })
      yield chunk
    }
  }
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of sealFile(checked(), key)) {
      hash.update(piece)
      await file.writeFile(piece)
    }
    if (kind === undefined) throw new DeskError('papers.kind-not-allowed')
    await file.sync()
  } finally {
    await file.close()
  }
  return { address: hash.digest('hex'), size, kind }
}
