import type { FileReference } from '../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../shared/errors.ts'
import { type By, DossierPast } from '../dossiers/index.ts'
import type { Papers } from '../papers/index.ts'
import type { FilingDesk } from './filing.ts'
import { getHeld, type HeldParts } from './held.ts'

/** A held paper, and the paper it is to be. */
export interface Reuse {
  readonly dossier: string
  readonly code: string
  readonly from: { readonly dossier: string; readonly code: string; readonly address: string }
}

export interface ReusingParts extends HeldParts {
  readonly papers: Pick<Papers, 'get' | 'read' | 'put' | 'putPacked'>
  readonly filing: FilingDesk
  /** How many pages a file has; undefined where nobody can count them now. */
  readonly countPages: (dossier: string, file: FileReference) => Promise<number | undefined>
}

/**
 * Files a held paper to a dossier (tái sử dụng): sealed anew under that dossier's key, so that each can be destroyed without the
 * other. Done twice it is done once.
 * @throws DeskError papers.unknown, papers.damaged; papers.other-person when it is of a dossier of somebody else; those of
 *   `FilingDesk.requireFileable`
 */
export async function reusePaper(parts: ReusingParts, { dossier, code, from }: Reuse, by: By): Promise<void> {
  const { filed } = parts.filing.requireFileable(dossier, code)
  if (filed.file?.from?.dossier === from.dossier && filed.file.from.address === from.address) return
  requireSamePerson(parts, dossier, from.dossier)
  const held = getHeld(parts, from)
  const { address, size, mediaType } = await parts.papers.put(dossier, parts.papers.get(from.dossier, from.address))
  const reading =
    held.reading === null
      ? null
      : await parts.papers.putPacked(dossier, await parts.papers.read(from.dossier, held.reading.address))
  const pages = held.pages === 0 ? ((await parts.countPages(from.dossier, held.file)) ?? 0) : held.pages
  const file = { address, mediaType, bytes: size }
  const { details } = held
  parts.filing.filePaper({ dossier, code, file, origin: 'reused', pictures: pages, pages, details, reading, from }, by)
}

/** Papers go from one dossier to another of the same person only; who has no number is known by nothing. */
function requireSamePerson(parts: ReusingParts, dossier: string, from: string): void {
  const number = DossierPast.read(parts.ledger, dossier).person?.applicant.personalNumber
  const theirs = number === undefined ? [] : parts.dossiersOf(number)
  if (from === dossier || !theirs.includes(from)) throw new DeskError('papers.other-person')
}
