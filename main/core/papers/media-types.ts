/** The kinds of file that a paper may be. */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

const SIGNATURES: readonly (readonly [mediaType: MediaType, firstBytes: Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-', 'latin1')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/tiff', Buffer.from([0x49, 0x49, 0x2a, 0x00])],
  ['image/tiff', Buffer.from([0x4d, 0x4d, 0x00, 0x2a])],
]

/** What a file is by its first bytes, whatever its name claims; undefined when it isn't a kind that the desk takes. */
export const detectMediaType = (firstBytes: Uint8Array): MediaType | undefined =>
  SIGNATURES.find(([, signature]) => signature.equals(firstBytes.subarray(0, signature.length)))?.[0]
