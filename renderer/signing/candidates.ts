import type { CallOutput } from '../../shared/contract/contract.ts'
import {
  type CertificateOwnerKind,
  type CertificateView,
  OWNERS_OF_KIND,
  type SigningKind,
} from '../../shared/signing/index.ts'

/** What is plugged in and whose certificates are whose, as the desk says it. */
export type TokenSight = CallOutput<'signing.tokens'>
type PluggedToken = TokenSight['tokens'][number]

/** A certificate on a token that is plugged in and may be used for what is to be signed. */
export interface KeyCandidate {
  readonly token: PluggedToken
  readonly certificate: CertificateView
  readonly owner: CertificateOwnerKind
}

/** Whose a certificate is, to an officer: their own, the agency's that they may use, or nothing they may sign with. */
export function ownerFor(
  registered: TokenSight['registered'],
  officer: string,
  fingerprint: string,
): CertificateOwnerKind | null {
  const owner = registered.find(({ certificate }) => certificate.fingerprint === fingerprint)?.owner
  if (owner === undefined) return null
  const isTheirs = owner.kind === 'officer' ? owner.officer === officer : owner.officers.includes(officer)
  return isTheirs ? owner.kind : null
}

/**
 * The certificates that an officer may sign a kind with and that are plugged in now, the usual owner's first. A training key that nobody registered is
 * offered for any kind: it has no legal force whatever it signs.
 */
export function candidatesFor(sight: TokenSight, officer: string, kind: SigningKind): KeyCandidate[] {
  const owners = OWNERS_OF_KIND[kind]
  const found = sight.tokens.flatMap((token) =>
    token.certificates.flatMap((certificate): KeyCandidate[] => {
      const registered = ownerFor(sight.registered, officer, certificate.fingerprint)
      const isAnothers = sight.registered.some((each) => each.certificate.fingerprint === certificate.fingerprint)
      const owner = registered ?? (token.isTraining && !isAnothers ? (owners[0] ?? null) : null)
      return owner !== null && owners.includes(owner) ? [{ token, certificate, owner }] : []
    }),
  )
  return found.sort((one, other) => owners.indexOf(one.owner) - owners.indexOf(other.owner))
}

/** Whether a certificate is registered that an officer may sign a kind with, plugged in or not. */
export function isRegisteredFor(sight: TokenSight, officer: string, kind: SigningKind): boolean {
  return sight.registered.some(({ certificate }) => {
    const owner = ownerFor(sight.registered, officer, certificate.fingerprint)
    return owner !== null && OWNERS_OF_KIND[kind].includes(owner)
  })
}

/**
 * Whether an officer is offered to sign a kind at all: a certificate is registered for it, a key is at hand, or the local signing service, whose keys
 * the desk cannot see, may have one. What is missing then is told before anything is signed.
 */
export function maySignEver(sight: TokenSight, officer: string, kind: SigningKind): boolean {
  return sight.serviceOffered || isRegisteredFor(sight, officer, kind) || candidatesFor(sight, officer, kind).length > 0
}
