/** What a file is by its first bytes. `heif` is HEIC with its relations; `avif` is known so that it can be refused by name. */
export type FileKind = 'jpeg' | 'png' | 'tiff' | 'gif' | 'webp' | 'pdf' | 'heif' | 'avif'

/** Some programs write a few bytes before the header of a PDF, and readers look for it this far. */
const PDF_HEADER_WITHIN = 1_024
/** ISO/IEC 23008-12: those of HEVC, and those that leave open how the picture is coded. */
const HEIF_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'mif2', 'msf1'])
const AVIF_BRANDS = new Set(['avif', 'avis'])

/** Says what a file is by its first bytes, whatever it is named; undefined for what the program does not read. */
export function findKind(content: Uint8Array): FileKind | undefined {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, PDF_HEADER_WITHIN))
  const starts = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a)) return 'tiff'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'gif'
  const text = head.toString('latin1')
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  const brand = text.slice(4, 8) === 'ftyp' ? text.slice(8, 12) : ''
  if (HEIF_BRANDS.has(brand)) return 'heif'
  if (AVIF_BRANDS.has(brand)) return 'avif'
  return text.includes('%PDF-') ? 'pdf' : undefined
}
