import { z } from 'zod'
import { Book, BookKind } from '../books/book.ts'
import { Identifier } from '../dossier/dossier.ts'
import { call } from './call.ts'

const TransferFile = z.strictObject({ name: z.string(), content: z.string() })

export const bookCalls = {
  /** Every book this desk has, had or gave away; those that are here first. */
  'books.list': call(['read', 'configure'], z.strictObject({}), z.array(Book)),
  /** Opens a book at this desk. `id` is chosen by the screen: sent twice it is opened once. */
  'books.open': call(
    'configure',
    z.strictObject({
      id: Identifier,
      kind: BookKind,
      series: Book.shape.series,
      form: Book.shape.form,
      first: z.number().int().min(1).max(99_999_999),
      last: z.number().int().min(1).max(99_999_999).nullable(),
    }),
    Book,
  ),
  /** Gives a book to another desk: from now on nothing is entered here. The answer is the file that the other desk takes in. */
  'books.hand-over': call(
    'configure',
    z.strictObject({ id: Identifier, transfer: Identifier, toMark: z.string().regex(/^[A-Z0-9]{1,6}$/) }),
    TransferFile,
  ),
  /** The file of a book that was handed over, once more: a stick was lost. */
  'books.transfer-file': call('configure', z.strictObject({ id: Identifier }), TransferFile),
  /** Takes in a book that another desk gave to this one. */
  'books.take-over': call('configure', z.strictObject({ content: z.string().max(20_000) }), Book),
  /** Closes a book for good: the year's closing of a certification book, the giving back of receipts. */
  'books.close': call('configure', z.strictObject({ id: Identifier }), Book),
}
