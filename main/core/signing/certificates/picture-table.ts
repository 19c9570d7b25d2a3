import type { Statement, Store } from '../../store/index.ts'

/** A picture that signatures are seen by: an officer's handwriting, or the agency's seal where `officer` is null. PNG. */
export interface SignaturePicture {
  readonly officer: string | null
  readonly content: Buffer
}

/** The agency's place in the table. */
const AGENCY = ''

/** Pictures of handwriting and of the seal. */
export class PictureTable {
  readonly #put: Statement<[string, Buffer], never>
  readonly #drop: Statement<[string], never>
  readonly #find: Statement<[string], { readonly content: Buffer }>
  readonly #all: Statement<[], { readonly officer: string; readonly content: Buffer }>

  constructor(store: Store) {
    this.#put = store.prepare('INSERT OR REPLACE INTO signing_pictures (officer, content) VALUES (?, ?)')
    this.#drop = store.prepare('DELETE FROM signing_pictures WHERE officer = ?')
    this.#find = store.prepare('SELECT content FROM signing_pictures WHERE officer = ?')
    this.#all = store.prepare('SELECT officer, content FROM signing_pictures ORDER BY officer LIMIT 500')
  }

  find(officer: string | null): Buffer | undefined {
    return this.#find.find(officer ?? AGENCY)?.content
  }

  /** The agency's first. */
  all(): SignaturePicture[] {
    return this.#all.all().map(({ officer, content }) => ({ officer: officer === AGENCY ? null : officer, content }))
  }

  /** Null takes it out. */
  put(officer: string | null, content: Buffer | null): void {
    if (content === null) this.#drop.run(officer ?? AGENCY)
    else this.#put.run(officer ?? AGENCY, content)
  }
}
