import type { Prepared } from './hole.ts'
import type { PdfSigner, Signed, SigningWish } from './sign.ts'

/** A file of a batch; it is read only when its turn comes, so that a batch is never in memory as a whole. */
export interface BatchFile<Name> {
  readonly name: Name
  read(): Promise<{ readonly pdf: Buffer; readonly wish: SigningWish }>
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
 * changes nothing for the others. Whoever takes the outcomes keeps each before asking for the next, and stops by not asking.
 * @param endsAll failures after which no further file can be signed, such as a token that was pulled out
 */
export async function* signBatch<Name>(
  signer: PdfSigner,
  files: readonly BatchFile<Name>[],
  endsAll: (failure: unknown) => boolean,
): AsyncGenerator<BatchOutcome<Name>> {
  let next = files[0] === undefined ? undefined : makeReady(signer, files[0])
  for (let index = 0; next !== undefined; index += 1) {
    const current = await next
    const working = 'failure' in current ? undefined : settled(signer.finish(current.prepared))
    const following = files[index + 1]
    next = following === undefined ? undefined : makeReady(signer, following)
    const result = working === undefined ? undefined : await working
    if (result === undefined) {
      if ('failure' in current) yield current
    } else {
      yield { name: current.name, ...result }
      if ('failure' in result && endsAll(result.failure)) return
    }
  }
}

async function makeReady<Name>(signer: PdfSigner, { name, read }: BatchFile<Name>): Promise<Ready<Name>> {
  try {
    const { pdf, wish } = await read()
    return { name, prepared: signer.prepare(pdf, wish) }
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
