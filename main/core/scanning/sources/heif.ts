/** Bytes of the head of a box: how long it is and what it is; twice as much where four bytes can't say the length. */
const BOX_HEAD = 8
const LONG_BOX_HEAD = 16
/** What stands for the length of a box that has a long head, and of one that goes to the end of the file. */
const [LONG_BOX, LAST_BOX] = [1, 0]

/**
 * Whether a HEIF file (ISO/IEC 14496-12) is there to the end of its boxes: phones and networks leave files behind that were cut off.
 * What programs append after the picture is not looked at.
 */
export function isWholeHeif(content: Buffer): boolean {
  const seen = new Set<string>()
  for (let at = 0; at + BOX_HEAD <= content.length; ) {
    const said = content.readUInt32BE(at)
    seen.add(content.toString('latin1', at + 4, at + BOX_HEAD))
    if (said === LAST_BOX) break
    const isLong = said === LONG_BOX
    if (isLong && at + LONG_BOX_HEAD > content.length) return false
    const length = isLong ? Number(content.readBigUInt64BE(at + BOX_HEAD)) : said
    if (length < BOX_HEAD) break
    at += length
    if (at > content.length) return false
  }
  return seen.has('meta') && seen.has('mdat')
}
