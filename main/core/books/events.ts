import { BOOK_EVENTS } from '../../../shared/books/events.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const bookOpened = defineEvent({ type: 'book.opened', ...BOOK_EVENTS['book.opened'] })
export const bookHandedOver = defineEvent({ type: 'book.handed-over', ...BOOK_EVENTS['book.handed-over'] })
export const bookTakenOver = defineEvent({ type: 'book.taken-over', ...BOOK_EVENTS['book.taken-over'] })
export const bookClosed = defineEvent({ type: 'book.closed', ...BOOK_EVENTS['book.closed'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const bookEvents: readonly EventDefinition[] = [bookOpened, bookHandedOver, bookTakenOver, bookClosed]
