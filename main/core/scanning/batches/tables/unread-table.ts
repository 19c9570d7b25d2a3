import { z } from 'zod'
import { FileAddress, Identifier, Instant } from '../../../../../shared/dossier/dossier.ts'
import type { Statement, Store } from '../../../store/index.ts'

/** A page of a filed file, sealed under the key of its dossier, and its reading once there is one; `failed` for a page that can't be read. */
export const UnreadPage = z.strictObject({
  image: FileAddress,
  dpi: z.number().int().positive(),
  reading: z.union([FileAddress, z.literal('failed')]).nullable(),
})
export type UnreadPage = z.infer<typeof UnreadPage>

/** A file that was filed before all of it was read. */
export const UnreadFile = z.strictObject({
  file: FileAddress,
  dossier: Identifier,
  paper: z.string(),
  filedAt: Instant,
  title: z.string(),
  pages: z.array(UnreadPage).min(1),
})
export type UnreadFile = z.infer<typeof UnreadFile>

interface UnreadRow {
  readonly file: string
  readonly dossier: string
  readonly paper: string
  readonly filed_at: number
  readonly title: string
  readonly pages: string
}

/** Table of filed files that wait for their text. */
export class UnreadTable {
  readonly #put: Statement<[string, string, string, number, string, string], never>
  readonly #first: Statement<[], UnreadRow>
  readonly #remove: Statement<[string], never>

  constructor(store: Store) {
    this.#put = store.prepare(
      `INSERT INTO scan_unread (file, dossier, paper, filed_at, title, pages) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (file) DO UPDATE SET pages = excluded.pages`,
    )
    this.#first = store.prepare(
      'SELECT file, dossier, paper, filed_at, title, pages FROM scan_unread ORDER BY filed_at, file LIMIT 1',
    )
    this.#remove = store.prepare('DELETE FROM scan_unread WHERE file = ?')
  }

  put({ file, dossier, paper, filedAt, title, pages }: UnreadFile): void {
    this.#put.run(file, dossier, paper, filedAt, title, JSON.stringify(pages))
  }

  /** The file that has waited longest. */
  findFirst(): UnreadFile | undefined {
    const row = this.#first.find()
    if (row === undefined) return undefined
    const { filed_at: filedAt, pages, ...rest } = row
    return UnreadFile.parse({ ...rest, filedAt, pages: JSON.parse(pages) })
  }

  remove(file: string): void {
    this.#remove.run(file)
  }
}

/** Every file that an unread one needs until its text is in it. */
export function filesOfUnread({ pages }: UnreadFile): string[] {
  return pages.flatMap(({ image, reading }) => (reading === null || reading === 'failed' ? [image] : [image, reading]))
}

/** The name under which they are held. */
export function unreadHolder(file: string): string {
  return `reading of ${file}`
}
