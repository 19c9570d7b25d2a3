import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abiOf,
  layoutOf,
  readUlong,
  StructureReader,
  UNIX_ABI,
  ulongBytes,
  WINDOWS_ABI,
  writeStructure,
} from '../../../main/core/signing/tokens/host/abi.ts'
import { functionOffset, STRUCTURES } from '../../../main/core/signing/tokens/host/structures.ts'
import { checkProperty } from '../../property.ts'

/**
 * Sizes and offsets as a C compiler gives them for the header files of PKCS#11 v2.40: naturally aligned with a CK_ULONG of
 * 8 bytes, and under `#pragma pack(1)` with one of 4, as on Windows.
 */
const RECORDED = {
  CK_C_INITIALIZE_ARGS: [
    [48, { flags: 32, reserved: 40 }],
    [44, { flags: 32, reserved: 36 }],
  ],
  CK_TOKEN_INFO: [
    [
      208,
      { label: 0, manufacturer: 32, model: 64, serialNumber: 80, flags: 96, minPinLength: 144, hardwareVersion: 184 },
    ],
    [
      160,
      { label: 0, manufacturer: 32, model: 64, serialNumber: 80, flags: 96, minPinLength: 120, hardwareVersion: 140 },
    ],
  ],
  CK_SESSION_INFO: [
    [32, { state: 8 }],
    [16, { state: 4 }],
  ],
  CK_ATTRIBUTE: [
    [24, { value: 8, length: 16 }],
    [16, { value: 4, length: 12 }],
  ],
  CK_MECHANISM: [
    [24, { parameter: 8, length: 16 }],
    [16, { parameter: 4, length: 12 }],
  ],
  CK_RSA_PKCS_PSS_PARAMS: [
    [24, { mask: 8, saltLength: 16 }],
    [12, { mask: 4, saltLength: 8 }],
  ],
} as const

const NAMES = [
  'CK_C_INITIALIZE_ARGS',
  'CK_TOKEN_INFO',
  'CK_SESSION_INFO',
  'CK_ATTRIBUTE',
  'CK_MECHANISM',
  'CK_RSA_PKCS_PSS_PARAMS',
] as const

describe('structures of PKCS#11', () => {
  it.each(NAMES)('lays %s out as a compiler does, on Linux and on Windows', (name) => {
    for (const [index, abi] of [UNIX_ABI, WINDOWS_ABI].entries()) {
      const [size, offsets] = RECORDED[name][index] ?? [0, {}]
      const layout = layoutOf(STRUCTURES[name], abi)
      expect(layout.size).toBe(size)
      expect(Object.fromEntries(layout.offsets)).toMatchObject(offsets)
    }
  })

  it('finds the functions after the version, with a gap or without one', () => {
    const offsets = (['C_Initialize', 'C_Login', 'C_SignInit', 'C_Sign'] as const).map((name) => [
      functionOffset(name, UNIX_ABI),
      functionOffset(name, WINDOWS_ABI),
    ])
    expect(offsets).toEqual([
      [8, 2],
      [152, 146],
      [344, 338],
      [352, 346],
    ])
  })

  it('reads a CK_TOKEN_INFO of a Windows module', () => {
    const info = Buffer.alloc(160, ' ')
    info.write('VNPT-CA Token', 0)
    info.write('Feitian', 32)
    info.write('0123456789ABCDEF', 80)
    info.writeUInt32LE(0x20500, 96)
    info.writeUInt32LE(8, 120)
    const reader = new StructureReader(STRUCTURES.CK_TOKEN_INFO, WINDOWS_ABI, info)
    expect([reader.text('label'), reader.text('manufacturer'), reader.text('model')]).toEqual([
      'VNPT-CA Token',
      'Feitian',
      '',
    ])
    expect(reader.text('serialNumber')).toBe('0123456789ABCDEF')
    expect(reader.number('flags')).toBe(0x20500n)
    expect(reader.number('minPinLength')).toBe(8n)
  })

  it('writes a mechanism for a Windows module byte for byte', () => {
    const mechanism = writeStructure(STRUCTURES.CK_MECHANISM, WINDOWS_ABI, {
      mechanism: 0x0dn,
      parameter: 0x7ff612345678n,
      length: 12n,
    })
    expect(mechanism.toString('hex')).toBe('0d00000078563412f67f00000c000000')
  })

  it('reads what it wrote', () => {
    const numbers = fc.bigInt({ min: 0n, max: 0xffff_ffffn })
    const pointers = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n })
    checkProperty(
      fc.property(numbers, pointers, numbers, fc.constantFrom(UNIX_ABI, WINDOWS_ABI), (type, value, length, abi) => {
        const memory = writeStructure(STRUCTURES.CK_ATTRIBUTE, abi, { type, value, length })
        const reader = new StructureReader(STRUCTURES.CK_ATTRIBUTE, abi, memory)
        expect([reader.number('type'), reader.number('value'), reader.number('length')]).toEqual([type, value, length])
        expect(readUlong(abi, ulongBytes(abi, type))).toBe(type)
      }),
    )
  })

  it('knows the layout of each system', () => {
    expect(abiOf('win32')).toEqual({ ulong: 4, packed: true })
    expect(abiOf('linux')).toEqual({ ulong: 8, packed: false })
  })
})
