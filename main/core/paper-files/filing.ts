import type { DossierPaper, FileReference } from '../../../shared/dossier/dossier.ts'
import type { PaperDetails, PaperFileOrigin, ReadingReference } from '../../../shared/dossier/paper-file.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { PageReading } from '../../../shared/scanning/index.ts'
import { type By, DossierPast, type PaperOfDossier, paperFiled, paperRead } from '../dossiers/index.ts'
import { draft, type Ledger } from '../ledger/index.ts'
import type { Papers } from '../papers/index.ts'
import type { Store } from '../store/index.ts'
import { packReadings } from './readings.ts'

/** A file that is to be a paper of a dossier. It is kept already, sealed under the dossier's key. */
export interface Filing {
  readonly dossier: string
  /** The paper's code within the dossier. */
  readonly code: string
  readonly file: FileReference
  readonly origin: PaperFileOrigin
  /** Pictures that count as pages: a second picture of a sheet, without its sticky note, does not. */
  readonly pictures: number
  /** Pages that the officer counted on paper. */
  readonly pages: number
  readonly details: PaperDetails
  readonly reading: ReadingReference | null
  readonly from?: { readonly dossier: string; readonly code: string; readonly address: string }
}

/** The text of a file was read: the file with its text layer, and the reading. */
export interface ReadFile {
  readonly dossier: string
  readonly code: string
  /** Address of the file that was read. */
  readonly of: string
  readonly file: FileReference
  readonly reading: ReadingReference
}

export interface FilingParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly papers: Pick<Papers, 'putPacked'>
}

/** Gives papers their files. */
export class FilingDesk {
  readonly #parts: FilingParts

  constructor(parts: FilingParts) {
    this.#parts = parts
  }

  /**
   * Makes sure that a paper may get a file; to be asked before the pages are put together.
   * @throws DeskError dossiers.unknown; papers.not-a-paper when the dossier has no such paper; papers.only-shown, papers.secret
   */
  requireFileable(dossier: string, code: string): PaperOfDossier {
    const found = paperOf(DossierPast.read(this.#parts.ledger, dossier), code)
    const details = { paper: found.paper.name }
    if (found.paper.use === 'show') throw new DeskError('papers.only-shown', details)
    if (found.filed.undigitized?.why === 'secret') throw new DeskError('papers.secret', details)
    return found
  }

  /** The papers that came with a dossier; undefined for one that the desk doesn't have, a draft for instance. */
  findPapers(dossier: string): readonly DossierPaper[] | undefined {
    try {
      return DossierPast.read(this.#parts.ledger, dossier).papers.map(({ paper }) => paper)
    } catch (error) {
      if (error instanceof DeskError && error.code === 'dossiers.unknown') return undefined
      throw error
    }
  }

  /**
   * Gives a paper its file: one event. Joins an open transaction. A file before it stays in the history.
   * @throws DeskError those of {@link requireFileable} and of the store
   */
  filePaper(filing: Filing, by: By): void {
    const { dossier, code, file, origin, pictures, pages, details, reading, from = null } = filing
    this.#parts.store.withinTransaction(() => {
      this.requireFileable(dossier, code)
      const open = { at: by.now, paper: code, file, origin, pictures, pages, reading, from }
      this.#parts.ledger.append([draft(paperFiled, { dossier, open, personal: { details } })], by)
    })
  }

  /**
   * Keeps that a file was read, behind the desk's back: from now on the one with its text stands for it. A file that was signed
   * meanwhile stays, since its bytes are what was signed, and gets the reading alone. Nothing happens when the paper has another file, or
   * when the dossier's personal data was destroyed.
   */
  notePaperRead({ dossier, code, of, file, reading }: ReadFile, now: number): void {
    const { store, ledger } = this.#parts
    store.withinTransaction(() => {
      const { file: filed } = paperOf(DossierPast.read(ledger, dossier), code).filed
      if (filed === null || ledger.findPaperKey(dossier) === undefined) return
      const isSigned = filed.signatures.length > 0 && filed.versions.some(({ address }) => address === of)
      if (isSigned ? filed.reading !== null : filed.file.address !== of) return
      const told = isSigned ? { of: filed.file.address, file: filed.file } : { of, file }
      ledger.append([draft(paperRead, { dossier, open: { at: now, paper: code, ...told, reading } })], {
        officer: undefined,
        now,
      })
    })
  }

  /**
   * Keeps what was read on the pages of a file, sealed under the dossier's key, so that an event may name it.
   * @param pages in the order of the file's pages; null for a page that could not be read
   * @throws DeskError those of `Papers.put`
   */
  async keepReading(dossier: string, pages: readonly (PageReading | null)[]): Promise<ReadingReference> {
    return await this.#parts.papers.putPacked(dossier, await packReadings(pages))
  }
}

/**
 * A paper of a dossier by its code, with its file.
 * @throws DeskError papers.not-a-paper
 */
export function paperOf(past: DossierPast, code: string): PaperOfDossier {
  const found = past.papers.find(({ paper }) => paper.code === code)
  if (found === undefined) throw new DeskError('papers.not-a-paper')
  return found
}
