import { generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DEMONSTRATION_TOKEN_PIN } from '../../../../shared/people/demonstration.ts'
import type { SignedTrustList, TrustList } from '../../../../shared/signing/index.ts'
import { type CertificateName, writeCertificate } from './certificates.ts'

/** The file of a demonstration's keys within the desk's own directory. */
const PRACTICE_FILE = 'training-keys.json'
const YEARS = 10
const PUBLISHER = 'HUẤN LUYỆN – không có giá trị pháp lý'
const ROOT: CertificateName = { holder: 'Gốc HUẤN LUYỆN – không có giá trị pháp lý', unit: 'Quầy Một Cửa (trình diễn)' }

const Pem = z.string().startsWith('-----BEGIN')
const Base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** A token that a demonstration pretends to have: one certificate, one key, which is no secret. */
const PracticeToken = z.strictObject({
  serial: z.string().min(1),
  label: z.string().min(1),
  /** Published. */
  pin: z.string().min(4),
  /** DER, base64. */
  certificate: Base64,
  /** Of the issuers, the root included. DER, base64. */
  chain: z.array(Base64),
  /** PKCS#8. */
  key: Pem,
})

/** A training authority with all that it made: it vouches in a demonstration for whoever practises there, and for nobody elsewhere. */
export const Practice = z.strictObject({
  version: z.literal(1),
  /** Certificate of the root, PEM: stands where a province's root stands. */
  authority: Pem,
  /** The file of a trust list that believes this root and nobody else. */
  trustList: z.string().min(2),
  tokens: z.array(PracticeToken).min(1).max(20),
})
export type Practice = z.infer<typeof Practice>

/** Whom a token is made for. */
export interface PracticeHolder extends CertificateName {
  /** Names the token: `lanh-dao`. */
  readonly name: string
}

/**
 * Makes a training authority, a trust list and a token for each holder. The authority's own key is forgotten: nothing more is ever
 * issued under it.
 * @param now wall time in milliseconds since 1970
 */
export function makePractice(holders: readonly PracticeHolder[], now: number): Practice {
  const from = new Date(now - 86_400_000)
  const until = new Date(now)
  until.setUTCFullYear(until.getUTCFullYear() + YEARS)
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = { name: ROOT, publicKey: root.publicKey, key: root.privateKey }
  const rootCertificate = writeCertificate({
    subject: ROOT,
    publicKey: root.publicKey,
    issuer,
    use: 'issuing',
    from,
    until,
  })
  const issue = (subject: CertificateName) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return {
      privateKey,
      certificate: writeCertificate({ subject, publicKey, issuer, use: 'signing', from, until }),
    }
  }
  const list: TrustList = {
    version: 1,
    number: 1,
    publisher: PUBLISHER,
    published: new Date(now).toISOString(),
    renewBy: until.toISOString(),
    roots: [{ name: ROOT.holder, certificate: rootCertificate.toString('base64') }],
    intermediates: [],
    timeStamps: { addresses: [], roots: [] },
    responders: [],
  }
  const publisher = issue({ holder: PUBLISHER, unit: ROOT.unit })
  const text = JSON.stringify(list)
  const signedList: SignedTrustList = {
    list: text,
    chain: [pemOf(publisher.certificate)],
    signature: sign('sha256', Buffer.from(`motcua-desk trust-list\n${text}`), publisher.privateKey).toString('base64'),
  }
  return {
    version: 1,
    authority: pemOf(rootCertificate),
    trustList: JSON.stringify(signedList),
    tokens: holders.map(({ name, holder, unit }) => {
      const { certificate, privateKey } = issue({ holder: `${holder} (HUẤN LUYỆN)`, unit })
      return {
        serial: `HUAN-LUYEN-${name}`,
        label: `HUẤN LUYỆN (PIN ${DEMONSTRATION_TOKEN_PIN}) – ${holder}`,
        pin: DEMONSTRATION_TOKEN_PIN,
        certificate: certificate.toString('base64'),
        chain: [rootCertificate.toString('base64')],
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    }),
  }
}

/** Lays the keys of a demonstration into its desk's directory, which is made where it isn't there yet. */
export function layPractice(directory: string, practice: Practice): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  writeFileSync(join(directory, PRACTICE_FILE), JSON.stringify(practice), { mode: 0o600 })
}

/** The keys of a demonstration; undefined for a desk that has none, or whose file is no such. */
export function findPractice(directory: string): Practice | undefined {
  const file = join(directory, PRACTICE_FILE)
  if (!existsSync(file)) return undefined
  try {
    return Practice.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Whoever broke it has a desk without practice keys, which is no reason to have no desk.
    return undefined
  }
}

const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`
