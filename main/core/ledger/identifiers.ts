import { v7 } from 'uuid'
import type { Tick } from './clock.ts'
import { takeRandom } from './randomness.ts'

const UUID_BYTES = 16

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The 16 bytes of a UUID in its usual text form, lower case.
 * @throws Error when the text is none: an identifier is made or validated before it comes here.
 */
export const toBytes = (uuid: string): Buffer => {
  if (!UUID.test(uuid)) throw new Error('An identifier is a UUID in lower case')
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** The text form of the 16 bytes of a UUID. */
export const toText = (bytes: Buffer): string => {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * A UUIDv7 (RFC 9562) whose time and first counter bits are those of a tick, so that the events of a device sort by
 * identifier as they do by clock; 42 of its bits are random.
 */
export const identifierAt = ({ wallMs, logical }: Tick): Buffer =>
  v7({ msecs: wallMs, seq: logical * 2 ** 16, random: takeRandom(UUID_BYTES) }, Buffer.alloc(UUID_BYTES))
