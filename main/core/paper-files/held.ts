import type { HeldPaper } from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import type { FileReference } from '../../../shared/dossier/dossier.ts'
import type { PaperDetails, ReadingReference } from '../../../shared/dossier/paper-file.ts'
import { DeskError } from '../../../shared/errors.ts'
import { DossierPast } from '../dossiers/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { type Match, matchPaper, matchResult } from './reuse-rules.ts'

/** What is asked of the catalogue: the papers of procedures, and the names of their results. */
interface AskedFor {
  readonly papers: readonly { readonly code: string; readonly name: string; readonly use: 'hand-in' | 'show' }[]
  readonly result: string
}

export interface HeldParts {
  readonly ledger: Ledger
  /** Dossiers of who goes by a personal number, also by an old one that a card linked; the newest first. */
  readonly dossiersOf: (personalNumber: string) => readonly string[]
  /** A procedure as it holds on a day; undefined where it is not configured. */
  readonly findProcedure: (code: string, day: string) => AskedFor | undefined
  readonly communeName: () => string
}

/** The code under which the result of a dossier is held. */
export const RESULT_CODE = 'ket-qua'

/** A file of an earlier dossier that can serve again. */
export interface HeldFile {
  readonly name: string
  readonly file: FileReference
  readonly reading: ReadingReference | null
  /** Unknown for a result: 0. */
  readonly pages: number
  readonly details: PaperDetails
  readonly isResult: boolean
}

type Offer = HeldPaper & { readonly for: string }
type Ranked = Offer & { readonly match: Match }

/**
 * Papers of a person that are held already and that a procedure asks for: what holds first, then what nobody knows of, what has
 * expired last; within these by how well they match, then the newest. What was lawfully destroyed is not there any more.
 * @throws DeskError catalog.not-configured
 */
export function findHeld(
  parts: HeldParts,
  { personalNumber, procedure }: { readonly personalNumber: string; readonly procedure: string },
  now: number,
): Offer[] {
  const today = isoDate(now)
  const wanted = parts.findProcedure(procedure, today)?.papers.filter(({ use }) => use === 'hand-in')
  if (wanted === undefined) throw new DeskError('catalog.not-configured', { code: procedure })
  const offers: Ranked[] = []
  const dossiers = parts.dossiersOf(personalNumber)
  for (const dossier of dossiers) {
    const past = DossierPast.read(parts.ledger, dossier)
    if (past.person === undefined) continue
    const { code: number, temporaryCode } = past.standing
    const common = { dossier, dossierCode: number ?? temporaryCode ?? '', ownerName: ownerOf(past) }
    for (const { paper, filed } of past.papers) {
      const { file } = filed
      // A copy of what is offered already would only be the same paper once more.
      if (file === null || (file.from !== null && dossiers.includes(file.from.dossier))) continue
      for (const each of wanted) {
        const match = matchPaper(each, paper)
        if (match === undefined) continue
        const { pages, details, filedAt } = file
        const held = { code: paper.code, name: paper.name, file: file.file, pages, details, filedAt, isResult: false }
        offers.push({ ...common, ...held, validity: validityOf(details, today), for: each.code, match })
      }
    }
    for (const each of wanted) {
      const result = resultFor(parts, past, each, today)
      if (result === undefined) continue
      const { file, details, filedAt, name } = result
      const held = { code: RESULT_CODE, name, file, pages: 0, details, filedAt, isResult: true }
      offers.push({ ...common, ...held, validity: validityOf(details, today), for: each.code, match: 'name' })
    }
  }
  return offers.sort(byWorth).map(({ match: _, ...offer }) => offer)
}

/**
 * A file that is held, by where it is: the newest file of a paper, or the result.
 * @throws DeskError papers.unknown when it is not there any more, or another one meanwhile
 */
export function getHeld(parts: HeldParts, from: { dossier: string; code: string; address: string }): HeldFile {
  const past = DossierPast.read(parts.ledger, from.dossier)
  if (from.code === RESULT_CODE) {
    const completed = past.find('dossier.completed')
    const result = past.result?.file
    if (completed === undefined || result?.address !== from.address) throw new DeskError('papers.unknown')
    const issuedOn = isoDate(completed.open.at)
    const name = parts.findProcedure(past.standing.procedure, issuedOn)?.result ?? ''
    const details = { issuer: parts.communeName(), issuedOn }
    return { name, file: result, reading: null, pages: 0, details, isResult: true }
  }
  const found = past.papers.find(({ paper }) => paper.code === from.code)
  const file = found?.filed.file
  if (!found || !file || file.file.address !== from.address) throw new DeskError('papers.unknown')
  const { reading, pages, details } = file
  return { name: found.paper.name, file: file.file, reading, pages, details, isResult: false }
}

function resultFor(
  { findProcedure, communeName }: HeldParts,
  past: DossierPast,
  wanted: { readonly code: string; readonly name: string },
  today: string,
) {
  const completed = past.find('dossier.completed')
  const file = past.result?.file
  if (completed === undefined || file === undefined) return undefined
  const { at } = completed.open
  const issuedOn = isoDate(at)
  const name = findProcedure(past.standing.procedure, issuedOn)?.result
  const serves = name === undefined ? undefined : matchResult(wanted, name, issuedOn, today)
  if (name === undefined || serves === undefined) return undefined
  const { validUntil } = serves
  const details = { issuer: communeName(), issuedOn, ...(validUntil !== undefined && { validUntil }) }
  return { name, file, filedAt: at, details }
}

/** Whom the papers of a dossier are about: its owner, or who handed it in. */
function ownerOf(past: DossierPast): string | null {
  return past.find('dossier.received')?.personal?.ownerName ?? past.person?.applicant.name ?? null
}

function validityOf({ validUntil }: PaperDetails, today: string): HeldPaper['validity'] {
  if (validUntil === undefined) return 'unknown'
  return validUntil >= today ? 'valid' : 'expired'
}

const WORTH: Readonly<Record<HeldPaper['validity'], number>> = { valid: 0, unknown: 1, expired: 2 }

function byWorth(one: Ranked, other: Ranked): number {
  return (
    WORTH[one.validity] - WORTH[other.validity] ||
    Number(one.match === 'code') - Number(other.match === 'code') ||
    other.filedAt - one.filedAt
  )
}

function isoDate(at: number): string {
  return isoDateOf(dayOf(localMinuteOf(at)))
}
