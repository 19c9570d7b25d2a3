import { createCipheriv, createDecipheriv, createHash, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

const CIPHER = 'aes-256-gcm'
const MARK = Buffer.from('MCDP\u0001', 'latin1')
const SALT_BYTES = 16
const HEADER_BYTES = MARK.length + SALT_BYTES
const TAG_BYTES = 16
const NONCE_BYTES = 12

/** Bytes of a paper that are sealed together. */
export const CHUNK_BYTES = 64 * 1_024
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

/** Every file has a key of its own, so that chunk numbers can be nonces: HKDF-SHA256 with the salt of its header. */
const fileKey = (paperKey: KeyObject, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', paperKey, salt, 'motcua-desk paper 1', 32))

/** The number of the chunk, big-endian, then 1 for the last one and 0 for all others. */
const nonceOf = (chunk: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUInt32BE(chunk, NONCE_BYTES - 5)
  nonce.writeUInt8(Number(isLast), NONCE_BYTES - 1)
  return nonce
}

/** Cuts content into pieces of exactly CHUNK_BYTES, but for the last one. */
export async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let collected: Uint8Array[] = []
  let size = 0
  for await (const piece of content) {
    collected.push(piece)
    size += piece.length
    if (size < CHUNK_BYTES) continue
    const bytes = Buffer.concat(collected, size)
    let offset = 0
    for (; size - offset >= CHUNK_BYTES; offset += CHUNK_BYTES) yield bytes.subarray(offset, offset + CHUNK_BYTES)
    collected = [bytes.subarray(offset)]
    size -= offset
  }
  if (size > 0) yield Buffer.concat(collected, size)
}

/**
 * The bytes of a sealed file, piece by piece. The format, after the STREAM construction (Hoang et al., 2015):
 *
 * ```
 * 5 bytes   "MCDP" and the format's number, 1
 * 16 bytes  salt of the file's key
 * then every chunk of 64 KiB, the last one shorter or equal: AES-256-GCM ciphertext, 16 bytes tag
 * ```
 * A chunk that is missing, moved, repeated or changed fails its authentication, and so does a file that ends early.
 */
export async function* sealFile(
  chunks: AsyncIterable<Buffer>,
  paperKey: KeyObject,
): AsyncGenerator<Buffer, void, undefined> {
  const salt = randomBytes(SALT_BYTES)
  const key = fileKey(paperKey, salt)
  const sealChunk = (chunk: Buffer, number: number, isLast: boolean): Buffer => {
    const cipher = createCipheriv(CIPHER, key, nonceOf(number, isLast), { authTagLength: TAG_BYTES })
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
  yield Buffer.concat([MARK, salt])
  let number = 0
  let held: Buffer | undefined
  for await (const chunk of chunks) {
    if (held !== undefined) yield sealChunk(held, number++, false)
    held = chunk
  }
  yield sealChunk(held ?? Buffer.alloc(0), number, true)
}

/** Why a sealed file cannot be read. */
export class DamagedFileError extends Error {}

/**
 * The content of a sealed file, piece by piece, each authenticated before it is given out; the last one only after the
 * SHA-256 of the whole file was found to be `address`.
 * @throws DamagedFileError
 */
export async function* unsealFile(
  file: FileHandle,
  paperKey: KeyObject,
  address: string,
): AsyncGenerator<Buffer, void, undefined> {
  const { size } = await file.stat()
  const bodyBytes = size - HEADER_BYTES
  if (bodyBytes < TAG_BYTES) throw new DamagedFileError('The file is too short')
  const hash = createHash('sha256')
  const header = await readExactly(file, HEADER_BYTES)
  hash.update(header)
  if (!header.subarray(0, MARK.length).equals(MARK)) throw new DamagedFileError('Not a sealed file')
  const key = fileKey(paperKey, header.subarray(MARK.length))
  const count = Math.ceil(bodyBytes / SEALED_CHUNK_BYTES)

  for (let number = 0; number < count; number += 1) {
    const isLast = number === count - 1
    const sealed = await readExactly(file, isLast ? bodyBytes - number * SEALED_CHUNK_BYTES : SEALED_CHUNK_BYTES)
    hash.update(sealed)
    const chunk = unsealChunk(sealed, key, nonceOf(number, isLast))
    if (isLast && hash.digest('hex') !== address) throw new DamagedFileError('The file is another one')
    yield chunk
  }
}

const unsealChunk = (sealed: Buffer, key: Buffer, nonce: Buffer): Buffer => {
  if (sealed.length < TAG_BYTES) throw new DamagedFileError('The last chunk is too short')
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAuthTag(sealed.subarray(end))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
  } catch (error) {
    throw new DamagedFileError('A chunk fails its authentication', { cause: error })
  }
}

const readExactly = async (file: FileHandle, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled)
    if (bytesRead === 0) throw new DamagedFileError('The file ends early')
    filled += bytesRead
  }
  return buffer
}
