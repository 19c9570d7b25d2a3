import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { Papers } from '../../../../main/core/papers/index.ts'
import type { Seat } from '../../../../main/core/people/index.ts'
import { signingRunTables } from '../../../../main/core/signing/migrations/0345-signing-runs.ts'
import { RevocationDesk, StampAuthorities, type Trust } from '../../../../main/core/signing/pades/index.ts'
import type { KeepEvidence, SigningKeys, TrustDesk } from '../../../../main/core/signing/parts.ts'
import { createRunsRoom, type RunsRoom } from '../../../../main/core/signing/runs/index.ts'
import { findCertificate } from '../../../../main/core/signing/tokens/index.ts'
import { openStore, type Store } from '../../../../main/core/store/index.ts'
import type { CallInput, RunWish, SignedInCaller, SigningRun } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { rightsOf } from '../../../../shared/people/roles.ts'
import type {
  CertificateOwnerKind,
  SignatureFault,
  SignedThing,
  SigningKind,
} from '../../../../shared/signing/index.ts'
import type { TestCertificate } from '../../../token/authority.ts'
import { HOA, PROFILE } from '../../dossiers/dossier-desk.ts'
import { openPapers, PAPER_MIGRATIONS } from '../../papers/paper-desk.ts'
import { BOOK_TABLES, TableBook } from './table-book.ts'

/** Whose certificates a desk of a test knows. */
export interface Registered {
  readonly certificate: TestCertificate
  readonly owner: CertificateOwnerKind
}

export interface RunDeskOptions {
  readonly keys: SigningKeys
  readonly registered: readonly Registered[]
  /** Whom the desk believes; without it nothing is stamped. */
  readonly trust?: Trust
  /** As it stands under documents. */
  readonly officerName?: string
  readonly picture?: (officer: string | null) => Buffer | undefined
  /** Milliseconds that a question for a PIN stands. */
  readonly answerWithinMs?: number
  /** Called at every step at which the desk might end, with its name. */
  readonly step?: (name: string) => void
}

/** A file of a dossier that is to be signed. */
export interface LaidFile {
  readonly dossier: string
  readonly signed: SignedThing
  readonly wish: RunWish
}

/** The runs over a real store and real papers, with a book of files that a test can look into. */
export class RunDesk {
  readonly directory: string
  readonly store: Store
  readonly book: TableBook
  readonly papers: Papers
  readonly room: RunsRoom
  readonly reported: (readonly [task: string, error: unknown])[] = []
  readonly dossiersChanged: string[] = []
  /** Runs that were told of, each time. */
  readonly told: string[] = []
  /** Who asks: an officer with every right. */
  readonly caller: SignedInCaller
  /** Where the officer is. */
  seat: Seat = 'here'
  now = Date.now()
  /** What the checks before a signature find. */
  faults: readonly SignatureFault[] = []
  readonly #key: Buffer
  readonly #listeners = new Set<() => void>()

  private constructor(directory: string, key: Buffer, store: Store, papers: Papers, options: RunDeskOptions) {
    this.directory = directory
    this.#key = key
    this.store = store
    this.papers = papers
    this.book = new TableBook(store)
    const officer = { ...HOA, name: options.officerName ?? HOA.name }
    this.caller = { screen: 1, officer, rights: rightsOf(HOA.roles), locked: false, mustChange: false }
    this.room = this.#furnish(options)
  }

  static async open(options: RunDeskOptions): Promise<RunDesk> {
    return RunDesk.#openIn(mkdtempSync(join(tmpdir(), 'motcua-runs-')), randomBytes(32), options)
  }

  /** What lies on the disk at this moment, as a power cut would leave it; to be opened with {@link openCopy}. */
  copy(): string {
    const directory = mkdtempSync(join(tmpdir(), 'motcua-runs-'))
    cpSync(this.directory, directory, { recursive: true })
    return directory
  }

  /** The desk of a copy. */
  async openCopy(directory: string, options: RunDeskOptions): Promise<RunDesk> {
    return RunDesk.#openIn(directory, this.#key, options)
  }

  static async #openIn(directory: string, key: Buffer, options: RunDeskOptions): Promise<RunDesk> {
    const store = openStore({
      directory,
      key,
      applicationVersion: '0.1.0',
      migrations: [...PAPER_MIGRATIONS, signingRunTables, BOOK_TABLES],
      report: (task, error) => {
        throw new Error(`Housekeeping task ${task} failed`, { cause: error })
      },
    })
    return new RunDesk(directory, key, store, (await openPapers(store)).papers, options)
  }

  leave(): void {
    this.room.close()
    this.store.close()
    rmSync(this.directory, { recursive: true, force: true })
  }

  /** Lays files, each of a dossier of its own. */
  async lay(
    contents: readonly Buffer[],
    signed: SignedThing = { kind: 'paper', code: 'to-khai' },
  ): Promise<LaidFile[]> {
    const laid: LaidFile[] = []
    for (const [index, content] of contents.entries()) {
      const dossier = v7()
      const kept = await this.papers.put(dossier, content)
      this.book.lay(dossier, signed, `Giấy tờ ${index + 1}`, kept)
      const wish = { dossier, revision: null, signed, of: kept.address, place: null }
      laid.push({ dossier, signed, wish })
    }
    return laid
  }

  async layOne(content: Buffer, signed?: SignedThing): Promise<LaidFile> {
    const [laid] = await this.lay([content], signed)
    if (laid === undefined) throw new Error('Nothing was laid')
    return laid
  }

  /** A wish for a file as it stands now. */
  wishFor({ dossier, signed }: LaidFile, more: Partial<RunWish> = {}): RunWish {
    return { dossier, revision: null, signed, of: this.#fileOf(dossier, signed), place: null, ...more }
  }

  /** The newest file of what was laid. */
  async content({ dossier, signed }: LaidFile): Promise<Buffer> {
    return this.papers.read(dossier, this.#fileOf(dossier, signed))
  }

  /** Begins a run. @returns its identifier */
  start(
    items: readonly RunWish[],
    kind: SigningKind,
    { token, certificate }: { readonly token: string; readonly certificate: TestCertificate },
    run = v7(),
  ): string {
    const input: CallInput<'signing.start'> = {
      run,
      kind,
      token,
      certificate: fingerprintOf(certificate),
      items: [...items],
    }
    this.room.handlers['signing.start'](input, this.caller)
    return run
  }

  view(run: string): SigningRun {
    const viewed = this.room.handlers['signing.run']({ run }, this.caller)
    if (viewed instanceof Promise) throw new Error('A run is told of at once')
    return viewed
  }

  /** Waits until a run is so. */
  until(run: string, isSo: (view: SigningRun) => boolean): Promise<SigningRun> {
    return new Promise((resolve) => {
      const look = (): void => {
        const view = this.view(run)
        if (!isSo(view)) return
        this.#listeners.delete(look)
        resolve(view)
      }
      this.#listeners.add(look)
      look()
    })
  }

  /** Waits until a run rests: ended or interrupted. */
  async rest(run: string): Promise<SigningRun> {
    await this.room.settled()
    return this.view(run)
  }

  /** Types a PIN once the run asks for it. */
  async type(run: string, pin: string | null): Promise<void> {
    await this.until(run, ({ state }) => state === 'asking-pin')
    this.room.handlers['signing.give-pin']({ run, pin: pin === null ? null : Buffer.from(pin) }, this.caller)
  }

  goOn(run: string, token: string): void {
    this.room.handlers['signing.go-on']({ run, token }, this.caller)
  }

  #fileOf(dossier: string, signed: SignedThing): string {
    const found = this.book.findFile(dossier, signed)
    if (found === undefined) throw new Error('Nothing was laid there')
    return found.file.address
  }

  #furnish(options: RunDeskOptions): RunsRoom {
    const { keys, registered, trust, picture, answerWithinMs, step = () => undefined } = options
    const { store, papers } = this
    const known = registered.map(({ certificate, owner }) => {
      const view = findCertificate(certificate.der)?.view
      if (view === undefined) throw new Error('Not a certificate')
      return { view, owner }
    })
    const find = (fingerprint: string) => known.find(({ view }) => view.fingerprint === fingerprint)
    const now = () => new Date(this.now)
    const authorities =
      trust === undefined ? undefined : new StampAuthorities(trust.stampAddresses, () => trust.stampRoots, now)
    const revocation = new RevocationDesk(now)
    const trustDesk: TrustDesk = {
      trust: () => Promise.resolve(trust),
      revocation: () => Promise.resolve(revocation),
      stampAuthorities: () => Promise.resolve(authorities),
      checkCertificate: (der, issuers, at) => {
        const certificate = findCertificate(der)?.view
        if (certificate === undefined) throw new DeskError('signing.certificate-unusable')
        const known = trust?.intermediates ?? []
        const check = {
          certificate,
          chain: [],
          faults: [...this.faults],
          standing: { state: 'unchecked' as const, why: 'not-asked' as const },
          checkedAt: at,
        }
        return Promise.resolve({
          check,
          chain: [der, ...issuers, ...known.map(({ raw }) => raw)],
          statuses: [],
          lists: [],
        })
      },
    }
    const keepEvidence: KeepEvidence = async (dossier, { certificates }) => {
      step('evidence')
      const packed = Buffer.concat([Buffer.from([0x1f, 0x8b]), ...certificates])
      const kept = await papers.putPacked(dossier, packed)
      step('evidence kept')
      return kept
    }
    this.book.written = () => step('event written')
    return createRunsRoom({
      store,
      papers: {
        read: async (dossier, address) => {
          step('read')
          return papers.read(dossier, address)
        },
        readInto: async (dossier, address, lend) => {
          step('read')
          return papers.readInto(dossier, address, lend)
        },
        put: async (dossier, content) => {
          step('put')
          const kept = await papers.put(dossier, content)
          step('file kept')
          return kept
        },
      },
      book: this.book,
      certificates: {
        mayUse: (_officer, fingerprint) => find(fingerprint)?.owner,
        findOwner: (fingerprint) => {
          const found = find(fingerprint)
          const owner = { kind: 'officer' as const, officer: HOA.id }
          return found && { certificate: found.view, owner, registeredAt: 0 }
        },
        pictureOf: (officer) => picture?.(officer),
      },
      trust: trustDesk,
      keys,
      keepEvidence,
      people: { getProfile: () => PROFILE, find: () => this.caller.officer },
      seatOf: () => this.seat,
      now: () => this.now,
      changed: (run) => {
        this.told.push(run)
        for (const listener of this.#listeners) listener()
      },
      dossierChanged: (dossier) => this.dossiersChanged.push(dossier),
      report: (task, error) => this.reported.push([task, error]),
      answerWithinMs,
    })
  }
}

export function fingerprintOf({ der }: TestCertificate): string {
  const read = findCertificate(der)
  if (read === undefined) throw new Error('Not a certificate')
  return read.view.fingerprint
}
