import { bookNumberText } from '../../shared/books/book.ts'
import type { CertificationEntry } from '../../shared/certification/certification.ts'

/** The number of an entry as its book writes it; undefined while it has a provisional slip. */
export function entryNumber({ number }: CertificationEntry): string | undefined {
  return number === null ? undefined : bookNumberText('certified-copies', number.number)
}
