import type { Papers } from '../../papers/index.ts'
import type { OfficerBook, Seat } from '../../people/index.ts'
import type { Store } from '../../store/index.ts'
import type { CertificateBook, KeepEvidence, SigningBook, SigningKeys, TrustDesk } from '../parts.ts'
import type { OwedStamps } from '../stamps/index.ts'
import type { RunTable } from './run-table.ts'

/** What a run at work needs. */
export interface RunParts {
  readonly store: Store
  readonly table: RunTable
  readonly owed: OwedStamps
  readonly papers: Pick<Papers, 'read' | 'readInto' | 'put'>
  readonly book: SigningBook
  readonly certificates: Pick<CertificateBook, 'mayUse' | 'pictureOf'>
  readonly trust: Pick<TrustDesk, 'checkCertificate' | 'stampAuthorities'>
  readonly keys: SigningKeys
  readonly keepEvidence: KeepEvidence
  readonly people: Pick<OfficerBook, 'getProfile' | 'find'>
  readonly seatOf: (officer: string) => Seat
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of a dossier one of whose files was signed, once that is durable. */
  readonly dossierChanged: (dossier: string) => void
  readonly report: (task: string, error: unknown) => void
  /** Milliseconds that a question for a PIN stands; for tests. */
  readonly answerWithinMs?: number | undefined
}
