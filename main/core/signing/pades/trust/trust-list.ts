import { constants, verify } from 'node:crypto'
import { DeskError } from '../../../../../shared/errors.ts'
import { SignedTrustList, TrustList } from '../../../../../shared/signing/index.ts'
import { BadEncoding } from '../der/node.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import { faultAt, findChain } from './chain.ts'

/** A trust list that was checked and read. */
export interface Trust {
  readonly number: number
  readonly publisher: string
  readonly renewBy: Date
  readonly roots: readonly Certificate[]
  readonly intermediates: readonly Certificate[]
  readonly stampAddresses: readonly string[]
  /** Whom time stamps may lead to: roots of their own, and all others. */
  readonly stampRoots: readonly Certificate[]
  readonly responders: readonly Certificate[]
}

/** While a commune has no trust list nobody is believed, and nobody is disbelieved for it: who vouches can't be checked. */
export const NO_TRUST: Trust = {
  number: 0,
  publisher: '',
  renewBy: new Date(0),
  roots: [],
  intermediates: [],
  stampAddresses: [],
  stampRoots: [],
  responders: [],
}

/** What is signed begins with this, so that a signature made for something else never makes a trust list. */
const SIGNED_AS = 'motcua-desk trust-list\n'

/**
 * Reads a trust list that the province signed.
 * @param text of the file
 * @param authority the province's root that came with the installation, PEM
 * @param atLeast number of the list that is held already: an older one would bring back whom the province no longer trusts
 * @throws DeskError signing.trust-list-invalid for a signature that isn't the province's, an older list, or a wrong shape
 */
export function readTrustList(text: string, authority: string, now: Date, atLeast = 1): Trust {
  try {
    const { list, chain, signature } = SignedTrustList.parse(JSON.parse(text))
    const [signer, ...issuers] = chain.map((pem) => readCertificate(derOf(pem)))
    if (signer === undefined) throw new BadEncoding('No signer')
    const path = findChain(signer, issuers, [readCertificate(derOf(authority))], 'signing')
    // Codes are signed with the same chain; a certificate that is for code alone signs lists as well.
    const faults = path.faults.filter((fault) => fault !== 'wrong-purpose')
    if (faults.length > 0 || faultAt(path, now) !== undefined) throw new BadEncoding('Not the province')
    if (!isSigned(signer, list, Buffer.from(signature, 'base64'))) throw new BadEncoding('Another signature')
    const read = TrustList.parse(JSON.parse(list))
    if (read.number < atLeast) throw new BadEncoding('An older list')
    return trustOf(read)
  } catch (cause) {
    throw new DeskError('signing.trust-list-invalid', {}, { cause })
  }
}

function trustOf({ number, publisher, renewBy, roots, intermediates, timeStamps, responders }: TrustList): Trust {
  const read = (all: TrustList['roots']) =>
    all.map(({ certificate }) => readCertificate(Buffer.from(certificate, 'base64')))
  const ownRoots = read(roots)
  return {
    number,
    publisher,
    renewBy: new Date(renewBy),
    roots: ownRoots,
    intermediates: read(intermediates),
    stampAddresses: timeStamps.addresses,
    stampRoots: [...ownRoots, ...read(timeStamps.roots)],
    responders: read(responders),
  }
}

function isSigned({ publicKey }: Certificate, list: string, signature: Buffer): boolean {
  const signed = Buffer.from(`${SIGNED_AS}${list}`, 'utf8')
  if (publicKey.asymmetricKeyType === 'ec') return verify('sha256', signed, publicKey, signature)
  return verify(
    'sha256',
    signed,
    { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
    signature,
  )
}

function derOf(pem: string): Buffer {
  const body = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(pem)?.[1]
  if (body === undefined) throw new BadEncoding('Not PEM')
  return Buffer.from(body, 'base64')
}
