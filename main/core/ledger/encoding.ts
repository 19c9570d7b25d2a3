import { createHash } from 'node:crypto'

/** What the hash of an event covers: everything that is said of it on every machine, personal payload as ciphertext. */
export interface HashedEvent {
  readonly previous: Buffer
  readonly deviceId: Buffer
  readonly epoch: number
  readonly sequence: number
  readonly id: Buffer
  readonly dossier: Buffer | null
  readonly officer: Buffer | null
  readonly wallMs: number
  readonly logical: number
  readonly type: string
  readonly version: number
  readonly open: string
  readonly sealed: Buffer | null
}

/** Bytes in the hash of an event. */
export const HASH_BYTES = 32

/** What stands for the event before the first one. */
export const NO_EVENT: Buffer = Buffer.alloc(HASH_BYTES)

const LAYOUT = 1
const ABSENT = 0xffff_ffff
const LENGTH_BYTES = 4

/**
 * The hash of an event: SHA-256 over a layout that can be read in one way only, so that no two events share their bytes.
 *
 * ```
 * 1 byte    layout, 0x01
 * then each field, in this order, as 4 bytes of length and that many bytes:
 *   previous  32 bytes, zeros for the first event of a device and epoch
 *   device    16 bytes     epoch    8 bytes     sequence 8 bytes
 *   id        16 bytes     dossier 16 bytes or absent      officer 16 bytes or absent
 *   wall_ms    8 bytes     logical  8 bytes
 *   type      UTF-8        version  8 bytes
 *   open      UTF-8 of the JSON text exactly as it is kept
 *   sealed    ciphertext as it is kept, or absent
 * ```
 * All numbers are unsigned and big-endian; an absent field has the length 0xFFFFFFFF and no bytes.
 * The layout is for ever: a new one gets a new first byte, and old events keep theirs.
 */
export const hashEvent = (event: HashedEvent): Buffer => {
  const fields = [
    event.previous,
    event.deviceId,
    event.epoch,
    event.sequence,
    event.id,
    event.dossier,
    event.officer,
    event.wallMs,
    event.logical,
    event.type,
    event.version,
    event.open,
    event.sealed,
  ]
  const bytes = Buffer.allocUnsafe(fields.reduce<number>((total, field) => total + LENGTH_BYTES + lengthOf(field), 1))
  let offset = bytes.writeUInt8(LAYOUT)
  for (const field of fields) {
    if (field === null) offset = bytes.writeUInt32BE(ABSENT, offset)
    else {
      offset = bytes.writeUInt32BE(lengthOf(field), offset)
      if (typeof field === 'number') offset = bytes.writeBigUInt64BE(BigInt(field), offset)
      else offset += typeof field === 'string' ? bytes.write(field, offset, 'utf8') : field.copy(bytes, offset)
    }
  }
  return createHash('sha256').update(bytes).digest()
}

const lengthOf = (field: Buffer | string | number | null): number => {
  if (field === null) return 0
  if (typeof field === 'number') return 8
  return typeof field === 'string' ? Buffer.byteLength(field, 'utf8') : field.length
}
