import { type Book, BookTransfer, TRANSFER_MARK } from '../../../shared/books/book.ts'
import { DeskError } from '../../../shared/errors.ts'
import { type Ledger, verifyStatement } from '../ledger/index.ts'

/** What a desk signs a book's transfer for. */
const PURPOSE = 'book transfer'

interface Leaving {
  readonly book: Book
  readonly transfer: string
  readonly toMark: string
  readonly at: number
  readonly fromMark: string
  readonly agencyCode: string
}

/** The file of a book on its way to another desk, signed by this one. The same each time it is made. */
export function writeTransfer(ledger: Ledger, leaving: Leaving): { readonly name: string; readonly content: string } {
  const { book, transfer, toMark, at, fromMark, agencyCode } = leaving
  const { id, kind, year, series, form, first, last, next } = book
  const { id: fromDevice, publicKey } = ledger.device
  const identity = { kind, year, series, form, first, last, next }
  const body = { transfer, book: id, ...identity, fromDevice, fromMark, toMark, agencyCode, at }
  const file: BookTransfer = {
    mark: TRANSFER_MARK,
    version: 1,
    body,
    publicKey: publicKey.toString('hex'),
    signature: ledger.signStatement(PURPOSE, JSON.stringify(body)).toString('hex'),
  }
  const label = series.replace(/[^\p{L}\p{N}]+/gu, '-')
  return { name: `so-${label}-${year ?? ''}-${toMark}.json`, content: `${JSON.stringify(file, null, 2)}\n` }
}

/**
 * Reads a transfer and makes sure that nobody changed it on the way.
 * @throws DeskError books.wrong-file for anything else
 */
export function readTransfer(content: string): BookTransfer['body'] {
  const file = BookTransfer.safeParse(parsed(content))
  if (!file.success) throw new DeskError('books.wrong-file')
  const { body, publicKey, signature } = file.data
  const statement = { purpose: PURPOSE, text: JSON.stringify(body), signature: Buffer.from(signature, 'hex') }
  if (!verifyStatement(statement, Buffer.from(publicKey, 'hex'))) throw new DeskError('books.wrong-file')
  return body
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
