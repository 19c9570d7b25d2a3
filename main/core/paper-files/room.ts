import type { DossierPaperFiles, Handlers, PaperFile, paperCalls } from '../../../shared/contract/index.ts'
import type { FileReference } from '../../../shared/dossier/dossier.ts'
import { type FiledFile, missingOf } from '../../../shared/dossier/paper-files.ts'
import type { SignedFile } from '../../../shared/dossier/signed-files.ts'
import { DeskError } from '../../../shared/errors.ts'
import {
  type By,
  type DeskPeople,
  DossierPast,
  type DossiersRoom,
  type PaperOfDossier,
  paperDescribed,
  paperUndigitized,
} from '../dossiers/index.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import type { Papers } from '../papers/index.ts'
import type { Store } from '../store/index.ts'
import { FilingDesk, paperOf } from './filing.ts'
import { findHeld, type HeldParts } from './held.ts'
import { fileName } from './names.ts'
import { PageDrawer, type PagePictures } from './page-picture.ts'
import { reusePaper } from './reusing.ts'
import { suggestFieldsOf } from './suggesting.ts'
import type { PaperFileTables } from './tables.ts'
import { TextFollower } from './text/text-follower.ts'
import { searchText } from './text/text-search.ts'

/** The calls this room answers. */
export type PaperFilesCall = keyof typeof paperCalls

export interface PaperFilesRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** Those whose projection the ledger was opened with. */
  readonly tables: PaperFileTables
  readonly papers: Pick<Papers, 'get' | 'read' | 'put' | 'putPacked'>
  readonly people: DeskPeople
  readonly dossiers: Pick<DossiersRoom, 'dossiersOfPerson'>
  readonly findProcedure: HeldParts['findProcedure']
  /** Who draws pages; asked for when the first one is looked at. */
  readonly pictures: () => Promise<PagePictures>
  /** Whether the commune digitizes papers before it forwards a dossier. */
  readonly digitizeFirst: () => boolean
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of every dossier whose papers changed, once that is durable. */
  readonly changed: (dossier: string) => void
  /** Told of failures that must not stop anybody. */
  readonly report: (task: string, error: unknown) => void
}

export interface PaperFilesRoom {
  readonly handlers: Handlers<PaperFilesCall>
  /** Gives papers their files; joins an open transaction. */
  readonly filing: FilingDesk
  /** Brings the text of papers in step with what was filed. */
  readonly text: TextFollower
}

/** Held papers that are offered at most. */
const MOST_HELD = 200

/** Puts the room of files of papers together over an open ledger. */
export function createPaperFilesRoom(parts: PaperFilesRoomParts): PaperFilesRoom {
  const { store, ledger, tables, papers, people, dossiers, now, changed } = parts
  const filing = new FilingDesk({ store, ledger, papers })
  const drawer = new PageDrawer(papers, parts.pictures)
  const text = new TextFollower({ store, ledger, papers, index: tables.index, report: parts.report })
  tables.follow(() => text.wake())
  // What a crash or an earlier program left.
  text.wake()
  const held: HeldParts = {
    ledger,
    dossiersOf: dossiers.dossiersOfPerson,
    findProcedure: parts.findProcedure,
    communeName: () => people.getProfile().communeName,
  }

  return {
    filing,
    text,
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
      'papers.page': async ({ dossier, address, page }) => {
        const { file } = fileOf(DossierPast.read(ledger, dossier), address)
        return await drawer.draw({ dossier, file }, page)
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
      'papers.held': (request) => ({ papers: findHeld(held, request, now()).slice(0, MOST_HELD) }),
      'papers.reuse': async (reuse, { officer }) => {
        const countPages = (dossier: string, file: FileReference) => drawer.count({ dossier, file })
        await reusePaper({ ...held, papers, filing, countPages }, reuse, { officer: officer.id, now: now() })
        changed(reuse.dossier)
        return {}
      },
      'papers.search': (question) => ({
        hits: searchText({ index: tables.index, ledger }, question),
        reading: tables.table.countUnread(),
      }),
      'papers.suggested-fields': async ({ dossier }) => ({
        fields: await suggestFieldsOf({ ledger, papers }, dossier),
      }),
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
 * The file of a dossier at an address: its result, a document that is to be signed, or a file of one of its papers; earlier ones too, and
 * those before they were signed.
 * @throws DeskError papers.unknown; papers.secret
 */
function fileOf(past: DossierPast, address: string): OpenFile {
  const { result } = past
  if (result?.file.address === address) return { file: result.file, name: result.fileName }
  for (const each of past.papers) {
    const file = versionAt(filesOf(each), address)
    if (file === undefined) continue
    if (each.filed.undigitized?.why === 'secret') throw new DeskError('papers.secret', { paper: each.paper.name })
    return { file, name: fileName(each.paper.name, file.mediaType) }
  }
  for (const document of past.documents) {
    const file = versionAt([document], address)
    if (file !== undefined) return { file, name: fileName(document.name, file.mediaType) }
  }
  throw new DeskError('papers.unknown')
}

function versionAt(files: readonly SignedFile[], address: string): FileReference | undefined {
  return files
    .flatMap(({ versions, rivals }) => [versions, ...rivals.map((rival) => rival.versions)].flat())
    .find((version) => version.address === address)
}

function filesOf({ filed: { file, earlier } }: PaperOfDossier): readonly SignedFile[] {
  return file === null ? earlier : [file, ...earlier]
}
