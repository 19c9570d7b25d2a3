import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { LedgerSigningBook } from '../../../../main/core/signing/book/signing-book.ts'
import { DeskCertificates } from '../../../../main/core/signing/certificates/certificates.ts'
import { PictureTable } from '../../../../main/core/signing/certificates/picture-table.ts'
import {
  openSigning,
  openSigningTables,
  type Signing,
  type SigningCall,
  signingEvents,
  signingMigrations,
} from '../../../../main/core/signing/index.ts'
import type { NewSignature } from '../../../../main/core/signing/parts.ts'
import { layPractice, makePractice, type Practice } from '../../../../main/core/signing/training/index.ts'
import type { Contract, Handler, OfficerView, SignedInCaller } from '../../../../shared/contract/index.ts'
import type { FileReference } from '../../../../shared/dossier/dossier.ts'
import { rightsOf } from '../../../../shared/people/roles.ts'
import type { DocumentRole, SignedThing, SigningKind } from '../../../../shared/signing/index.ts'
import { makeDocument } from '../../../pades/documents.ts'
import { BINH, DossierDesk, HOA, KHOA, MORNING, THU } from '../../dossiers/dossier-desk.ts'

/** Tokens that the desk of a test pretends to have, with whose certificates lie on them. */
export const TOKENS = { khoa: 'HUAN-LUYEN-khoa', hoa: 'HUAN-LUYEN-hoa', agency: 'HUAN-LUYEN-xa' } as const
type Holder = keyof typeof TOKENS

export interface SigningDeskOptions {
  /** Whether certificates are registered already: Khoa's and Hoa's for themselves, the agency's for Thu. */
  readonly registered?: boolean
  readonly trustAuthority?: string | null
  /** Without practice keys the desk is no demonstration. */
  readonly demonstration?: boolean
}

/** The signing room over real dossiers, papers, ledger and store, with keys in files instead of tokens. */
export class SigningDesk {
  readonly desk: DossierDesk
  readonly signing: Signing
  /** The room's own book once more, for what else than a run would tell it. */
  readonly book: LedgerSigningBook
  readonly practice: Practice
  /** Runs that screens were told of; null for tokens, certificates and trust. */
  readonly told: (string | null)[] = []
  readonly #waiting = new Set<() => void>()

  private constructor(desk: DossierDesk, practice: Practice, open: (own: SigningDesk) => Parts) {
    this.desk = desk
    this.practice = practice
    const { signing, book } = open(this)
    this.signing = signing
    this.book = book
  }

  static async open({
    registered = true,
    trustAuthority = null,
    demonstration = true,
  }: SigningDeskOptions = {}): Promise<SigningDesk> {
    const practice = makePractice(
      [
        { name: 'khoa', holder: KHOA.name, unit: 'UBND xã Quảng Trạch' },
        { name: 'hoa', holder: HOA.name, unit: 'UBND xã Quảng Trạch' },
        { name: 'xa', holder: 'UBND xã Quảng Trạch', unit: 'UBND xã Quảng Trạch' },
      ],
      MORNING,
    )
    const desk = await DossierDesk.open({}, MORE)
    if (demonstration) layPractice(desk.directory, practice)
    const own = await SigningDesk.#openOver(desk, practice, { demonstration, trustAuthority })
    if (registered) await own.#register()
    return own
  }

  static async #openOver(
    desk: DossierDesk,
    practice: Practice,
    { demonstration, trustAuthority }: Required<Omit<SigningDeskOptions, 'registered'>>,
  ): Promise<SigningDesk> {
    const { store, ledger, papers, room } = desk
    const tables = openSigningTables(store)
    let own: SigningDesk | undefined
    const people = {
      getProfile: () => desk.profile,
      find: (id: string) => [BINH, HOA, KHOA, THU].find((each) => each.id === id),
    }
    const signing = await openSigning({
      directory: desk.directory,
      store,
      ledger,
      tables,
      papers,
      people,
      dossiers: room,
      imaging: () => Promise.reject(new Error('no picture is worked on here')),
      startHost: () => {
        throw new Error('no library is loaded here')
      },
      demonstration,
      trustAuthority,
      seatOf: () => 'here',
      now: () => desk.now,
      dossierChanged: (dossier) => desk.changed.push(dossier),
      changed: (run) => own?.hear(run),
      report: (task, error) => desk.reported.push([task, error]),
    })
    const certificates = new DeskCertificates(tables.certificates, new PictureTable(store))
    const book = new LedgerSigningBook({ store, ledger, acts: room.acts, certificates })
    own = new SigningDesk(desk, practice, () => ({ signing, book }))
    return own
  }

  leave(): void {
    this.signing.close()
    this.desk.leave()
  }

  /** Asks the signing room as an officer at an unlocked screen. */
  async ask<Name extends SigningCall>(name: Name, input: Input<Name>, asker: OfficerView = HOA): Promise<Output<Name>> {
    const handler: Handler<Name> = this.signing.handlers[name]
    return await handler(input, callerOf(asker))
  }

  /** Fingerprint of a holder's certificate. */
  certificateOf(holder: Holder): string {
    const token = this.practice.tokens.find(({ serial }) => serial === TOKENS[holder])
    if (token === undefined) throw new Error(`${holder} has no token`)
    return createHash('sha256').update(Buffer.from(token.certificate, 'base64')).digest('hex')
  }

  /** Takes what a screen would be told. */
  hear(run: string | null): void {
    this.told.push(run)
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  /** Waits until something holds, looked at anew whenever screens are told of anything. */
  async until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
    for (;;) {
      const heard = this.told.length
      const found = await look()
      if (found !== undefined) return found
      if (this.told.length === heard) await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** A dossier that a specialist works on. */
  async taken(): Promise<string> {
    const { id } = await this.desk.accept()
    await this.desk.act(id, { act: 'take-over', note: '' }, BINH)
    return id
  }

  /** Lays a document as the specialist, and gives what it is and the address of its file. */
  async lay(
    dossier: string,
    role: DocumentRole = 'result',
    { document = v7(), name = 'Trích lục khai sinh' }: { readonly document?: string; readonly name?: string } = {},
  ): Promise<{ readonly signed: SignedThing; readonly of: string }> {
    const content = new Uint8Array(await makeDocument({ words: name.normalize('NFD').replaceAll(/[^ -~]/g, '') }))
    await this.ask('signing.lay-document', { dossier, document, role, name, content }, BINH)
    return { signed: { kind: 'document', document }, of: await this.addressOf(dossier, document) }
  }

  /** A dossier with a draft result that was submitted to a leader. */
  async submitted(
    to: OfficerView = KHOA,
  ): Promise<{ readonly dossier: string; readonly signed: SignedThing; readonly of: string }> {
    const dossier = await this.taken()
    const laid = await this.lay(dossier)
    await this.desk.act(dossier, { act: 'submit', to: to.id, note: 'Kính trình' }, BINH)
    return { dossier, ...laid }
  }

  /** Address of the newest file of a document. */
  async addressOf(dossier: string, document: string): Promise<string> {
    const { files } = await this.ask('signing.files', { dossier })
    const found = files.find(({ signed }) => signed.kind === 'document' && signed.document === document)
    if (found === undefined) throw new Error('There is no such document')
    return found.file.address
  }

  async revisionOf(dossier: string): Promise<number> {
    return (await this.desk.ask('dossiers.view', { id: dossier })).revision
  }

  async stateOf(dossier: string): Promise<string> {
    return (await this.desk.ask('dossiers.view', { id: dossier })).row.state
  }

  /** A file kept with a dossier that stands for one which was signed. */
  async keepFile(dossier: string, content: Buffer = Buffer.from('%PDF-1.7 ký')): Promise<FileReference> {
    const { address, size, mediaType } = await this.desk.papers.put(dossier, content)
    return { address, bytes: size, mediaType }
  }

  /** A signature that would be kept, of the newest file unless told otherwise. */
  async signature(
    dossier: string,
    signed: SignedThing,
    kind: SigningKind,
    { holder, ...parts }: { readonly holder: Holder } & Partial<NewSignature>,
  ): Promise<NewSignature> {
    return {
      dossier,
      revision: await this.revisionOf(dossier),
      signed,
      of: this.book.findFile(dossier, signed)?.file.address ?? '',
      kind,
      certificate: this.certificateOf(holder),
      file: await this.keepFile(dossier),
      owner: holder === 'agency' ? 'agency' : 'officer',
      level: 'B-B',
      evidence: await this.desk.papers.putPacked(dossier, EVIDENCE),
      run: v7(),
      holder: 'Đinh Văn Khoa',
      unit: 'UBND xã Quảng Trạch',
      ...parts,
    }
  }

  /** Keeps a signature as an officer made it. */
  note(signature: NewSignature, officer: OfficerView): void {
    this.book.noteSigned(signature, { officer: officer.id, now: this.desk.now }, rightsOf(officer.roles))
  }

  /** Approves the draft of a submitted dossier as the leader does with a signature. */
  async approved(): Promise<{ readonly dossier: string; readonly signed: SignedThing }> {
    const { dossier, signed } = await this.submitted()
    this.note(await this.signature(dossier, signed, 'approval', { holder: 'khoa' }), KHOA)
    return { dossier, signed }
  }

  async #register(): Promise<void> {
    const register = (holder: Holder, owner: Input<'signing.register-certificate'>['owner']) =>
      this.ask('signing.register-certificate', {
        certificate: this.certificateOf(holder),
        token: TOKENS[holder],
        owner,
      })
    await register('khoa', { kind: 'officer', officer: KHOA.id })
    await register('hoa', { kind: 'officer', officer: HOA.id })
    await register('agency', { kind: 'agency', officers: [THU.id] })
  }
}

/** Packed as evidence is: its first bytes are all that counts here. */
const EVIDENCE = Buffer.from([0x1f, 0x8b, 8, 0])

const MORE = {
  events: signingEvents,
  migrations: signingMigrations,
  projections: (store: Parameters<typeof openSigningTables>[0]) => [openSigningTables(store).projection],
}

interface Parts {
  readonly signing: Signing
  readonly book: LedgerSigningBook
}

type Input<Name extends SigningCall> = Parameters<Handler<Name>>[0]
type Output<Name extends SigningCall> = z.input<Contract[Name]['output']>

function callerOf(asker: OfficerView): SignedInCaller {
  return { screen: 1, officer: asker, rights: rightsOf(asker.roles), locked: false, mustChange: false }
}
