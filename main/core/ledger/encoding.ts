import { hash } from 'node:crypto'

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
const NUMBER_BYTES = 8

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
  const { type, open, dossier, officer, sealed } = event
  const typeLength = Buffer.byteLength(type, 'utf8')
  const openLength = Buffer.byteLength(open, 'utf8')
  const optionalLength = (dossier?.length ?? 0) + (officer?.length ?? 0) + (sealed?.length ?? 0)
  const writer = new FieldWriter(FIXED_BYTES + typeLength + openLength + optionalLength)
  writer.blob(event.previous)
  writer.blob(event.deviceId)
  writer.number(event.epoch)
  writer.number(event.sequence)
  writer.blob(event.id)
  writer.blob(dossier)
  writer.blob(officer)
  writer.number(event.wallMs)
  writer.number(event.logical)
  writer.text(type, typeLength)
  writer.number(event.version)
  writer.text(open, openLength)
  writer.blob(sealed)
  return hash('sha256', writer.bytes, 'buffer')
}

/** Bytes of the layout that don't depend on the event: 13 lengths, 5 numbers, previous, device and id. */
const FIXED_BYTES = 1 + 13 * LENGTH_BYTES + 5 * NUMBER_BYTES + HASH_BYTES + 16 + 16

class FieldWriter {
  readonly bytes: Buffer
  #offset: number

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size)
    this.#offset = this.bytes.writeUInt8(LAYOUT, 0)
  }

  blob(value: Buffer | null): void {
    if (value === null) {
      this.#uint32(ABSENT)
      return
    }
    this.#uint32(value.length)
    this.bytes.set(value, this.#offset)
    this.#offset += value.length
  }

  text(value: string, length: number): void {
    this.#uint32(length)
    this.#offset += this.bytes.write(value, this.#offset, 'utf8')
  }

  number(value: number): void {
    this.#uint32(NUMBER_BYTES)
    this.#uint32(Math.floor(value / 2 ** 32))
    this.#uint32(value % 2 ** 32)
  }

  #uint32(value: number): void {
    const { bytes } = this
    // Eighteen times per event: Buffer's own method checks each time anew that the number is one.
    bytes[this.#offset] = value >>> 24
    bytes[this.#offset + 1] = value >>> 16
    bytes[this.#offset + 2] = value >>> 8
    bytes[this.#offset + 3] = value
    this.#offset += 4
  }
}
