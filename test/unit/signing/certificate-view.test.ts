import fc from 'fast-check'
import forge from 'node-forge'
import { describe, expect, it } from 'vitest'
import { findCertificate } from '../../../main/core/signing/tokens/index.ts'
import { checkProperty } from '../../property.ts'

const { pki, asn1 } = forge
const keys = pki.rsa.generateKeyPair({ bits: 2_048, workers: 0 })

function certificate(extensions: object[], serial = '00c0ffee'): Buffer {
  const made = pki.createCertificate()
  made.publicKey = keys.publicKey
  made.serialNumber = serial
  made.validity.notBefore = new Date(Date.UTC(2026, 0, 2, 3, 4, 5))
  made.validity.notAfter = new Date(Date.UTC(2051, 0, 2, 3, 4, 5))
  // Its types ask for a class where it takes a type.
  const utf8: number = asn1.Type.UTF8
  made.setSubject([
    { name: 'organizationName', value: 'UBND xã Tân Hưng', valueTagClass: utf8 },
    { shortName: 'OU', value: 'Văn phòng', valueTagClass: utf8 },
    { name: 'commonName', value: 'Đặng Thị Ngọc Ánh', valueTagClass: utf8 },
  ])
  made.setIssuer([{ name: 'organizationName', value: 'Nơi cấp', valueTagClass: utf8 }])
  made.setExtensions(extensions)
  made.sign(keys.privateKey, forge.md.sha256.create())
  return Buffer.from(asn1.toDer(pki.certificateToAsn1(made)).getBytes(), 'latin1')
}

const SIGNER = [
  { name: 'basicConstraints', cA: false },
  { name: 'keyUsage', critical: true, digitalSignature: true, nonRepudiation: true },
  { name: 'extKeyUsage', emailProtection: true, '1.3.6.1.5.5.7.3.36': true },
]

describe('a certificate', () => {
  it('is told to people in full, with Vietnamese names and times after 2050', () => {
    const read = findCertificate(certificate(SIGNER))
    expect(read?.ofIssuer).toBe(false)
    expect(read?.view).toMatchObject({
      holder: 'Đặng Thị Ngọc Ánh',
      unit: 'Văn phòng, UBND xã Tân Hưng',
      issuer: 'Nơi cấp',
      serial: 'C0FFEE',
      validFrom: Date.UTC(2026, 0, 2, 3, 4, 5),
      validUntil: Date.UTC(2051, 0, 2, 3, 4, 5),
      purposes: ['digital-signature', 'non-repudiation', 'email', 'document-signing'],
      keyKind: 'rsa',
      keyBits: 2_048,
    })
  })

  it('of an issuer is known as one', () => {
    const issuing = [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', keyCertSign: true },
    ]
    expect(findCertificate(certificate(issuing))).toMatchObject({ ofIssuer: true, view: { purposes: ['issuing'] } })
  })

  it('may say nothing of its purposes', () => {
    expect(findCertificate(certificate([]))?.view.purposes).toEqual([])
  })

  it('that is none, cut off or spoilt is left out and harms nothing', () => {
    const whole = certificate(SIGNER)
    checkProperty(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
        const spoilt = Buffer.from(whole.subarray(0, length))
        if (at < length) spoilt[at] = byte
        const read = findCertificate(spoilt)
        expect(read === undefined || read.view.fingerprint.length === 64).toBe(true)
        if (length < whole.length) expect(read).toBeUndefined()
      }),
      300,
    )
  })
})
