/** Numbers of files begin here, far from those that PDFium's own library gives. */
const FIRST = 1_000
/** "No such file" of PDFium's system library. */
const NOT_THERE = -44
/** Offsets in its `struct stat`, and a plain file that can be read. */
const STAT = { mode: 4, size: 24 } as const
const PLAIN_FILE = 0o100_444

interface Lent {
  readonly content: Buffer
  at: number
}

type Numbers = readonly (number | bigint)[]

/**
 * Files that PDFium reads where they lie. Its own memory never shrinks, so that a file which is copied into it stays there as large as it is; of one that
 * it reads piece by piece it asks only for what a page needs. It has no way to call back for a piece, but it opens files by their path, and the few
 * calls to a system that this takes are answered here.
 */
export class LentFiles {
  readonly #files = new Map<number, Lent>()
  #memory: WebAssembly.Memory | undefined
  #last = FIRST

  /** Lends a file until {@link takeBack}. @returns its number, of which {@link pathOf} is the path */
  lend(content: Buffer): number {
    this.#last += 1
    this.#files.set(this.#last, { content, at: 0 })
    return this.#last
  }

  takeBack(file: number): void {
    this.#files.delete(file)
  }

  pathOf(file: number): string {
    return `/${file}`
  }

  /** Puts the answers into what a module of PDFium imports. */
  answeringIn(imports: WebAssembly.Imports): WebAssembly.Imports {
    const own = {
      __syscall_openat: (...[, path]: Numbers) => this.#open(Number(path)),
      __syscall_fstat64: (...[file, into]: Numbers) => this.#tell(Number(file), Number(into)),
      fd_read: (...[file, list, count, into]: Numbers) =>
        this.#read(Number(file), Number(list), Number(count), Number(into)),
      fd_seek: (...[file, by, from, into]: Numbers) => this.#seek(Number(file), Number(by), Number(from), Number(into)),
      fd_close: () => 0,
    }
    return Object.fromEntries(Object.entries(imports).map(([name, functions]) => [name, { ...functions, ...own }]))
  }

  /** To be called once the module is there. */
  useMemory(memory: unknown): void {
    if (!(memory instanceof WebAssembly.Memory)) throw new Error('PDFium has no memory')
    this.#memory = memory
  }

  get #view(): DataView {
    if (this.#memory === undefined) throw new Error('PDFium asks before it is there')
    return new DataView(this.#memory.buffer)
  }

  #open(path: number): number {
    const { buffer } = this.#view
    const bytes = Buffer.from(buffer, path, Math.min(32, buffer.byteLength - path))
    const file = Number(bytes.toString('latin1', 1, Math.max(1, bytes.indexOf(0))))
    return this.#files.has(file) ? file : NOT_THERE
  }

  #tell(file: number, into: number): number {
    const view = this.#view
    view.setInt32(into + STAT.mode, PLAIN_FILE, true)
    view.setBigInt64(into + STAT.size, BigInt(this.#files.get(file)?.content.length ?? 0), true)
    return 0
  }

  #read(file: number, list: number, count: number, into: number): number {
    const lent = this.#files.get(file)
    if (lent === undefined) return -NOT_THERE
    const view = this.#view
    let read = 0
    for (let index = 0; index < count; index += 1) {
      const [place, length] = [view.getUint32(list + index * 8, true), view.getUint32(list + index * 8 + 4, true)]
      const copied = lent.content.copy(new Uint8Array(view.buffer, place, length), 0, lent.at, lent.at + length)
      lent.at += copied
      read += copied
      if (copied < length) break
    }
    view.setUint32(into, read, true)
    return 0
  }

  #seek(file: number, by: number, from: number, into: number): number {
    const lent = this.#files.get(file)
    if (lent === undefined) return -NOT_THERE
    const start = [0, lent.at, lent.content.length][from] ?? 0
    lent.at = Math.max(0, start + by)
    this.#view.setBigInt64(into, BigInt(lent.at), true)
    return 0
  }
}
