import type { ActInput } from '../../../../shared/contract/dossiers.ts'
import { offersFor } from '../../../../shared/dossier/acts.ts'
import type { FileReference } from '../../../../shared/dossier/dossier.ts'
import type { PrintedForm } from '../../../../shared/dossier/forms.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { type Right, rightsOf } from '../../../../shared/people/roles.ts'
import type { PaperSize } from '../../../../shared/printing/document.ts'
import { draft, isEvent, type Ledger } from '../../ledger/index.ts'
import type { Store } from '../../store/index.ts'
import { formPrinted } from '../events.ts'
import type { DeskPeople, DossierCatalog } from '../parts.ts'
import type { DossierRecord, DossierTable } from '../projection/dossier-table.ts'
import { DossierPast } from '../view/dossier-past.ts'
import { draftOf } from './drafts.ts'
import { checkedLeaving, isPassedOver } from './files-gate.ts'
import type { By } from './reception.ts'

type Completion = Extract<ActInput, { act: 'complete' }>
type SigningAct = Extract<ActInput, { act: 'sign' }>

/** An act as the ledger takes it: the result of a completed dossier is a kept file already, and a signature may be an electronic one. */
export type KeptAct =
  | Exclude<ActInput, Completion | SigningAct>
  | (SigningAct & { readonly by?: 'electronic' })
  | (Omit<Completion, 'file'> & { readonly result: FileReference; readonly fileName: string })

/** A form that left the printer or was saved as a file. */
export interface Print {
  readonly form: PrintedForm
  readonly paper: PaperSize
  readonly target: 'printer' | 'file'
}

export interface ActsParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly table: DossierTable
  readonly people: DeskPeople
  readonly catalog: DossierCatalog
  /** Whether the commune digitizes papers before it forwards a dossier. */
  readonly digitizeFirst: () => boolean
}

/** What officers do with a dossier after reception. */
export class DossierActs {
  readonly #parts: ActsParts

  constructor(parts: ActsParts) {
    this.#parts = parts
  }

  /**
   * Makes sure that an act may be done now.
   * @throws DeskError dossiers.unknown; dossiers.changed-meanwhile when somebody acted since the officer last looked;
   *   dossiers.act-not-allowed with the `act`, the `state` and what stands in the way, or `target` when the officer whom it
   *   is given to may not do what it is given for
   */
  requireAllowed(input: KeptAct | ActInput, rights: ReadonlySet<Right>): DossierRecord {
    const record = this.#parts.table.find(input.dossier)
    if (record === undefined) throw new DeskError('dossiers.unknown')
    if (record.revision !== input.revision) throw new DeskError('dossiers.changed-meanwhile')
    const refused = (because: string) =>
      new DeskError('dossiers.act-not-allowed', { act: input.act, state: record.state, because })
    const offer = offersFor(record.state, rights).find(({ act }) => act === input.act)
    if (offer?.allowed !== true) throw refused(offer?.because ?? 'ended')
    if (input.act === 'forward' && !this.#may(input.to, 'process')) throw refused('target')
    if (input.act === 'submit' && !this.#may(input.to, 'decide')) throw refused('target')
    return record
  }

  /**
   * Makes sure that a dossier may be completed now, before its result is kept.
   * @throws DeskError those of {@link requireAllowed}; papers.not-digitized
   */
  requireCompletable(input: Completion, rights: ReadonlySet<Right>): void {
    const record = this.requireAllowed(input, rights)
    const { ledger, digitizeFirst } = this.#parts
    const past = DossierPast.read(ledger, input.dossier)
    isPassedOver(input.withoutFiles, { record, past, rights, digitizeFirst: digitizeFirst() })
  }

  /**
   * Does an act: one event, durable when this returns. Joins an open transaction, as an import does.
   * @throws DeskError those of {@link requireAllowed} and of the store; papers.not-digitized; dossiers.due-not-later, dossiers.due-day-off,
   *   catalog.no-calendar for acts that move the due time
   */
  carryOut(input: KeptAct, by: By, rights: ReadonlySet<Right>): void {
    this.#parts.store.withinTransaction(() => {
      const record = this.requireAllowed(input, rights)
      const { ledger, catalog, digitizeFirst } = this.#parts
      const past = DossierPast.read(ledger, input.dossier)
      const act = checkedLeaving(input, { record, past, rights, digitizeFirst: digitizeFirst() })
      ledger.append([draftOf(act, past, catalog, by)], by)
    })
  }

  /** Keeps that a form was printed, and how often it had been before. */
  notePrinted(dossier: string, { form, paper, target }: Print, by: By): void {
    this.#parts.store.withinTransaction(() => {
      const open = { at: by.now, form, paper, target, reprint: this.countPrints(dossier, form) }
      this.#parts.ledger.append([draft(formPrinted, { dossier, open })], by)
    })
  }

  /** How often a form of a dossier has left the printer or was saved. */
  countPrints(dossier: string, form: PrintedForm): number {
    const past = this.#parts.ledger.history(dossier)
    return past.filter((event) => isEvent(event, formPrinted) && event.open.form === form).length
  }

  #may(officer: string, right: Right): boolean {
    const target = this.#parts.people.find(officer)
    return target !== undefined && rightsOf(target.roles).has(right)
  }
}
