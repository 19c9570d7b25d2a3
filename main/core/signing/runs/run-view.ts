import type { SigningRun } from '../../../../shared/contract/index.ts'
import type { SignedThing } from '../../../../shared/signing/index.ts'
import type { SigningBook } from '../parts.ts'
import type { LiveState } from './live-run.ts'
import type { ItemRecord, RunRecord } from './run-table.ts'

/** Names of what was looked at lately are remembered for this many files: a run is asked for after each of its files. */
const REMEMBERED = 2_000

type Named = { readonly name: string; readonly dossierCode: string }

/** Tells the names of papers and documents, which lie sealed in the ledger and nowhere else. */
export class ItemNames {
  readonly #book: Pick<SigningBook, 'findFile'>
  readonly #known = new Map<string, Named>()

  constructor(book: Pick<SigningBook, 'findFile'>) {
    this.#book = book
  }

  /** Empty names for what is there no more. */
  of(dossier: string, signed: SignedThing): Named {
    const key = `${dossier} ${signed.kind === 'paper' ? `p ${signed.code}` : `d ${signed.document}`}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const found = this.#book.findFile(dossier, signed)
    const named = { name: found?.name ?? '', dossierCode: found?.dossierCode ?? '' }
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(key, named)
    return named
  }
}

/**
 * A run as screens see it.
 * @param live how it stands if it is at work; a run that isn't ended and isn't at work was cut off
 */
export function viewRun(
  run: RunRecord,
  items: readonly ItemRecord[],
  live: LiveState | undefined,
  names: ItemNames,
): SigningRun {
  const { id, kind, startedAt, certificate, owner, isTraining, endedAt, failure } = run
  const cutOff = failure ?? { code: 'signing.interrupted' as const, details: {} }
  return {
    id,
    kind,
    startedAt,
    certificate,
    owner,
    isTraining,
    state: live?.state ?? (endedAt === null ? 'interrupted' : 'ended'),
    pin: live?.pin ?? null,
    pinEachTime: live?.pinEachTime ?? false,
    failure: live === undefined ? (endedAt === null ? cutOff : failure) : live.failure,
    items: items.map(({ number, wish: { dossier, signed }, state, failure: why, file, level }) => ({
      dossier,
      signed,
      ...names.of(dossier, signed),
      state: state === 'waiting' && live?.signing === number ? 'signing' : state,
      failure: why,
      file,
      level,
    })),
  }
}
