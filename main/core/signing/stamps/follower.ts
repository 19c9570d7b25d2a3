import type { FileReference } from '../../../../shared/dossier/dossier.ts'
import { DeskError, type ErrorCode } from '../../../../shared/errors.ts'
import type { PadesLevel, VerificationReport } from '../../../../shared/signing/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import type { StampAuthorities } from '../pades/index.ts'
import type { FileToSign, SigningBook, TrustDesk } from '../parts.ts'
import type { OwedStamp, OwedStamps } from './owed-stamps.ts'

/** How long answers about revocation are tried for, in milliseconds: a certificate whose issuer answers nobody never gets any. */
const TRIED_FOR_MS = 30 * 86_400_000
/** At least this long between two looks, in milliseconds, whatever the table says. */
const LEAST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 3_600_000
const LEVELS: readonly PadesLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA']
/** Failures that no further try mends: the file is there no more, or takes nothing. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'papers.unknown',
  'papers.damaged',
  'papers.too-large',
  'signing.pdf-damaged',
  'signing.pdf-encrypted',
  'signing.pdf-closed',
  'signing.pdf-too-large',
])

export interface StampFollowerParts {
  readonly store: Store
  readonly owed: OwedStamps
  readonly papers: Pick<Papers, 'read' | 'put'>
  readonly book: Pick<SigningBook, 'findFile' | 'noteStamped'>
  readonly trust: Pick<TrustDesk, 'trust' | 'revocation' | 'stampAuthorities'>
  /** Whether somebody signs just now: officers come first. */
  readonly mustWait: () => boolean
  readonly now: () => number
  /** Told of a dossier one of whose files was stamped, once that is durable. */
  readonly dossierChanged: (dossier: string) => void
  readonly report: (task: string, error: unknown) => void
}

/**
 * Gets behind the desk's back what signatures lack, one file at a time: time stamps (RFC 3161) that no authority gave when they were made, then what a
 * later verification needs (EN 319 142-1, B-LT). What fails is tried again later and later; the table outlives the desk.
 */
export class StampFollower {
  readonly #parts: StampFollowerParts
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(parts: StampFollowerParts) {
    this.#parts = parts
  }

  /** Goes on when something is due and nobody signs. */
  wake(): void {
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    this.#running ??= this.#run()
      .catch((error: unknown) => this.#report(error))
      .finally(() => {
        this.#running = undefined
        this.#sleep()
      })
  }

  /** Another trust list holds: other authorities may answer. */
  trustChanged(): void {
    if (this.#isClosed) return
    for (const wants of ['stamp', 'data'] as const) this.#parts.owed.tryAllAt(this.#parts.now(), wants)
    this.wake()
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#running
  }

  /** To be called before the store is closed. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    // Whoever woke it ends their turn first.
    await Promise.resolve()
    while (!this.#isClosed && !this.#parts.mustWait()) {
      const owed = this.#parts.owed.findDue(this.#parts.now())
      if (owed === undefined) return
      await this.#serve(owed)
    }
  }

  #sleep(): void {
    if (this.#isClosed) return
    try {
      const { owed, now, mustWait } = this.#parts
      const due = owed.nextDueAt()
      // Who signs wakes it at the end.
      if (due === undefined || mustWait()) return
      const wait = Math.min(LONGEST_WAIT_MS, Math.max(LEAST_WAIT_MS, due - now()))
      this.#timer = setTimeout(() => this.wake(), wait).unref()
    } catch (error) {
      this.#report(error)
    }
  }

  async #serve(owed: OwedStamp): Promise<void> {
    const { book, now } = this.#parts
    try {
      const file = book.findFile(owed.dossier, owed.signed)
      if (file === undefined || file.signatures.length === 0) return this.#parts.owed.remove(owed)
      const isDone = await this.#improve(owed, file)
      if (!isDone && !this.#isClosed) this.#inVain(owed)
    } catch (error) {
      if (this.#isClosed) return
      const isHopeless = error instanceof DeskError && HOPELESS.has(error.code)
      if (isHopeless) return this.#parts.owed.remove(owed)
      if (!(error instanceof DeskError && error.code === 'signing.stamp-unavailable')) this.#report(error)
      this.#parts.owed.putOff(owed, now())
    }
  }

  #inVain(owed: OwedStamp): void {
    const { now } = this.#parts
    const isGivenUp = owed.wants === 'data' && now() - owed.since > TRIED_FOR_MS
    if (isGivenUp) this.#parts.owed.remove(owed)
    else this.#parts.owed.putOff(owed, now())
  }

  /** Whether the file got anything, or was another one meanwhile. */
  async #improve(owed: OwedStamp, { file, signatures }: FileToSign): Promise<boolean> {
    const { store, papers, book, trust: desk, now, dossierChanged } = this.#parts
    const trust = await desk.trust()
    if (trust === undefined) return false
    const authorities = await desk.stampAuthorities()
    // While nobody can be asked, no file is read for nothing.
    if (owed.wants === 'stamp' && !mayAnswer(authorities, now())) return false
    const pdf = await papers.read(owed.dossier, file.address)
    // Loaded only now: a desk that never signs needs none of it.
    const { upgradePdf } = await import('../pades/index.ts')
    const upgraded = await upgradePdf(pdf, {
      trust,
      now: new Date(now()),
      desk: await desk.revocation(),
      stamping: async (digest) => authorities?.findStamp(digest),
      archive: false,
    })
    const certificates = signatures.map(({ certificate }) => certificate)
    const level = lowestOf(upgraded.report, certificates)
    const before = LEVELS.find((each) => signatures.some((signature) => signature.level === each)) ?? 'B-B'
    if (LEVELS.indexOf(level) <= LEVELS.indexOf(before)) return false
    const { address, size } = await papers.put(owed.dossier, upgraded.bytes)
    if (this.#isClosed) return false
    const next: FileReference = { address, bytes: size, mediaType: 'application/pdf' }
    store.transaction(() => {
      const { dossier, signed } = owed
      const isKept = book.noteStamped({ dossier, signed, of: file.address, file: next, level, evidence: null }, now())
      // Another file stands there meanwhile: its turn comes.
      if (!isKept) this.#parts.owed.putOff(owed, now())
      else if (level === 'B-T') this.#parts.owed.add({ dossier, signed, wants: 'data' }, now())
      else this.#parts.owed.remove(owed)
      // An authority that answers again answers for the others too.
      if (owed.wants === 'stamp') this.#parts.owed.tryAllAt(now(), 'stamp')
    })
    dossierChanged(owed.dossier)
    return true
  }

  #report(error: unknown): void {
    if (this.#isClosed || (error instanceof DeskError && error.code === 'store.closed')) return
    this.#parts.report('signing.stamps', error)
  }
}

function mayAnswer(authorities: StampAuthorities | undefined, now: number): boolean {
  return authorities?.counts.some(({ restsUntil }) => restsUntil <= now) ?? false
}

/**
 * The lowest level of the desk's own signatures of a file: what strangers signed in it doesn't count. A trusted stamp makes B-T, whoever vouches for
 * the signer by now.
 * @throws DeskError signing.pdf-damaged when a signature isn't whole: nothing is added to such a file
 */
function lowestOf({ signatures }: VerificationReport, certificates: readonly string[]): PadesLevel {
  const own = signatures.filter(
    ({ kind, signer }) => kind === 'signature' && signer !== null && certificates.includes(signer.fingerprint),
  )
  if (own.length === 0 || own.some(({ isIntact }) => !isIntact)) throw new DeskError('signing.pdf-damaged')
  const levels = own.map(({ level, stampedAt }) => level ?? (stampedAt === null ? 'B-B' : 'B-T'))
  return LEVELS.find((level) => levels.includes(level)) ?? 'B-B'
}
