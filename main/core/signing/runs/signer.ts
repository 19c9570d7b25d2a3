import type { FileReference } from '../../../../shared/dossier/dossier.ts'
import type { FileSignature } from '../../../../shared/dossier/signed-files.ts'
import { rightsOf } from '../../../../shared/people/roles.ts'
import { type BatchOutcome, PdfSigner, readLayout, type Signed, type SigningWish, signBatch } from '../pades/index.ts'
import type { CheckedCertificate, SignatureWish, SigningOfficer } from '../parts.ts'
import type { SigningKey } from '../signing-key.ts'
import type { TokenKey } from '../tokens/index.ts'
import { Looks } from './looks.ts'
import { chosenPlace, findPlace } from './placing.ts'
import type { RunParts } from './run-parts.ts'
import type { ItemRecord, RunRecord } from './run-table.ts'
import { REASONS, TRAINING } from './texts.ts'

export interface FileSignerParts extends RunParts {
  readonly run: RunRecord
  readonly checked: CheckedCertificate
}

/** Gives bytes to read a file into. */
type Lend = (length: number) => Buffer

/** Signs the files of one run: reads each when its turn comes, draws what is seen of it, keeps it with its event. */
export class FileSigner {
  readonly #parts: FileSignerParts
  /** Names of the files that were looked at, for the letters that they need. */
  readonly #names = new Map<number, string>()
  /** The files that were read: a stamp may have made another one of what the officer looked at. */
  readonly #read = new Map<number, string>()
  #looks: Looks | undefined
  #signer: PdfSigner | undefined

  constructor(parts: FileSignerParts) {
    this.#parts = parts
  }

  /** Looks whether a file may be signed. @throws DeskError as `SigningBook.requireSignable` */
  expect(item: ItemRecord): void {
    const { name } = this.#require(item)
    this.#names.set(item.number, name)
  }

  /** Draws what is the same on all that {@link expect} let pass. @throws DeskError signing.letter-missing, signing.picture-unusable */
  drawLooks(): void {
    const { run, certificates, table } = this.#parts
    const { holder, unit } = run.certificate
    const picture = certificates.pictureOf(run.owner === 'officer' ? run.officer : null)
    const files = table.items(run.id).flatMap(({ number, wish }) => {
      const name = this.#names.get(number)
      return name === undefined ? [] : [{ name, notation: wish.notation ?? null }]
    })
    const { kind, owner, isTraining } = run
    this.#looks = new Looks({ kind, owner, holder, unit, picture, isTraining }, files)
  }

  /** @throws DeskError signing.certificate-unusable */
  async takeKey(key: TokenKey): Promise<void> {
    const authorities = await this.#parts.trust.stampAuthorities()
    const stamping = authorities === undefined ? undefined : (digest: Buffer) => authorities.findStamp(digest)
    // Many tokens hold no issuer beside the certificate; the trust list may.
    const whole: SigningKey = {
      certificate: key.certificate,
      chain: [...key.chain, ...this.#parts.checked.chain],
      sign: (digest, algorithm) => key.sign(digest, algorithm),
    }
    this.#signer = new PdfSigner(whole, key.algorithms[0], stamping)
  }

  /** Signs files one after another; see `signBatch`: each is to be kept before the next is asked for. */
  sign(items: readonly ItemRecord[], endsAll: (failure: unknown) => boolean): AsyncGenerator<BatchOutcome<ItemRecord>> {
    if (this.#signer === undefined) throw new Error('Nothing is signed without a key')
    const files = items.map((item) => ({ name: item, read: (lend: Lend) => this.#prepare(item, lend) }))
    return signBatch(this.#signer, files, endsAll)
  }

  /**
   * Keeps a signed file, the evidence for it, its event and its state in the run.
   * @throws DeskError as `SigningBook.noteSigned` and `Papers.put`; the file is as it was before then
   */
  async keep(item: ItemRecord, { signed }: { readonly signed: Signed }): Promise<void> {
    const { store, table, owed, papers, book, keepEvidence, run, checked, certificates, now, dossierChanged } =
      this.#parts
    const { dossier } = item.wish
    const { level } = signed
    const { address, size } = await papers.put(dossier, signed.bytes)
    const file: FileReference = { address, bytes: size, mediaType: 'application/pdf' }
    const { chain, statuses, lists, check } = checked
    const owner = certificates.mayUse(run.officer, run.certificate.fingerprint) ?? null
    const evidence = await keepEvidence(dossier, {
      certificates: chain,
      statuses,
      lists,
      check: { ...check, owner },
      report: null,
    })
    const { holder, unit } = run.certificate
    store.transaction(() => {
      const of = this.#read.get(item.number) ?? item.wish.of
      const signature = {
        ...this.#wishOf(item),
        of,
        file,
        owner: run.owner,
        level,
        evidence,
        run: run.id,
        holder,
        unit,
      }
      book.noteSigned(signature, { officer: run.officer, now: now() }, this.#by.rights)
      table.setSigned(run.id, item.number, { file: address, level })
      owed.add({ dossier, signed: item.wish.signed, wants: level === 'B-B' ? 'stamp' : 'data' }, now())
    })
    dossierChanged(dossier)
  }

  async #prepare(item: ItemRecord, lend: Lend): Promise<{ readonly pdf: Buffer; readonly wish: SigningWish }> {
    const { papers, run, people, now } = this.#parts
    const { file, name, signatures } = this.#require(item)
    this.#read.set(item.number, file.address)
    const pdf = await papers.readInto(item.wish.dossier, file.address, lend)
    const at = new Date(now())
    if (this.#looks === undefined) throw new Error('Nothing is signed before its looks are drawn')
    const looks = this.#looks.of({ name, notation: item.wish.notation ?? null }, at)
    const { page, box } = await this.#placeOf(item, pdf, looks, signatures)
    const reason = run.isTraining ? `${REASONS[run.kind]} – ${TRAINING}` : REASONS[run.kind]
    const { communeName, provinceName } = people.getProfile()
    return {
      pdf,
      wish: {
        at,
        signer: run.certificate.holder,
        reason,
        location: `${communeName}, ${provinceName}`,
        appearance: { page, box, looks: looks.appearance },
      },
    }
  }

  async #placeOf(
    { wish: { place } }: ItemRecord,
    pdf: Buffer,
    look: ReturnType<Looks['of']>,
    signatures: readonly FileSignature[],
  ): Promise<Pick<Awaited<ReturnType<typeof findPlace>>, 'page' | 'box'>> {
    const { run, people } = this.#parts
    if (place !== null) return chosenPlace(place, look, readLayout(pdf).pages)
    const names = [people.find(run.officer)?.name ?? '', run.certificate.holder].filter((name) => name !== '')
    return findPlace({ pdf, kind: run.kind, look, names, approvals: approvalsOf(signatures) })
  }

  #require(item: ItemRecord): ReturnType<RunParts['book']['requireSignable']> {
    return this.#parts.book.requireSignable(this.#wishOf(item), this.#by)
  }

  /** Who signs, with the rights that they have now: those may have been taken since the run began. */
  get #by(): SigningOfficer {
    const { run, people } = this.#parts
    return { officer: run.officer, rights: rightsOf(people.find(run.officer)?.roles ?? []) }
  }

  #wishOf({ wish: { dossier, revision, signed, of } }: ItemRecord): SignatureWish {
    const { kind, certificate } = this.#parts.run
    return { dossier, revision, signed, of, kind, certificate: certificate.fingerprint }
  }
}

/** Fingerprints of certificates that approved a file. */
export function approvalsOf(signatures: readonly FileSignature[]): string[] {
  return signatures.filter(({ kind }) => kind === 'approval').map(({ certificate }) => certificate)
}
