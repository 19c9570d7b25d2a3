import type {
  FileToSign,
  NewSignature,
  NewStamp,
  SignatureWish,
  SigningBook,
} from '../../../../main/core/signing/parts.ts'
import type { Migration, Store } from '../../../../main/core/store/index.ts'
import type { FileReference } from '../../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { PadesLevel, SignedThing } from '../../../../shared/signing/index.ts'

/** Files and their signatures in tables of a test's own. */
export const BOOK_TABLES: Migration = {
  number: 9_100,
  name: 'book-of-a-test',
  up: (database) =>
    database.exec(`
      CREATE TABLE book_files (thing TEXT PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL, bytes INTEGER NOT NULL) STRICT;
      CREATE TABLE book_signatures (
        thing TEXT NOT NULL, kind TEXT NOT NULL, certificate TEXT NOT NULL, level TEXT NOT NULL, file TEXT NOT NULL
      ) STRICT;
    `),
}

interface FileRow {
  readonly name: string
  readonly address: string
  readonly bytes: number
}
export interface SignatureRow {
  readonly kind: NewSignature['kind']
  readonly certificate: string
  readonly level: PadesLevel
  readonly file: string
}

const thingOf = (dossier: string, signed: SignedThing): string => JSON.stringify([dossier, signed])

/** A book that knows files and signatures and nothing of dossiers: it takes part in transactions as the ledger does. */
export class TableBook implements SigningBook {
  readonly #store: Store
  /** Called when a signature was written and before its transaction ends. */
  written: () => void = () => undefined

  constructor(store: Store) {
    this.#store = store
  }

  lay(dossier: string, signed: SignedThing, name: string, { address, size }: { address: string; size: number }): void {
    this.#store.transaction(() =>
      this.#store
        .prepare<[string, string, string, number]>('INSERT OR REPLACE INTO book_files VALUES (?, ?, ?, ?)')
        .run(thingOf(dossier, signed), name, address, size),
    )
  }

  signatures(dossier: string, signed: SignedThing): SignatureRow[] {
    return this.#store
      .prepare<[string], SignatureRow>('SELECT kind, certificate, level, file FROM book_signatures WHERE thing = ?')
      .all(thingOf(dossier, signed))
  }

  requireSignable(wish: SignatureWish): FileToSign {
    const found = this.findFile(wish.dossier, wish.signed)
    if (found === undefined) throw new DeskError('signing.nothing-there')
    const isAlready = found.signatures.some(
      ({ kind, certificate }) => kind === wish.kind && certificate === wish.certificate,
    )
    if (isAlready) throw new DeskError('signing.already-signed')
    if (found.file.address !== wish.of) throw new DeskError('signing.file-changed')
    return found
  }

  findFile(dossier: string, signed: SignedThing): FileToSign | undefined {
    const row = this.#store
      .prepare<[string], FileRow>('SELECT name, address, bytes FROM book_files WHERE thing = ?')
      .find(thingOf(dossier, signed))
    if (row === undefined) return undefined
    return {
      file: { address: row.address, bytes: row.bytes, mediaType: 'application/pdf' },
      name: row.name,
      role: null,
      dossierCode: 'H56.17.22-261128-0001',
      signatures: this.signatures(dossier, signed).map(({ kind, certificate, level, file }) => ({
        kind,
        owner: 'officer',
        certificate,
        holder: '',
        unit: '',
        at: 0,
        officer: undefined,
        level,
        evidence: { address: file, bytes: 1 },
        run: '',
      })),
    }
  }

  noteSigned(signature: NewSignature): void {
    this.#store.withinTransaction(() => {
      this.requireSignable(signature)
      const { dossier, signed, kind, certificate, level, file } = signature
      this.#store
        .prepare<[string, string, string, string, string]>('INSERT INTO book_signatures VALUES (?, ?, ?, ?, ?)')
        .run(thingOf(dossier, signed), kind, certificate, level, file.address)
      this.#move(dossier, signed, file)
      this.written()
    })
  }

  noteStamped({ dossier, signed, of, file, level }: NewStamp): boolean {
    return this.#store.withinTransaction(() => {
      if (this.findFile(dossier, signed)?.file.address !== of) return false
      this.#store
        .prepare<[string, string]>('UPDATE book_signatures SET level = ? WHERE thing = ?')
        .run(level, thingOf(dossier, signed))
      this.#move(dossier, signed, file)
      return true
    })
  }

  #move(dossier: string, signed: SignedThing, file: FileReference): void {
    this.#store
      .prepare<[string, number, string]>('UPDATE book_files SET address = ?, bytes = ? WHERE thing = ?')
      .run(file.address, file.bytes, thingOf(dossier, signed))
  }
}
