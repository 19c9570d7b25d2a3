import type { DossierPaper, FileReference, Instant, ReceptionChannel } from './dossier.ts'
import type { PaperDetails, PaperFileOrigin, ReadingReference, Undigitized } from './paper-file.ts'
import type { DossierEvent } from './reduce.ts'

/** A file of a paper, as events named it. */
export interface FiledFile {
  /** The file as it is read now: with its text, once that was read. */
  readonly file: FileReference
  /** The address under which it was filed first. */
  readonly filedAs: string
  readonly origin: PaperFileOrigin
  readonly pictures: number
  /** Pages that the officer counted on paper. */
  readonly pages: number
  readonly reading: ReadingReference | null
  readonly from: { readonly dossier: string; readonly code: string; readonly address: string } | null
  /** Nothing once it was lawfully destroyed. */
  readonly details: PaperDetails
  readonly filedAt: Instant
  readonly officer: string | undefined
}

/** A paper of a dossier: its newest file, the ones before it, or why it has none. */
export interface FiledPaper {
  readonly file: FiledFile | null
  /** The oldest first. */
  readonly earlier: readonly FiledFile[]
  readonly undigitized: { readonly why: Undigitized; readonly reason: string } | null
}

/** A paper that no event told of. */
export const UNFILED: FiledPaper = { file: null, earlier: [], undigitized: null }

/**
 * The files of a dossier's papers by the papers' codes, from its events in canonical order. Of two files for one paper the later
 * counts, on every machine the same; who says that a paper has no file takes the one that was filed out, and filing one takes
 * the reason back.
 */
export function foldPaperFiles(events: readonly DossierEvent[]): ReadonlyMap<string, FiledPaper> {
  const papers = new Map<string, FiledPaper>()
  for (const event of events) {
    if (!isPaperEvent(event)) continue
    const code = event.open.paper
    papers.set(code, step(papers.get(code) ?? UNFILED, event))
  }
  return papers
}

type PaperEvent = Extract<
  DossierEvent,
  {
    readonly type:
      | 'dossier.paper-filed'
      | 'dossier.paper-read'
      | 'dossier.paper-described'
      | 'dossier.paper-undigitized'
  }
>

/** Whether an event tells something of a paper's file. */
export function isPaperEvent(event: DossierEvent): event is PaperEvent {
  return (
    event.type === 'dossier.paper-filed' ||
    event.type === 'dossier.paper-read' ||
    event.type === 'dossier.paper-described' ||
    event.type === 'dossier.paper-undigitized'
  )
}

function step(before: FiledPaper, event: PaperEvent): FiledPaper {
  switch (event.type) {
    case 'dossier.paper-filed': {
      const { file, origin, pictures, pages, reading, from, at } = event.open
      const details = event.personal?.details ?? {}
      const { officer } = event
      const filed = {
        file,
        filedAs: file.address,
        origin,
        pictures,
        pages,
        reading,
        from,
        details,
        filedAt: at,
        officer,
      }
      return { file: filed, earlier: withEarlier(before), undigitized: null }
    }
    case 'dossier.paper-read': {
      const read = (filed: FiledFile): FiledFile =>
        filed.file.address === event.open.of ? { ...filed, file: event.open.file, reading: event.open.reading } : filed
      return { ...before, file: before.file && read(before.file), earlier: before.earlier.map(read) }
    }
    case 'dossier.paper-described': {
      if (before.file === null) return before
      return { ...before, file: { ...before.file, pages: event.open.pages, details: event.personal?.details ?? {} } }
    }
    case 'dossier.paper-undigitized': {
      const { why } = event.open
      if (why === null) return { ...before, undigitized: null }
      const undigitized = { why, reason: event.personal?.reason ?? '' }
      return { file: null, earlier: withEarlier(before), undigitized }
    }
  }
}

function withEarlier({ file, earlier }: FiledPaper): readonly FiledFile[] {
  return file === null ? earlier : [...earlier, file]
}

/** What keeps a paper from being digitized as it should be: it has no file, or another number of pictures than pages. */
export type MissingFile = 'file' | 'pages'

/**
 * What a paper lacks (TT 01/2023/TT-VPCP, Điều 8: as many images as pages). Nothing for papers that are never scanned
 * (TT 03/2025/TT-VPCP, Điều 5): shown only, of an online dossier, or left out for a reason; nor for one that did not come.
 */
export function missingOf(
  paper: Pick<DossierPaper, 'use' | 'originals' | 'copies'>,
  { file, undigitized }: FiledPaper,
  channel: ReceptionChannel,
): MissingFile | null {
  if (paper.use === 'show') return null
  if (file !== null) return file.pictures === file.pages ? null : 'pages'
  if (undigitized !== null || channel === 'online' || paper.originals + paper.copies === 0) return null
  return 'file'
}
