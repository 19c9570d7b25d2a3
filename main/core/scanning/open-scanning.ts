import { DeskError } from '../../../shared/errors.ts'
import type { DossierNames } from '../dossiers/index.ts'
import type { StartHost } from '../line/index.ts'
import type { OfficerBook } from '../people/index.ts'
import type { DocumentMaker } from '../printing/index.ts'
import { freeBytesOf } from './batches/disk.ts'
import { createScanningRoom, type ScanningRoom, type ScanningRoomParts } from './batches/room.ts'
import { SettingTable } from './batches/tables/setting-table.ts'
import type { Imaging } from './imaging/index.ts'
import { paperLabels } from './papers/paper-labels.ts'
import { separatorSheets } from './papers/separator-sheet.ts'
import type { ScanSources } from './sources/index.ts'

/** The imaging host's client, loaded when it is first wanted. */
export interface LazyImaging {
  readonly get: () => Promise<Imaging>
  close(): void
}

export interface ScanningParts
  extends Omit<
    ScanningRoomParts,
    'settings' | 'imaging' | 'sources' | 'freeBytes' | 'onBattery' | 'dossiers' | 'officerName'
  > {
  /** The desk's own directory. */
  readonly directory: string
  readonly imaging: LazyImaging
  readonly people: Pick<OfficerBook, 'getProfile' | 'find'>
  readonly dossiers: DossierNames
  /** Whether the machine runs on its battery; nobody knows unless told. */
  readonly onBattery?: () => boolean
}

/** The scanning room with the papers that it prints. */
export interface Scanning extends ScanningRoom {
  readonly separatorDocument: DocumentMaker
  readonly labelsDocument: DocumentMaker
}

/** Puts the scanning room together with this machine's scanners. None of their code is loaded before it is wanted. */
export function openScanning(parts: ScanningParts): Scanning {
  const { directory, imaging, people, dossiers, onBattery = () => false, ...rest } = parts
  const settings = new SettingTable(parts.store)
  let sources: Promise<ScanSources> | undefined
  const room = createScanningRoom({
    ...rest,
    officerName: (id) => (id && people.find(id)?.name) || '',
    dossiers: {
      codeOf: (dossier) => dossiers.find(dossier)?.code,
      findByCode: (code) => dossiers.findByCode(code)?.id,
      takesPaper: ({ dossier, code }) =>
        parts.filing.findPapers(dossier)?.some((paper) => paper.code === code && paper.use === 'hand-in') ?? false,
    },
    settings,
    onBattery,
    freeBytes: freeBytesOf(directory),
    imaging: imaging.get,
    sources: () => {
      sources ??= import('./sources/index.ts').then(({ createSources }) =>
        createSources({ settings: () => settings.settings }),
      )
      return sources
    },
  })
  return {
    ...room,
    separatorDocument: (request) => separatorSheets(people.getProfile(), request),
    labelsDocument: (request) => {
      const code = dossiers.find(request.subject)?.code
      const papers = parts.filing.findPapers(request.subject)
      if (code === undefined || papers === undefined) throw new DeskError('dossiers.unknown')
      return paperLabels({ code, papers, desk: people.getProfile(), request })
    },
  }
}

/** Pictures for every room that deals with them: one client, whose code is loaded and whose host is started when first wanted. */
export function openImaging(startHost: StartHost, report: (task: string, error: unknown) => void): LazyImaging {
  let loading: Promise<Imaging> | undefined
  let isClosed = false
  return {
    get: () => {
      loading ??= import('./imaging/index.ts').then(({ createImaging }) => {
        const imaging = createImaging({ startHost, log: (text) => report('imaging', new Error(text)) })
        if (isClosed) imaging.close()
        return imaging
      })
      return loading
    },
    close: () => {
      isClosed = true
      // Whoever asked for it hears of it when it could not be loaded.
      loading?.then((imaging) => imaging.close()).catch(() => undefined)
    },
  }
}
