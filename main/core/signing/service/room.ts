import type { CallInput, CallOutput, Handlers, SignedInCaller } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { PadesLevel, SignedThing } from '../../../../shared/signing/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import type {
  CertificateBook,
  FileToSign,
  KeepEvidence,
  SignatureWish,
  SigningBook,
  SigningOfficer,
  TrustDesk,
} from '../parts.ts'

/** The call this room answers. */
export type ServiceCall = 'signing.sign-by-service'

export interface ServiceParts {
  /** Address of the service as the settings have it; null while it is left alone. */
  readonly address: () => string | null
  readonly book: Pick<SigningBook, 'findFile' | 'requireSignable' | 'noteSigned'>
  readonly certificates: Pick<CertificateBook, 'findOwner' | 'mayUse'>
  /** Fingerprints of the certificates that an officer may sign with here. */
  readonly usableBy: (officer: string) => readonly string[]
  readonly papers: Pick<Papers, 'read' | 'put'>
  readonly trust: Pick<TrustDesk, 'trust' | 'revocation'>
  readonly keepEvidence: KeepEvidence
  readonly store: Pick<Store, 'withinTransaction'>
  /** Time stamps and what validation needs are got later; joins an open transaction. */
  readonly owe: (file: { readonly dossier: string; readonly signed: SignedThing }, level: PadesLevel) => void
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told when a dossier has a new signature. */
  readonly changed: (dossier: string) => void
}

export interface ServiceRoom {
  readonly handlers: Handlers<ServiceCall>
  /** Ends the waiting for the service. */
  close(): void
}

type Wish = CallInput<ServiceCall>
type Signed = CallOutput<ServiceCall>

/** Signs files one at a time with the local signing service, which has keys, PIN and window of its own. */
export function createServiceRoom(parts: ServiceParts): ServiceRoom {
  const closing = new AbortController()
  let underWay: { readonly run: string; readonly result: Promise<Signed> } | undefined
  return {
    handlers: {
      'signing.sign-by-service': (wish, caller) => {
        // Asked again by a screen that was not answered: the same window is waited for.
        if (underWay?.run === wish.run) return underWay.result
        if (underWay !== undefined) throw new DeskError('signing.service-busy')
        const result = sign(parts, wish, caller, closing.signal)
        underWay = { run: wish.run, result }
        return result.finally(() => {
          underWay = undefined
        })
      },
    },
    close: () => closing.abort(),
  }
}

async function sign(
  parts: ServiceParts,
  wish: Wish,
  { officer, rights }: Pick<SignedInCaller, 'officer' | 'rights'>,
  signal: AbortSignal,
): Promise<Signed> {
  const { book, certificates, papers, trust, keepEvidence, now, changed } = parts
  const { dossier, signed, of, kind, run, revision, notation = '' } = wish
  const address = parts.address()
  if (address === null) throw new DeskError('signing.service-off')
  const found = book.findFile(dossier, signed)
  if (found === undefined) throw new DeskError('signing.nothing-there')
  const before = alreadyMade(parts, found, run)
  if (before !== undefined) return before
  if (found.file.address !== of) throw new DeskError('signing.file-changed')
  const by = { officer: officer.id, rights }
  requireSignableBySome(parts, { dossier, revision, signed, of, kind }, by)

  const sent = await papers.read(dossier, of)
  const [{ signByService }, { requireSignedByService }, { NO_TRUST }, { findCertificate }] = await Promise.all([
    import('./service.ts'),
    import('./believed.ts'),
    import('../pades/index.ts'),
    import('../tokens/index.ts'),
  ])
  const received = await signByService(address, { pdf: sent, kind, documentNumber: notation, signal })
  const believed = await requireSignedByService(sent, received, {
    trust: (await trust.trust()) ?? NO_TRUST,
    now: new Date(now()),
    desk: await trust.revocation(),
  })
  const { signer, level, verified } = believed
  const certificate = verified.certificates
    .map((der) => findCertificate(der)?.view)
    .find((view) => view?.fingerprint === signer.fingerprint)
  const owner = certificates.mayUse(officer.id, signer.fingerprint)
  if (certificate === undefined || owner === undefined) throw new DeskError('signing.certificate-not-yours')
  const signature = { dossier, revision, signed, of, kind, certificate: signer.fingerprint }
  // Before anything is kept: the window may have stood open for minutes.
  book.requireSignable(signature, by)

  const { address: kept, size, mediaType } = await papers.put(dossier, received)
  const file = { address: kept, bytes: size, mediaType }
  const { certificates: chain, statuses, lists, report } = verified
  const evidence = await keepEvidence(dossier, { certificates: chain, statuses, lists, check: null, report })
  const { holder, unit } = signer
  parts.store.withinTransaction(() => {
    const made = { ...signature, file, owner, level, evidence, run, holder, unit }
    book.noteSigned(made, { officer: officer.id, now: now() }, rights)
    if (level === 'B-B' || level === 'B-T') parts.owe({ dossier, signed }, level)
  })
  changed(dossier)
  return { file: kept, level, certificate }
}

/**
 * Makes sure that the officer has some certificate that the file may be signed with: which one is chosen in the service's window, and nobody
 * should type a PIN there for nothing.
 */
function requireSignableBySome(
  { book, usableBy }: ServiceParts,
  wish: Omit<SignatureWish, 'certificate'>,
  by: SigningOfficer,
): void {
  let refusal = new DeskError('signing.certificate-not-yours')
  for (const certificate of usableBy(by.officer)) {
    try {
      book.requireSignable({ ...wish, certificate }, by)
      return
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      refusal = error
    }
  }
  throw refusal
}

/** What a run came to that was answered into the void: it never signs twice. */
function alreadyMade(
  { certificates }: ServiceParts,
  { file, signatures }: FileToSign,
  run: string,
): Signed | undefined {
  const made = signatures.find((one) => one.run === run)
  const registered = made === undefined ? undefined : certificates.findOwner(made.certificate)
  if (made === undefined || registered === undefined) return undefined
  return { file: file.address, level: made.level, certificate: registered.certificate }
}
