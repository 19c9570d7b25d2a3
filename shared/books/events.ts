import { z } from 'zod'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { BookIdentity } from './book.ts'

const Bounds = {
  first: z.number().int().min(1),
  last: z.number().int().min(1).nullable(),
}

/** Event types of books: opened, given to another desk, taken in from one, closed. Their numbers are taken by the events of other rooms. */
export const BOOK_EVENTS = {
  'book.opened': {
    version: 1,
    open: z.strictObject({ at: Instant, book: Identifier, ...BookIdentity.shape, ...Bounds }),
    personal: undefined,
  },
  'book.handed-over': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      book: Identifier,
      transfer: Identifier,
      toMark: z.string(),
      next: z.number().int().min(1),
    }),
    personal: undefined,
  },
  'book.taken-over': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      book: Identifier,
      transfer: Identifier,
      fromMark: z.string(),
      fromDevice: Identifier,
      ...BookIdentity.shape,
      ...Bounds,
      next: z.number().int().min(1),
    }),
    personal: undefined,
  },
  /** Nothing is entered any more: the year is over, or the rest of a receipt book was given back. */
  'book.closed': {
    version: 1,
    open: z.strictObject({ at: Instant, book: Identifier, next: z.number().int().min(1) }),
    personal: undefined,
  },
} as const
