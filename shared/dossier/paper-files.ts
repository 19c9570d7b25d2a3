import type { DossierPaper, FileReference, Instant, ReceptionChannel } from './dossier.ts'
import type { PaperDetails, PaperFileOrigin, ReadingReference, Undigitized } from './paper-file.ts'
import type { DossierEvent } from './reduce.ts'
import { type SignedFile, withSignature, withStamp } from './signed-files.ts'

/** A file of a paper, as events named it. It is read as its newest version: with its text once that was read, with its signatures. */
export interface FiledFile extends SignedFile {
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
    const code = paperOf(event)
    if (code !== undefined) papers.set(code, step(papers.get(code) ?? UNFILED, event))
  }
  return papers
}

/** The code of the paper whose file an event tells something of; undefined for all other events. */
export function paperOf(event: DossierEvent): string | undefined {
  switch (event.type) {
    case 'dossier.paper-filed':
    case 'dossier.paper-read':
    case 'dossier.paper-described':
    case 'dossier.paper-undigitized':
      return event.open.paper
    case 'dossier.file-signed':
    case 'dossier.file-stamped':
      return event.open.signed.kind === 'paper' ? event.open.signed.code : undefined
    default:
      return undefined
  }
}

/** Whether an event tells something of a paper's file. */
export function isPaperEvent(event: DossierEvent): boolean {
  return paperOf(event) !== undefined
}

function step(before: FiledPaper, event: DossierEvent): FiledPaper {
  switch (event.type) {
    case 'dossier.paper-filed': {
      const { file, origin, pictures, pages, reading, from, at } = event.open
      const filed: FiledFile = {
        file,
        versions: [file],
        signatures: [],
        rivals: [],
        filedAs: file.address,
        origin,
        pictures,
        pages,
        reading,
        from,
        details: event.personal?.details ?? {},
        filedAt: at,
        officer: event.officer,
      }
      return { file: filed, earlier: withEarlier(before), undigitized: null }
    }
    case 'dossier.paper-read':
      return eachFile(before, (filed) => withReading(filed, event.open))
    case 'dossier.file-signed':
      return eachFile(before, (filed) => withSignature(filed, event))
    case 'dossier.file-stamped':
      return eachFile(before, (filed) => withStamp(filed, event))
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
    default:
      return before
  }
}

function eachFile(before: FiledPaper, change: (filed: FiledFile) => FiledFile): FiledPaper {
  return { ...before, file: before.file && change(before.file), earlier: before.earlier.map(change) }
}

/** A file after it was read: the one with its text stands for it, but never for one that is signed, whose bytes must stay. */
function withReading(
  filed: FiledFile,
  { of, file, reading }: { readonly of: string; readonly file: FileReference; readonly reading: ReadingReference },
): FiledFile {
  if (filed.signatures.length > 0) {
    return filed.versions.some(({ address }) => address === of) ? { ...filed, reading } : filed
  }
  if (filed.file.address !== of) return filed
  return { ...filed, file, versions: [...filed.versions, file], reading }
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
