import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadEncoding, readDer, readWholeDer } from '../../../main/core/signing/pades/der/node.ts'
import { integer, octetString, oid, sequence, setOf, unsigned } from '../../../main/core/signing/pades/der/write.ts'
import { checkProperty } from '../../property.ts'

describe('DER', () => {
  it('reads back what it writes', () => {
    checkProperty(
      fc.property(
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 70_000 }),
        fc.array(fc.nat(1_000_000), { maxLength: 8 }),
        (number, bytes, arcs) => {
          const dotted = ['1.2', ...arcs].join('.')
          const whole = readWholeDer(
            sequence(integer(number), octetString(Buffer.from(bytes)), oid(dotted), unsigned(Buffer.from(bytes))),
          )
          expect(whole.at(0).number).toBe(number)
          expect(whole.at(1).octets.equals(Buffer.from(bytes))).toBe(true)
          expect(whole.at(2).oid).toBe(dotted)
          expect(BigInt(`0x${whole.at(3).hex}`)).toBe(BigInt(`0x${Buffer.from(bytes).toString('hex')}`))
        },
      ),
    )
  })

  it('puts the values of a set in the order of their bytes, whatever order they came in', () => {
    checkProperty(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 9 }), (numbers) => {
        const values = numbers.map(integer)
        expect(setOf(values).equals(setOf([...values].reverse()))).toBe(true)
        const read = readWholeDer(setOf(values)).children.map(({ raw }) => raw)
        expect([...read].sort(Buffer.compare)).toEqual(read)
      }),
    )
  })

  it('reads what BER wrote without lengths and in pieces', () => {
    const pieces = Buffer.from('3080248004020102040103000000000000', 'hex')
    const whole = readDer(pieces)
    expect(whole.at(0).octets).toEqual(Buffer.from([1, 2, 3]))
    expect(whole.raw.length).toBe(15)
  })

  it('throws nothing but BadEncoding at whatever bytes', () => {
    const walk = (node: ReturnType<typeof readDer>): void => {
      if ((node.tag & 0x20) !== 0) node.children.forEach(walk)
    }
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          walk(readDer(Buffer.from(bytes)))
        } catch (error) {
          expect(error).toBeInstanceOf(BadEncoding)
        }
      }),
      2_000,
    )
    expect(() => readDer(Buffer.from('3080'.repeat(60), 'hex'))).toThrow(BadEncoding)
  })
})
