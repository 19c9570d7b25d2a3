import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import type { CertificatePurpose, CertificateView } from '../../../../shared/signing/index.ts'
import { DER_TAG, type DerValue, derValues, directoryString, objectIdentifier } from './der.ts'

/** A certificate with what people are shown of it. */
export interface ReadCertificate {
  readonly der: Buffer
  readonly view: CertificateView
  /** It certifies others. */
  readonly ofIssuer: boolean
}

const NAME = { commonName: '2.5.4.3', organization: '2.5.4.10', organizationalUnit: '2.5.4.11' } as const
const EXTENSION = { basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15', extendedKeyUsage: '2.5.29.37' } as const

/** Bits of KeyUsage (RFC 5280, 4.2.1.3) from the first on. */
const KEY_USAGES: readonly (CertificatePurpose | undefined)[] = [
  'digital-signature',
  'non-repudiation',
  'encryption',
  'encryption',
  undefined,
  'issuing',
]

/** RFC 5280 and RFC 9336; Microsoft's document signing is older than the latter and is what issuers write. */
const EXTENDED_USAGES: Readonly<Record<string, CertificatePurpose>> = {
  '1.3.6.1.5.5.7.3.1': 'server',
  '1.3.6.1.5.5.7.3.2': 'client',
  '1.3.6.1.5.5.7.3.3': 'code-signing',
  '1.3.6.1.5.5.7.3.4': 'email',
  '1.3.6.1.5.5.7.3.8': 'time-stamping',
  '1.3.6.1.5.5.7.3.9': 'status-answers',
  '1.3.6.1.5.5.7.3.36': 'document-signing',
  '1.3.6.1.4.1.311.10.3.12': 'document-signing',
}

/**
 * Reads a certificate (chứng thư số, RFC 5280) for people; it judges nothing. Node's own reader is not asked, since
 * Electron's crypto writes names otherwise and neither tells the key usage.
 * @returns undefined for what is no certificate, or for a key that is neither RSA nor EC: tokens hold all sorts
 */
export function findCertificate(der: Buffer): ReadCertificate | undefined {
  try {
    return readCertificate(der)
  } catch {
    return undefined
  }
}

function readCertificate(der: Buffer): ReadCertificate | undefined {
  const body = within(derValues(der)[0])[0]
  const parts = within(body)
  // The version stands first where it is not 1.
  const [serial, , issuer, validity, subject, key] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts
  if (body === undefined || key === undefined || serial === undefined) return undefined
  const size = keySizeOf(createPublicKey({ key: key.whole, format: 'der', type: 'spki' }))
  if (size === undefined) return undefined
  const [validFrom, validUntil] = within(validity).map(timeOf)
  if (validFrom === undefined || validUntil === undefined) return undefined
  const extensions = extensionsOf(parts.find(({ tag }) => tag === DER_TAG.EXPLICIT_3))
  const holder = namesOf(subject)
  const by = namesOf(issuer)
  return {
    der,
    ofIssuer: isIssuer(extensions.get(EXTENSION.basicConstraints)),
    view: {
      fingerprint: createHash('sha256').update(der).digest('hex'),
      holder: holder.get(NAME.commonName) ?? '',
      unit: [holder.get(NAME.organizationalUnit), holder.get(NAME.organization)].filter(Boolean).join(', '),
      issuer: by.get(NAME.commonName) ?? by.get(NAME.organization) ?? '',
      serial: serial.content
        .toString('hex')
        .replace(/^00(?=.)/, '')
        .toUpperCase(),
      validFrom,
      validUntil,
      purposes: purposesOf(extensions),
      ...size,
    },
  }
}

const within = (value: DerValue | undefined): DerValue[] => (value === undefined ? [] : derValues(value.content))

function keySizeOf(key: KeyObject): { keyKind: 'rsa' | 'ec'; keyBits: number } | undefined {
  const { kty, n, x } = key.export({ format: 'jwk' })
  if (kty === 'RSA' && n !== undefined) {
    const modulus = BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`)
    return { keyKind: 'rsa', keyBits: modulus.toString(2).length }
  }
  if (kty !== 'EC' || x === undefined) return undefined
  const bytes = Buffer.from(x, 'base64url').length
  // The one curve whose name is no multiple of eight.
  return { keyKind: 'ec', keyBits: bytes === 66 ? 521 : bytes * 8 }
}

/** UTCTime or GeneralizedTime, always in UTC (RFC 5280, 4.1.2.5). */
function timeOf({ tag, content }: DerValue): number {
  const GENERALIZED_TIME = 0x18
  const text = content.toString('latin1')
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19'
  const digits = tag === GENERALIZED_TIME ? text : century + text
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits)
  if (found === null) throw new RangeError('a time of no known kind')
  const [, year, month, day, hour, minute, second] = found.map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
}

/** Every kind of name once, as it is last given. */
function namesOf(name: DerValue | undefined): Map<string, string> {
  const names = new Map<string, string>()
  for (const pair of within(name).flatMap(within)) {
    const [kind, value] = within(pair)
    if (kind !== undefined && value !== undefined) names.set(objectIdentifier(kind.content), directoryString(value))
  }
  return names
}

function extensionsOf(explicit: DerValue | undefined): Map<string, Buffer> {
  const extensions = new Map<string, Buffer>()
  for (const extension of within(within(explicit)[0])) {
    const parts = within(extension)
    const [kind] = parts
    const value = parts.find(({ tag }) => tag === DER_TAG.OCTET_STRING)
    if (kind !== undefined && value !== undefined) extensions.set(objectIdentifier(kind.content), value.content)
  }
  return extensions
}

function isIssuer(basicConstraints: Buffer | undefined): boolean {
  if (basicConstraints === undefined) return false
  const [first] = within(derValues(basicConstraints)[0])
  return first?.tag === DER_TAG.BOOLEAN && first.content[0] !== 0
}

function purposesOf(extensions: ReadonlyMap<string, Buffer>): CertificatePurpose[] {
  const found = new Set<CertificatePurpose>()
  const usage = extensions.get(EXTENSION.keyUsage)
  const bits = usage === undefined ? undefined : derValues(usage)[0]?.content
  // The first byte of a BIT STRING counts bits that are not used.
  for (const [bit, purpose] of KEY_USAGES.entries()) {
    if (purpose !== undefined && ((bits?.[1] ?? 0) & (0x80 >> bit)) !== 0) found.add(purpose)
  }
  const extended = extensions.get(EXTENSION.extendedKeyUsage)
  for (const { content } of extended === undefined ? [] : within(derValues(extended)[0])) {
    const purpose = EXTENDED_USAGES[objectIdentifier(content)]
    if (purpose !== undefined) found.add(purpose)
  }
  return [...found]
}
