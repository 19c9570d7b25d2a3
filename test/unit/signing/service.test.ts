import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readServiceAddress } from '../../../main/core/signing/service/address.ts'
import { FRAME, takeFrame, writeFrame } from '../../../main/core/signing/service/frames.ts'
import { findUpload } from '../../../main/core/signing/service/upload.ts'
import { checkProperty } from '../../property.ts'

const FINGERPRINT = 'ab'.repeat(32)

describe('the address of a local signing service', () => {
  it.each([
    ['wss://127.0.0.1:8987', { host: '127.0.0.1', port: 8987, fingerprint: undefined }],
    ['wss://localhost/', { host: 'localhost', port: 8987, fingerprint: undefined }],
    ['wss://[::1]:9', { host: '::1', port: 9, fingerprint: undefined }],
    [`wss://127.0.0.1:8987#sha256=${FINGERPRINT}`, { host: '127.0.0.1', port: 8987, fingerprint: FINGERPRINT }],
    [
      `wss://127.0.0.1:8987#sha256=${FINGERPRINT.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:')}`,
      { host: '127.0.0.1', port: 8987, fingerprint: FINGERPRINT },
    ],
  ])('is read: %s', (text, address) => {
    expect(readServiceAddress(text)).toEqual(address)
  })

  it.each([
    'ws://127.0.0.1:8987',
    'https://127.0.0.1:8987',
    'wss://192.168.1.5:8987',
    'wss://127.0.0.1.example.vn:8987',
    'wss://user@127.0.0.1:8987',
    'wss://127.0.0.1:8987/SignApproved',
    'wss://127.0.0.1:8987/?a=b',
    'wss://127.0.0.1:8987#sha256=ab',
    'wss://127.0.0.1:8987#md5=ab',
    '127.0.0.1:8987',
    '',
  ])('is refused: %s', (text) => {
    expect(() => readServiceAddress(text)).toThrow('signing.service-address')
  })
})

describe('frames of a WebSocket', () => {
  const serverFrame = (kind: number, content: Buffer): Buffer => {
    const client = writeFrame(kind, content)
    const head = content.length < 126 ? 2 : 4
    const plain = Buffer.concat([client.subarray(0, head), content])
    plain[1] = (plain[1] ?? 0) & 0x7f
    return plain
  }

  it('are what was written, once they are whole', () => {
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 1_000 }), fc.nat(), (bytes, cut) => {
        const content = Buffer.from(bytes)
        const frame = serverFrame(FRAME.text, content)
        const some = frame.subarray(0, cut % frame.length)
        expect(takeFrame(some, 2_000)).toBeUndefined()
        const taken = takeFrame(Buffer.concat([frame, Buffer.from([7])]), 2_000)
        expect(taken?.frame).toMatchObject({ kind: FRAME.text, isLast: true })
        expect(taken?.frame.content.equals(content)).toBe(true)
        expect(taken?.rest).toEqual(Buffer.from([7]))
      }),
    )
  })

  it('hide what a client says under a mask of their own', () => {
    const [one, other] = [writeFrame(FRAME.text, Buffer.alloc(300)), writeFrame(FRAME.text, Buffer.alloc(300))]
    expect(one.length).toBe(308)
    expect(one.equals(other)).toBe(false)
    expect(() => takeFrame(one, 2_000)).toThrow('masked')
  })

  it('are refused when they are larger than anything expected, or speak of what was not agreed', () => {
    expect(() => takeFrame(serverFrame(FRAME.text, Buffer.alloc(300)), 299)).toThrow('too large')
    expect(() => takeFrame(Buffer.from([0xc1, 0x00]), 10)).toThrow('extension')
    const huge = Buffer.from([0x81, 127, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
    expect(() => takeFrame(huge, 10)).toThrow('too large')
  })
})

describe('the file in a form', () => {
  const TYPE = 'multipart/form-data; boundary="grenze"'
  const part = (disposition: string, content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--grenze\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  const form = (...parts: readonly Buffer[]): Buffer => Buffer.concat([...parts, Buffer.from('--grenze--\r\n')])

  it('is found whatever bytes it has', () => {
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const content = Buffer.from(bytes)
        const body = form(
          part('name="Status"', Buffer.from('0')),
          part('name="uploadfile"; filename="a.pdf"', content),
          part('name="other"; filename="b.pdf"', Buffer.from('x')),
        )
        expect(findUpload(body, TYPE)?.equals(content)).toBe(true)
      }),
    )
  })

  it('is the only one where none has the name, and none of several', () => {
    const one = part('name="file"; filename="a.pdf"', Buffer.from('%PDF'))
    expect(findUpload(form(one), 'multipart/form-data; boundary=grenze')?.toString()).toBe('%PDF')
    expect(findUpload(form(one, one), TYPE)).toBeUndefined()
  })

  it.each([
    ['no form', form(), 'application/pdf'],
    ['no boundary', form(), 'multipart/form-data'],
    [
      'an end that never comes',
      Buffer.from('--grenze\r\nContent-Disposition: form-data; name="uploadfile"; filename="a"\r\n\r\nabc'),
      TYPE,
    ],
    ['nothing', Buffer.alloc(0), TYPE],
    ['a field without a file', form(part('name="uploadfile"', Buffer.from('abc'))), TYPE],
  ])('is not there in %s', (_name, body, type) => {
    expect(findUpload(body, type)).toBeUndefined()
  })

  it('is looked for in anything without an exception', () => {
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, type) => {
        findUpload(Buffer.from(bytes), type)
        return findUpload(Buffer.concat([Buffer.from('--grenze'), Buffer.from(bytes)]), TYPE) === undefined || true
      }),
    )
  })
})
