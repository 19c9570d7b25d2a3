import type { Handlers } from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { DossiersRoom } from '../dossiers/index.ts'
import type { Ledger, Projection } from '../ledger/index.ts'
import type { StartHost } from '../line/index.ts'
import type { Papers } from '../papers/index.ts'
import type { OfficerBook, Seat } from '../people/index.ts'
import type { DocumentMaker } from '../printing/index.ts'
import type { LazyImaging } from '../scanning/index.ts'
import type { Store } from '../store/index.ts'
import { DocumentDesk } from './book/documents.ts'
import { LedgerSigningBook } from './book/signing-book.ts'
import { CertificateTable } from './certificates/certificate-table.ts'
import { DeskCertificates } from './certificates/certificates.ts'
import { PictureTable } from './certificates/picture-table.ts'
import { evidenceKeeper } from './evidence.ts'
import { createKeys } from './keys.ts'
import { openTokens } from './lazy-tokens.ts'
import type { SigningCall } from './parts.ts'
import { createBookHandlers } from './room.ts'
import { createRunsRoom, type RunsRoom } from './runs/index.ts'
import { createServiceRoom } from './service/index.ts'
import { SettingTable } from './settings/setting-table.ts'
import type { DeskTrainingKeys } from './training/index.ts'
import { ListTrustDesk } from './trust/trust-desk.ts'
import { TrustTable } from './trust/trust-table.ts'
import { createVerifyingRoom } from './verifying/index.ts'

/** The room's tables over an open store; the ledger is opened with their projection, the room is made with them. */
export interface SigningTables {
  readonly projection: Projection
  readonly certificates: CertificateTable
}

/** Opens the room's tables. */
export function openSigningTables(store: Store): SigningTables {
  const certificates = new CertificateTable(store)
  return { projection: certificates.projection, certificates }
}

export interface SigningParts {
  /** The desk's own directory. */
  readonly directory: string
  readonly store: Store
  readonly ledger: Ledger
  /** Those whose projection the ledger was opened with. */
  readonly tables: SigningTables
  readonly papers: Papers
  readonly people: Pick<OfficerBook, 'getProfile' | 'find'>
  readonly dossiers: Pick<DossiersRoom, 'acts' | 'awaitingSignature' | 'names'>
  /** Starts the process that a library of tokens is loaded in. */
  readonly startHost: StartHost
  /** What is done to pictures, in a process of its own. */
  readonly imaging: LazyImaging['get']
  /** Keys in files may be used in a demonstration only. */
  readonly demonstration: boolean
  /** The province's root that trust lists are signed under, PEM; null where it laid none. */
  readonly trustAuthority: string | null
  /** Where an officer is; a run asks nobody for a PIN who is not at an unlocked screen. */
  readonly seatOf: (officer: string) => Seat
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of every dossier whose files changed, once that is durable. */
  readonly dossierChanged: (dossier: string) => void
  /** Told that a run went on; null for tokens, certificates and trust. */
  readonly changed: (run: string | null) => void
  /** Told of failures that must not stop anybody. */
  readonly report: (task: string, error: unknown) => void
}

export interface Signing {
  readonly handlers: Handlers<SigningCall>
  readonly reportDocument: DocumentMaker
  /** Goes on with what was under way when the core ended. */
  resume(): void
  /** Somebody came to a screen, locked one or left. */
  seatsChanged(): void
  /** To be called before the store is closed. */
  close(): void
}

/** Puts the signing room together. None of the code that deals with tokens or PDFs is loaded before it is wanted. */
export async function openSigning(parts: SigningParts): Promise<Signing> {
  const { store, ledger, tables, papers, people, dossiers, now, changed, dossierChanged, report } = parts
  const settings = new SettingTable(store)
  const pictures = new PictureTable(store)
  const certificates = new DeskCertificates(tables.certificates, pictures)
  const told = () => changed(null)
  const modules = () => settings.settings.modules
  const practice = await openPractice(parts)
  const tokens = openTokens({ startHost: parts.startHost, modules, now, changed: told, report })
  const keys = createKeys({ tokens: tokens.get, hasModules: () => modules().length > 0, training: practice?.keys })
  const trust = new ListTrustDesk({
    store,
    ledger,
    table: new TrustTable(store),
    authority: practice?.authority ?? parts.trustAuthority,
    countOwedStamps: () => runs.countOwed(),
    now,
    report,
  })
  const book = new LedgerSigningBook({ store, ledger, acts: dossiers.acts, certificates })
  const keepEvidence = evidenceKeeper(papers)
  const common = { store, ledger, papers, people, trust, keepEvidence, now }
  const verifying = createVerifyingRoom({
    ...common,
    codeOf: (dossier) => dossiers.names.find(dossier)?.code,
    changed: dossierChanged,
  })
  const runs: RunsRoom = createRunsRoom({
    ...common,
    book,
    certificates,
    keys,
    seatOf: parts.seatOf,
    dossierChanged,
    changed,
    report,
  })
  const address = () => settings.settings.service
  const service = createServiceRoom({
    ...common,
    address,
    book,
    certificates,
    owe: runs.owe,
    usableBy: (officer) =>
      tables.certificates
        .all()
        .map(({ certificate }) => certificate.fingerprint)
        .filter((fingerprint) => certificates.mayUse(officer, fingerprint) !== undefined),
    changed: dossierChanged,
  })

  return {
    handlers: {
      ...createBookHandlers({
        ...common,
        table: tables.certificates,
        pictures,
        imaging: parts.imaging,
        keys,
        changed: told,
        dossiers,
        officerName: (id) => (id && people.find(id)?.name) || '',
        documents: new DocumentDesk({ store, ledger, papers }),
        settings,
        trainingAllowed: practice !== undefined,
        dossierChanged,
        watchTokens: tokens.watch,
        trustChanged: runs.trustChanged,
      }),
      ...runs.handlers,
      ...verifying.handlers,
      ...service.handlers,
      'signing.open-training-key': async ({ content, password }) => {
        if (practice === undefined) throw new DeskError('signing.training-not-allowed')
        const token = await practice.keys.openFile(content, password)
        told()
        return { token }
      },
    },
    reportDocument: verifying.reportDocument,
    resume: runs.resume,
    seatsChanged: runs.seatsChanged,
    close: () => {
      runs.close()
      service.close()
      tokens.close()
    },
  }
}

/** What a demonstration practises with: keys in files, and the authority that vouches for those it was made with. */
interface OpenPractice {
  readonly keys: DeskTrainingKeys
  readonly authority: string | undefined
}

async function openPractice({ demonstration, directory, now }: SigningParts): Promise<OpenPractice | undefined> {
  if (!demonstration) return undefined
  const [{ DeskTrainingKeys, findPractice }, { signingRuleOn }] = await Promise.all([
    import('./training/index.ts'),
    import('./tokens/index.ts'),
  ])
  const practice = findPractice(directory)
  const rule = () => signingRuleOn(isoDateOf(dayOf(localMinuteOf(now()))))
  return { keys: new DeskTrainingKeys({ isDemonstration: true, practice, rule }), authority: practice?.authority }
}
