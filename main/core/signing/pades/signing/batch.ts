import type { Prepared } from './hole.ts'
import type { PdfSigner, Signed, SigningWish } from './sign.ts'

/** A file of a batch; it is read only when its turn comes, so that a batch is never in memory as a whole. */
export interface BatchFile<Name> {
  readonly name: Name
  /** @param lend gives bytes to read into, which hold until the next file is read: fresh memory for each costs more than signing it */
  read(lend: (length: number) => Buffer): Promise<{ readonly pdf: Buffer; readonly wish: SigningWish }>
}

/** What became of a file: signed, or why not. */
export type BatchOutcome<Name> =
  | { readonly name: Name; readonly signed: Signed }
  | { readonly name: Name; readonly failure: unknown }

type Ready<Name> =
  | { readonly name: Name; readonly prepared: Prepared }
  | { readonly name: Name; readonly failure: unknown }

/**
 * Signs files one after another; while the token works on one, the next is made ready. Each stands for itself: what one is refused for
 * changes nothing for the others. Whoever takes the outcomes keeps each before asking for the next, and stops by not asking: the bytes of a
 * signed file are written over by the one after the next, since fresh memory for each file costs more than signing it.
 * @param endsAll failures after which no further file can be signed, such as a token that was pulled out
 */
export async function* signBatch<Name>(
  signer: PdfSigner,
  files: readonly BatchFile<Name>[],
  endsAll: (failure: unknown) => boolean,
): AsyncGenerator<BatchOutcome<Name>> {
  const rooms = [new Room(), new Room()]
  const source = new Room()
  const prepare = (index: number) => {
    const [file, room] = [files[index], rooms[index % 2]]
    return file === undefined || room === undefined ? undefined : makeReady(signer, file, room, source)
  }
  let next = prepare(0)
  for (let index = 0; next !== undefined; index += 1) {
    const current = await next
    const working = 'failure' in current ? undefined : settled(signer.finish(current.prepared))
    next = prepare(index + 1)
    const result = working === undefined ? undefined : await working
    if (result === undefined) {
      if ('failure' in current) yield current
    } else {
      yield { name: current.name, ...result }
      if ('failure' in result && endsAll(result.failure)) return
    }
  }
}

/** Memory that files are written into one after another. */
class Room {
  #bytes = Buffer.alloc(0)

  readonly allocate = (length: number): Buffer => {
    if (this.#bytes.length < length) this.#bytes = Buffer.allocUnsafeSlow(Math.ceil(length * 1.25))
    return this.#bytes.subarray(0, length)
  }
}

async function makeReady<Name>(
  signer: PdfSigner,
  file: BatchFile<Name>,
  room: Room,
  source: Room,
): Promise<Ready<Name>> {
  const { name } = file
  try {
    const { pdf, wish } = await file.read(source.allocate)
    return { name, prepared: signer.prepare(pdf, wish, room.allocate) }
  } catch (failure) {
    return { name, failure }
  }
}

async function settled(work: Promise<Signed>): Promise<{ readonly signed: Signed } | { readonly failure: unknown }> {
  try {
    return { signed: await work }
  } catch (failure) {
    return { failure }
  }
}
