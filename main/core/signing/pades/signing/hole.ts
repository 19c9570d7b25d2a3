import { DeskError } from '../../../../../shared/errors.ts'
import { digestOf } from '../der/signature-check.ts'

/** `/ByteRange` before it is known, wide enough for files of ten digits. */
const RANGE_MARK = '[0 0000000000 0000000000 0000000000]'

/** A PDF with a place for a signature that isn't there yet. */
export interface Prepared {
  readonly bytes: Buffer
  /** Where the signature's hexadecimal string stands, its angle brackets included. */
  readonly hole: { readonly start: number; readonly end: number }
}

/** How the body of a signature dictionary is written: the entries, then a range to be patched and a hole of zeros. */
export function bodyWithHole(entries: Buffer, room: number): Buffer {
  return Buffer.concat([
    entries.subarray(0, entries.length - 2),
    Buffer.from(`/ByteRange ${RANGE_MARK}\n/Contents <`, 'latin1'),
    Buffer.alloc(room * 2, '0'),
    Buffer.from('>\n>>', 'latin1'),
  ])
}

/** Writes the range into a file whose signature dictionary begins at an offset; the bytes are changed in place. */
export function patchRange(bytes: Buffer, body: number, room: number): Prepared {
  const range = bytes.indexOf(RANGE_MARK, body, 'latin1')
  const start = bytes.indexOf('/Contents <', range, 'latin1') + '/Contents '.length
  const end = start + room * 2 + 2
  const numbers = [start, end, bytes.length - end].map(String)
  bytes.write(`[0 ${numbers.join(' ')}]`.padEnd(RANGE_MARK.length), range, 'latin1')
  return { bytes, hole: { start, end } }
}

/** The digest of everything but the hole. */
export function digestAround({ bytes, hole }: Prepared, hash: string): Buffer {
  return digestOf(hash, bytes.subarray(0, hole.start), bytes.subarray(hole.end))
}

/** Puts a signature into its hole, in place. @throws DeskError signing.signature-too-large */
export function fillHole({ bytes, hole }: Prepared, signature: Buffer): Buffer {
  if (!fits(hole, signature)) throw new DeskError('signing.signature-too-large')
  bytes.write(signature.toString('hex'), hole.start + 1, 'latin1')
  return bytes
}

export const fits = (hole: Prepared['hole'], signature: Buffer): boolean =>
  signature.length * 2 <= hole.end - hole.start - 2
