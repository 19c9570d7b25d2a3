import type { DossierPaperFiles, Handlers, PaperFile, paperCalls } from '../../../shared/contract/index.ts'
import type { FileReference } from '../../../shared/dossier/dossier.ts'
import { type FiledFile, missingOf } from '../../../shared/dossier/paper-files.ts'
import { DeskError } from '../../../shared/errors.ts'
import {
  type By,
  type DeskPeople,
  DossierPast,
  type PaperOfDossier,
  paperDescribed,
  paperUndigitized,
} from '../dossiers/index.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import type { Papers } from '../papers/index.ts'
import type { Store } from '../store/index.ts'
import type { FiledPaperTable } from './filed-papers.ts'
import { FilingDesk, paperOf } from './filing.ts'
import { fileName } from './names.ts'

/** The calls this room answers. */
export type PaperFilesCall = keyof typeof paperCalls

export interface PaperFilesRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** That whose projection the ledger was opened with. */
  readonly table: FiledPaperTable
  readonly papers: Pick<Papers, 'read' | 'putReading'>
  readonly people: DeskPeople
  /** Whether the commune digitizes papers before it forwards a dossier. */
  readonly digitizeFirst: () => boolean
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of every dossier whose papers changed, once that is durable. */
  readonly changed: (dossier: string) => void
}

export interface PaperFilesRoom {
  readonly handlers: Handlers<PaperFilesCall>
  /** Gives papers their files; joins an open transaction. */
  readonly filing: FilingDesk
}

/** Puts the room of files of papers together over an open ledger. */
export function createPaperFilesRoom(parts: PaperFilesRoomParts): PaperFilesRoom {
  const { store, ledger, table, papers, people, now, changed } = parts
  const filing = new FilingDesk({ store, ledger, papers })

  return {
    filing,
    handlers: {
      'papers.of-dossier': ({ dossier }) => {
        const past = DossierPast.read(ledger, dossier)
        const all = past.papers.map((each): DossierPaperFiles => {
          const { code, name, use } = each.paper
          const { file, undigitized } = each.filed
          const missing = missingOf(each.paper, each.filed, past.channel)
          return { code, name, use, file: file && toPaperFile(file), undigitized, missing }
        })
        return { papers: all, digitizeFirst: parts.digitizeFirst() }
      },
      'papers.read': async ({ dossier, address }) => {
        const { file, name } = fileOf(DossierPast.read(ledger, dossier), address)
        const content = new Uint8Array(await papers.read(dossier, address))
        return { content, mediaType: file.mediaType, name }
      },
      'papers.page': () => {
        throw new DeskError('papers.unknown')
      },
      'papers.describe': ({ dossier, code, details, pages }, { officer }) => {
        const { paper, filed } = filing.requireFileable(dossier, code)
        if (filed.file === null) throw new DeskError('papers.no-file', { paper: paper.name })
        append(officer.id, (at) =>
          draft(paperDescribed, { dossier, open: { at, paper: code, pages }, personal: { details } }),
        )
        changed(dossier)
        return {}
      },
      'papers.leave-undigitized': ({ dossier, code, because }, { officer }) => {
        const { paper } = paperOf(DossierPast.read(ledger, dossier), code)
        if (paper.use === 'show') throw new DeskError('papers.only-shown', { paper: paper.name })
        append(officer.id, (at) =>
          draft(paperUndigitized, {
            dossier,
            open: { at, paper: code, why: because?.why ?? null },
            personal: { reason: because?.reason ?? '' },
          }),
        )
        changed(dossier)
        return {}
      },
      'papers.held': () => ({ papers: [] }),
      'papers.reuse': () => {
        throw new DeskError('papers.unknown')
      },
      'papers.search': () => ({ hits: [], reading: table.countUnread() }),
      'papers.suggested-fields': () => ({ fields: [] }),
    },
  }

  function append(officer: string, drafted: (at: number) => Draft): void {
    const by: By = { officer, now: now() }
    store.withinTransaction(() => ledger.append([drafted(by.now)], by))
  }

  function toPaperFile({
    file,
    origin,
    pictures,
    pages,
    details,
    filedAt,
    officer,
    reading,
    from,
  }: FiledFile): PaperFile {
    return {
      file,
      origin,
      pictures,
      pages,
      details,
      filedAt,
      officerName: (officer && people.find(officer)?.name) || '',
      read: reading !== null,
      from: from && { dossier: from.dossier, code: from.code },
    }
  }
}

/** A file of a dossier that an officer may open, and what it is called when it is saved. */
interface OpenFile {
  readonly file: FileReference
  readonly name: string
}

/**
 * The file of a dossier at an address: its result, or a file of one of its papers, earlier ones too.
 * @throws DeskError papers.unknown; papers.secret
 */
function fileOf(past: DossierPast, address: string): OpenFile {
  const completed = past.find('dossier.completed')
  if (completed?.open.result.address === address) {
    return { file: completed.open.result, name: completed.personal?.fileName ?? '' }
  }
  for (const each of past.papers) {
    const file = filesOf(each).find((candidate) => candidate.address === address)
    if (file === undefined) continue
    if (each.filed.undigitized?.why === 'secret') throw new DeskError('papers.secret', { paper: each.paper.name })
    return { file, name: fileName(each.paper.name, file.mediaType) }
  }
  throw new DeskError('papers.unknown')
}

function filesOf({ filed: { file, earlier } }: PaperOfDossier): FileReference[] {
  return [...(file === null ? [] : [file]), ...earlier].map((each) => each.file)
}
