import { z } from 'zod'
import { BookNumber } from '../books/book.ts'
import { IsoDate } from '../catalog/procedure.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { Dong } from '../fees/money.ts'
import { CertificationKind, CertificationParties, CertifiedPaper } from './certification.ts'

/**
 * Event types of the certification counter. A number that was given stays given: a mistake is voided and keeps its line. Who
 * asked and for what is sealed with the dossier, or under a key of the visit's own.
 */
export const CERTIFICATION_EVENTS = {
  'certification.entered': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      day: IsoDate,
      entry: Identifier,
      visit: Identifier,
      about: Identifier.nullable(),
      kind: CertificationKind,
      number: BookNumber.nullable(),
      pages: CertifiedPaper.shape.pages,
      copies: CertifiedPaper.shape.copies,
      amount: Dong,
    }),
    personal: z.strictObject({ ...CertificationParties.shape, paper: CertifiedPaper.shape.paper }),
  },
  /** An entry with a provisional slip got its number: the book came back. */
  'certification.numbered': {
    version: 1,
    open: z.strictObject({ at: Instant, entry: Identifier, number: BookNumber }),
    personal: undefined,
  },
  'certification.voided': {
    version: 1,
    open: z.strictObject({ at: Instant, entry: Identifier }),
    personal: z.strictObject({ reason: z.string().trim().min(5).max(500) }),
  },
} as const
