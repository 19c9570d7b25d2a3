import type { DossierPaper, FileReference, Instant, ReceptionChannel } from '../../../../shared/dossier/dossier.ts'
import { type FiledPaper, foldPaperFiles, UNFILED } from '../../../../shared/dossier/paper-files.ts'
import { type DossierEvent, type FoldedDossier, type PastLine, reduce } from '../../../../shared/dossier/reduce.ts'
import { type FiledDocument, foldDocuments } from '../../../../shared/dossier/signed-files.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Ledger } from '../../ledger/index.ts'
import { toDossierEvent } from '../events.ts'

type EventOfType<Type extends DossierEvent['type']> = Extract<DossierEvent, { readonly type: Type }>

/** A paper that came with a dossier, and what became of its file. */
export interface PaperOfDossier {
  readonly paper: DossierPaper
  readonly filed: FiledPaper
}

/** A dossier as the ledger tells it, folded anew: where it stands, and the acts that made it so. */
export class DossierPast {
  readonly #folded: FoldedDossier

  private constructor(folded: FoldedDossier) {
    this.#folded = folded
  }

  /**
   * Reads a dossier from the ledger.
   * @throws DeskError dossiers.unknown
   */
  static read(ledger: Ledger, dossier: string): DossierPast {
    const folded = reduce(ledger.history(dossier).flatMap((stored) => toDossierEvent(stored) ?? []))
    if (folded === undefined) throw new DeskError('dossiers.unknown')
    return new DossierPast(folded)
  }

  get standing() {
    return this.#folded.standing
  }

  /** Every event, the oldest first, with whether it could hold. */
  get lines(): readonly PastLine[] {
    return this.#folded.past
  }

  /** The event of a type that holds: the last one where there are several. */
  find<Type extends DossierEvent['type']>(type: Type): EventOfType<Type> | undefined {
    const isWanted = (event: DossierEvent): event is EventOfType<Type> => event.type === type
    return this.#folded.past
      .filter(({ conflict }) => !conflict)
      .map(({ event }) => event)
      .findLast(isWanted)
  }

  /** What reception or refusal learnt of people; undefined once it was lawfully destroyed. */
  get person() {
    const received = this.find('dossier.received')
    return received === undefined ? this.find('dossier.refused')?.personal : received.personal
  }

  /** The officer of the event that made the dossier. */
  get receivedBy(): string | undefined {
    return (this.find('dossier.received') ?? this.find('dossier.refused'))?.officer
  }

  /** How many acts of a type hold. */
  count(type: DossierEvent['type']): number {
    return this.#folded.past.filter(({ event, conflict }) => !conflict && event.type === type).length
  }

  /** The papers that came with it, each with its file. */
  get papers(): readonly PaperOfDossier[] {
    const filed = foldPaperFiles(this.#folded.past.map(({ event }) => event))
    const papers = this.find('dossier.received')?.open.papers ?? []
    return papers.map((paper) => ({ paper, filed: filed.get(paper.code) ?? UNFILED }))
  }

  /** The documents that were made for it and are to be signed, or are, in the order in which they were laid first. */
  get documents(): readonly FiledDocument[] {
    return [...foldDocuments(this.#folded.past.map(({ event }) => event)).values()]
  }

  /**
   * The file of its result (kết quả giải quyết); undefined as long as there is none. A result that was issued as a signed document is read as
   * the newest file of that: a time stamp added later is part of it.
   */
  get result(): { readonly file: FileReference; readonly fileName: string } | undefined {
    const completed = this.find('dossier.completed')
    if (completed === undefined) return undefined
    const { result } = completed.open
    const document = this.documents.find(({ versions }) => versions.some(({ address }) => address === result.address))
    return { file: document?.file ?? result, fileName: completed.personal?.fileName ?? '' }
  }

  /** How it came. */
  get channel(): ReceptionChannel {
    return this.find('dossier.received')?.open.channel ?? 'direct'
  }

  /** The stretches in which the clock stood still and went on again, the oldest first. */
  get pauses(): readonly { readonly from: Instant; readonly to: Instant }[] {
    const pauses: { from: Instant; to: Instant }[] = []
    let from: Instant | undefined
    for (const { event, conflict } of this.#folded.past) {
      if (conflict) continue
      if (event.type === 'dossier.supplement-requested') from = event.open.at
      else if (event.type === 'dossier.supplemented' && from !== undefined) {
        pauses.push({ from, to: event.open.at })
        from = undefined
      }
    }
    return pauses
  }

  /** The lines that explain the due time as it stands: those of the act that set it last. */
  get dueExplanation(): readonly { readonly code: string }[] | undefined {
    for (const { event, conflict } of this.#folded.past.toReversed()) {
      if (conflict) continue
      if (
        event.type === 'dossier.received' ||
        event.type === 'dossier.supplemented' ||
        event.type === 'dossier.extended' ||
        event.type === 'dossier.due-recomputed'
      ) {
        return event.open.dueExplanation
      }
    }
    return undefined
  }
}
