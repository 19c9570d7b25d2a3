import type { FiledPaper } from '../../../../shared/contract/index.ts'
import type { PaperFileOrigin, ReadingReference } from '../../../../shared/dossier/paper-file.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { PageOrigin } from '../../../../shared/scanning/index.ts'
import type { PaperOfDossier } from '../../dossiers/index.ts'
import type { FilingDesk } from '../../paper-files/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import type { Imaging } from '../imaging/index.ts'
import type { Batches } from './batches.ts'
import { FilingPages, type PreparedPage } from './filing-pages.ts'
import type { LaidPage, PaperName } from './layout/layout.ts'
import type { PageRecord } from './tables/page-record.ts'
import { filesOfUnread, type UnreadFile, type UnreadTable, unreadHolder } from './tables/unread-table.ts'

/** How long originals stay after their pages were filed: 90 days, in milliseconds. */
export const ORIGINALS_STAY_MS = 90 * 86_400_000

const ORIGINS: Readonly<Record<PageOrigin, PaperFileOrigin>> = {
  scanner: 'scanned',
  folder: 'scanned',
  camera: 'photographed',
  file: 'imported',
}

export interface FilingOrder {
  readonly batch: string
  readonly replace: readonly PaperName[]
  readonly counted: readonly (PaperName & { readonly pages: number })[]
  /** Identifier of the officer. */
  readonly officer: string
}

export interface BatchFilingParts {
  readonly store: Store
  readonly batches: Batches
  readonly unread: UnreadTable
  readonly papers: Papers
  readonly filing: Pick<FilingDesk, 'requireFileable' | 'filePaper' | 'keepReading'>
  readonly imaging: () => Promise<Imaging>
  /** Waits until every page of a batch is cleaned and sorted. */
  readonly cleaned: (batch: string) => Promise<void>
  readonly now: () => number
  readonly dossierChanged: (dossier: string) => void
}

/** The pages of one paper. */
interface Group {
  readonly paper: PaperName
  readonly pages: readonly { readonly laid: LaidPage; readonly record: PageRecord }[]
}

/** A paper whose file is kept and only has to be named. */
interface Prepared {
  readonly group: Group
  readonly filing: Parameters<FilingDesk['filePaper']>[0]
  readonly unread: UnreadFile | undefined
  readonly originals: readonly string[]
}

/** Makes files of the pages of a batch and gives them to their papers: all in one transaction, so that a crash leaves all or nothing of it. */
export class BatchFiling {
  readonly #parts: BatchFilingParts
  readonly #pages: FilingPages
  readonly #underWay = new Map<string, Promise<FiledPaper[]>>()

  constructor(parts: BatchFilingParts) {
    this.#parts = parts
    this.#pages = new FilingPages(parts)
  }

  /**
   * Files what has a paper; the rest stays. Asked again while it goes on, it is done once.
   * @throws DeskError scanning.unknown-batch, scanning.nothing-to-file, scanning.changed-meanwhile; scanning.not-received for pages of a draft; those of
   *   `FilingDesk.requireFileable`, of imaging and of the store: nothing was filed then and all pages are where they were
   */
  async file(order: FilingOrder): Promise<FiledPaper[]> {
    this.#parts.batches.get(order.batch)
    const running = this.#underWay.get(order.batch) ?? this.#file(order)
    this.#underWay.set(order.batch, running)
    try {
      return await running
    } finally {
      this.#underWay.delete(order.batch)
    }
  }

  async #file(order: FilingOrder): Promise<FiledPaper[]> {
    const { batches, cleaned } = this.#parts
    await cleaned(order.batch)
    const groups = this.#groupsOf(order.batch)
    if (groups.length === 0) throw new DeskError('scanning.nothing-to-file')
    const papers = groups.map(({ paper }) => this.#requireFileable(paper))
    const owner = batches.ownerOf(order.batch)
    const prepared: Prepared[] = []
    for (const [place, group] of groups.entries()) {
      const found = papers[place]
      if (found !== undefined) prepared.push(await this.#prepare(order, group, found, owner))
    }
    this.#keep(order, prepared, owner)
    for (const dossier of new Set(groups.map(({ paper }) => paper.dossier))) this.#parts.dossierChanged(dossier)
    return prepared.map(({ filing: { dossier, code, pages, file } }) => ({ dossier, code, pages, bytes: file.bytes }))
  }

  /** The pages that have a paper, by paper. */
  #groupsOf(batch: string): Group[] {
    const { batches } = this.#parts
    const groups = new Map<string, { paper: PaperName; pages: { laid: LaidPage; record: PageRecord }[] }>()
    for (const laid of batches.layout(batch)) {
      const record = batches.pages.find(laid.id)
      if (laid.removed || laid.separator || laid.paper === null || record === undefined) continue
      const name = `${laid.paper.dossier} ${laid.paper.code}`
      const group = groups.get(name) ?? { paper: laid.paper, pages: [] }
      group.pages.push({ laid, record })
      groups.set(name, group)
    }
    return [...groups.values()]
  }

  #requireFileable({ dossier, code }: PaperName): PaperOfDossier {
    try {
      return this.#parts.filing.requireFileable(dossier, code)
    } catch (error) {
      if (error instanceof DeskError && error.code === 'dossiers.unknown') throw new DeskError('scanning.not-received')
      throw error
    }
  }

  async #prepare(order: FilingOrder, group: Group, found: PaperOfDossier, owner: string): Promise<Prepared> {
    const { papers, filing, now } = this.#parts
    const { dossier, code } = group.paper
    const isThis = (paper: PaperName) => paper.dossier === dossier && paper.code === code
    const old = order.replace.some(isThis) ? null : found.filed.file
    const before = old === null ? [] : await this.#pages.ofFile(dossier, old.file)
    const added: PreparedPage[] = []
    for (const { record } of group.pages) added.push(await this.#pages.ofBatch(record, owner, dossier))
    const pages = [...before, ...added]
    const title = found.paper.name
    const filedAt = now()
    const imaging = await this.#parts.imaging()
    const pdf = await imaging.assemble(
      pages.map(({ image, dpi, reading }) => ({ image, dpi, reading })),
      { title, language: 'vi', createdAt: filedAt },
    )
    const { address, size: bytes } = await papers.put(dossier, pdf)
    const isRead = pages.every(({ isDone }) => isDone)
    const reading: ReadingReference | null = isRead
      ? await filing.keepReading(
          dossier,
          pages.map((page) => page.reading),
        )
      : null
    // A second picture of a sheet, without its sticky note, is a picture in the file and no page.
    const count = group.pages.filter(({ laid }) => !laid.sameSheet).length
    const file = { address, bytes, mediaType: 'application/pdf' as const }
    const [first] = group.pages
    return {
      group,
      filing: {
        dossier,
        code,
        file,
        origin: ORIGINS[first?.record.origin ?? 'scanner'],
        pictures: (old?.pictures ?? 0) + count,
        pages: order.counted.find(isThis)?.pages ?? (old?.pages ?? 0) + count,
        details: old?.details ?? {},
        reading,
      },
      unread: isRead
        ? undefined
        : { file: address, dossier, paper: code, filedAt, title, pages: await this.#pages.keepUnread(dossier, pages) },
      originals: await this.#pages.keepOriginals(
        dossier,
        group.pages.map(({ record }) => record),
        owner,
      ),
    }
  }

  /** @throws DeskError scanning.changed-meanwhile when somebody changed pages while their files were made */
  #requireUnchanged(batch: string, prepared: readonly Prepared[]): void {
    const made = prepared.map(({ group }) => marksOf(group))
    const now = this.#groupsOf(batch).map(marksOf)
    if (made.join('\n') !== now.join('\n')) throw new DeskError('scanning.changed-meanwhile')
  }

  /** Names the files, lets the pages go and remembers what is still to be read, all at once. */
  #keep(order: FilingOrder, prepared: readonly Prepared[], owner: string): void {
    const { store, batches, unread, papers, filing, now } = this.#parts
    const at = now()
    store.withinTransaction(() => {
      this.#requireUnchanged(order.batch, prepared)
      for (const each of prepared) {
        filing.filePaper(each.filing, { officer: order.officer, now: at })
        papers.hold(each.originals, originalsHolder(each.filing.dossier), at + ORIGINALS_STAY_MS)
        if (each.unread === undefined) continue
        unread.put(each.unread)
        papers.hold(filesOfUnread(each.unread), unreadHolder(each.unread.file))
      }
      const filed = prepared.flatMap(({ group }) => group.pages.map(({ record }) => record))
      batches.leave(order.batch, filed)
      const rest = batches.layout(order.batch)
      if (!rest.every(({ removed, separator }) => removed || separator)) return
      // What is left is separators and the bin: the stack is done.
      const left = rest.flatMap(({ id }) => batches.pages.find(id) ?? [])
      papers.hold(
        left.map(({ original }) => original.address),
        originalsHolder(owner),
        at + ORIGINALS_STAY_MS,
      )
      batches.leave(order.batch, left)
    })
  }
}

/** Everything of a group that its file depends on. */
function marksOf({ paper, pages }: Group): string {
  const marks = pages.map(({ laid, record }) => [laid.id, laid.sameSheet, record.cleaned?.address])
  return JSON.stringify([paper.dossier, paper.code, marks])
}

/** The name under which originals of filed pages are held for a while. */
export function originalsHolder(owner: string): string {
  return `originals of ${owner}`
}
