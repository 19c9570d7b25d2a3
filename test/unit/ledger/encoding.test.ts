import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HashedEvent, hashEvent, NO_EVENT } from '../../../main/core/ledger/encoding.ts'
import { checkProperty } from '../../property.ts'

const bytes = (first: number, length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, index) => first + index))

/** An event that must hash to the same bytes for ever; changing a vector means breaking every chain in the field. */
const RECEIVED: HashedEvent = {
  previous: NO_EVENT,
  deviceId: bytes(0x10, 16),
  epoch: 1,
  sequence: 1,
  id: bytes(0x20, 16),
  dossier: bytes(0x30, 16),
  officer: bytes(0x40, 16),
  wallMs: 1_783_324_800_123,
  logical: 2,
  type: 'dossier.received',
  version: 1,
  open: '{"procedure":"1.004884","note":"Đăng ký khai sinh"}',
  sealed: bytes(0x50, 40),
}
const SIGNED_IN: HashedEvent = {
  ...RECEIVED,
  previous: hashEvent(RECEIVED),
  sequence: 2,
  id: bytes(0x60, 16),
  dossier: null,
  officer: null,
  type: 'officer.signed-in',
  open: '{}',
  sealed: null,
}

const contentOf = (value: Buffer | string | number): Buffer => {
  if (typeof value === 'number') return Buffer.from(value.toString(16).padStart(16, '0'), 'hex')
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : value
}

/** The layout as it is documented, written a second time and in another way. */
const layoutOf = (event: HashedEvent): Buffer => {
  const field = (value: Buffer | string | number | null): Buffer => {
    const length = Buffer.alloc(4)
    if (value === null) {
      length.fill(0xff)
      return length
    }
    const content = contentOf(value)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, content])
  }
  return Buffer.concat([
    Buffer.from([1]),
    field(event.previous),
    field(event.deviceId),
    field(event.epoch),
    field(event.sequence),
    field(event.id),
    field(event.dossier),
    field(event.officer),
    field(event.wallMs),
    field(event.logical),
    field(event.type),
    field(event.version),
    field(event.open),
    field(event.sealed),
  ])
}

const identifier = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((value) => Buffer.from(value))
const event: fc.Arbitrary<HashedEvent> = fc.record({
  previous: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((value) => Buffer.from(value)),
  deviceId: identifier,
  epoch: fc.integer({ min: 1 }),
  sequence: fc.integer({ min: 1, max: 2 ** 40 - 1 }),
  id: identifier,
  dossier: fc.option(identifier),
  officer: fc.option(identifier),
  wallMs: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  logical: fc.integer({ min: 0, max: 65_535 }),
  type: fc.string({ unit: 'grapheme' }),
  version: fc.integer({ min: 1 }),
  open: fc.json(),
  sealed: fc.option(fc.uint8Array().map((value) => Buffer.from(value))),
})

describe('hashEvent', () => {
  it('gives the fixed vectors', () => {
    expect(hashEvent(RECEIVED).toString('hex')).toBe('3b608261f84a300be260dca97d5dfacf15d731da21318876af0fe0a743d8c1a9')
    expect(hashEvent(SIGNED_IN).toString('hex')).toBe(
      '96f919527c485b63c46a3964dce5dbfebc0b41ab24f0fe9ad38b8b2126567764',
    )
  })

  it('is SHA-256 over the documented layout', () => {
    checkProperty(
      fc.property(event, (any) => hashEvent(any).equals(createHash('sha256').update(layoutOf(any)).digest())),
      300,
    )
  })

  const DIFFERENT: { readonly [Field in keyof HashedEvent]: HashedEvent[Field] } = {
    previous: bytes(1, 32),
    deviceId: bytes(0x11, 16),
    epoch: 2,
    sequence: 2,
    id: bytes(0x21, 16),
    dossier: null,
    officer: bytes(0x41, 16),
    wallMs: RECEIVED.wallMs + 1,
    logical: 3,
    type: 'dossier.refused',
    version: 2,
    open: '{}',
    sealed: null,
  }
  it.each(Object.entries(DIFFERENT))('covers %s', (field, value) => {
    expect(hashEvent({ ...RECEIVED, [field]: value })).not.toEqual(hashEvent(RECEIVED))
  })

  it('tells an absent field from an empty one, and a text from its neighbour', () => {
    const none: HashedEvent = { ...RECEIVED, sealed: null }
    const empty: HashedEvent = { ...RECEIVED, sealed: Buffer.alloc(0) }
    expect(hashEvent(none)).not.toEqual(hashEvent(empty))
    const one: HashedEvent = { ...RECEIVED, type: 'ab', open: 'c' }
    const other: HashedEvent = { ...RECEIVED, type: 'a', open: 'bc' }
    expect(hashEvent(one)).not.toEqual(hashEvent(other))
  })
})
