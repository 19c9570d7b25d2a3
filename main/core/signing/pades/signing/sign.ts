import { constants, type KeyObject, verify as verifyRaw } from 'node:crypto'
import { DeskError } from '../../../../../shared/errors.ts'
import type { SignatureAlgorithm, SigningKey } from '../../signing-key.ts'
import { signatureValue } from '../cms/algorithms.ts'
import { type Signer, signedAttributes, signedData, signerOf } from '../cms/build.ts'
import { BadEncoding } from '../der/node.ts'
import { digestOf, isWeakKey } from '../der/signature-check.ts'
import { openForSigning, refusing } from '../pdf/open.ts'
import { type Certificate, readCertificate } from '../trust/certificate.ts'
import { addField, type FieldWish } from './field.ts'
import { digestAround, fillHole, fits, type Prepared } from './hole.ts'

/** Gets a time stamp over a signature value (its SHA-256), or undefined when no authority answers. */
export type Stamping = (digest: Buffer) => Promise<Buffer | undefined>

/** What is done with one file. */
export type SigningWish = Omit<FieldWish, 'kind' | 'room'>

export interface Signed {
  readonly bytes: Buffer
  /** B-B without, B-T with a time stamp (EN 319 142-1). */
  readonly level: 'B-B' | 'B-T'
}

/** Bytes of a signature beside its certificates, and of a time stamp with those of its authority. */
const BARE_ROOM = 2_048
const STAMP_ROOM = 12_288
/** Rooms are given in steps, so that files of a batch are alike. */
const ROOM_STEP = 1_024

/** Signs PDFs with one key: what is the same for all of them is made once. */
export class PdfSigner {
  readonly #key: SigningKey
  readonly #signer: Signer
  readonly #publicKey: KeyObject
  readonly #stamping: Stamping | undefined
  readonly #room: number

  /**
   * @param stamping without it signatures are B-B, to be stamped later
   * @throws DeskError signing.certificate-unusable for a certificate that can't be read or a key that is too weak
   */
  constructor(key: SigningKey, algorithm: SignatureAlgorithm, stamping?: Stamping) {
    const certificate = readOwn(key.certificate)
    const isEc = certificate.publicKey.asymmetricKeyType === 'ec'
    if (isWeakKey(certificate.publicKey) || isEc !== (algorithm.key === 'ec')) {
      throw new DeskError('signing.certificate-unusable')
    }
    const issuers = issuersOf(certificate, key.chain)
    this.#key = key
    this.#publicKey = certificate.publicKey
    this.#signer = signerOf(certificate.raw, issuers, algorithm)
    this.#stamping = stamping
    const certificates = [certificate.raw, ...issuers].reduce((sum, one) => sum + one.length, 0)
    const room = certificates + BARE_ROOM + (stamping === undefined ? 0 : STAMP_ROOM)
    this.#room = Math.ceil(room / ROOM_STEP) * ROOM_STEP
  }

  /**
   * Makes a file ready, so that nothing but the signature is missing.
   * @param allocate gives the bytes that the signed file is written into
   * @throws DeskError signing.pdf-damaged, signing.pdf-encrypted, signing.pdf-closed, signing.pdf-too-large, signing.no-such-page,
   * signing.place-outside
   */
  prepare(pdf: Buffer, wish: SigningWish, allocate?: (length: number) => Buffer): Prepared {
    const file = openForSigning(pdf)
    return refusing(() => addField(file, { ...wish, kind: 'signature', room: this.#room }, allocate))
  }

  /**
   * Signs a file that was made ready. What the token gave is checked under its certificate before it goes into the file.
   * @throws DeskError signing.key-mismatch, signing.signature-too-large, and what the key throws
   */
  async finish(prepared: Prepared): Promise<Signed> {
    const { algorithm } = this.#signer
    const attributes = signedAttributes(this.#signer, digestAround(prepared, algorithm.hash))
    const raw = await this.#key.sign(digestOf(algorithm.hash, attributes), algorithm)
    if (!isRightRaw(this.#publicKey, algorithm, attributes, raw)) throw new DeskError('signing.key-mismatch')
    const stamp = await this.#stamping?.(digestOf('sha256', signatureValue(algorithm, raw)))
    if (stamp !== undefined) {
      const stamped = signedData(this.#signer, attributes, raw, stamp)
      // A stamp that doesn't fit is no reason to lose the signature: the file is stamped later.
      if (fits(prepared.hole, stamped)) return { bytes: fillHole(prepared, stamped), level: 'B-T' }
    }
    return { bytes: fillHole(prepared, signedData(this.#signer, attributes, raw)), level: 'B-B' }
  }

  /** Makes ready and signs. @throws DeskError as {@link prepare} and {@link finish} */
  async sign(pdf: Buffer, wish: SigningWish): Promise<Signed> {
    return this.finish(this.prepare(pdf, wish))
  }
}

/** The issuers that lead up from a certificate among those at hand, without the root. */
function issuersOf(certificate: Certificate, chain: readonly Buffer[]): Buffer[] {
  const candidates = chain.map(readOwn)
  const found: Certificate[] = []
  for (let below = certificate; found.length < candidates.length; ) {
    const issuer = candidates.find((one) => one.subjectName.equals(below.issuerName) && below.isSignedBy(one))
    if (issuer === undefined || issuer.subjectName.equals(issuer.issuerName) || found.includes(issuer)) break
    found.push(issuer)
    below = issuer
  }
  return found.map(({ raw }) => raw)
}

function readOwn(raw: Buffer): Certificate {
  try {
    return readCertificate(raw)
  } catch (cause) {
    if (!(cause instanceof BadEncoding)) throw cause
    throw new DeskError('signing.certificate-unusable', {}, { cause })
  }
}

function isRightRaw(key: KeyObject, algorithm: SignatureAlgorithm, signed: Buffer, raw: Buffer): boolean {
  if (algorithm.key === 'ec') return verifyRaw(algorithm.hash, signed, { key, dsaEncoding: 'ieee-p1363' }, raw)
  return algorithm.padding === 'pkcs1'
    ? verifyRaw(algorithm.hash, signed, { key, padding: constants.RSA_PKCS1_PADDING }, raw)
    : verifyRaw(
        algorithm.hash,
        signed,
        { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
        raw,
      )
}
