import type { Handlers, scanningCalls } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { RunningScan } from '../../../../shared/scanning/index.ts'
import type { FilingDesk } from '../../paper-files/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import type { Imaging } from '../imaging/index.ts'
import type { ScanSources } from '../sources/index.ts'
import { Adding } from './adding.ts'
import { viewBatch } from './batch-view.ts'
import { Batches } from './batches.ts'
import { Cleaner } from './cleaner.ts'
import { createDeviceHandlers } from './devices.ts'
import type { FreeBytes } from './disk.ts'
import { BatchFiling } from './filing.ts'
import { FolderInbox } from './folder.ts'
import type { PaperName } from './layout/layout.ts'
import { pageReadingAt } from './page-readings.ts'
import { PagePictures } from './pictures.ts'
import { ReadingQueue } from './reading-queue.ts'
import { Scans } from './scans.ts'
import { Settling } from './settling.ts'
import { suggestFieldsOfPages } from './suggesting.ts'
import type { SettingTable } from './tables/setting-table.ts'
import { UnreadTable } from './tables/unread-table.ts'

/** The calls this room answers. */
export type ScanningCall = keyof typeof scanningCalls

export interface ScanningRoomParts {
  readonly store: Store
  readonly papers: Papers
  readonly filing: FilingDesk
  readonly settings: SettingTable
  /** The imaging host's client, loaded when it is first wanted. */
  readonly imaging: () => Promise<Imaging>
  /** The scanners of this machine, loaded when they are first wanted. */
  readonly sources: () => Promise<ScanSources>
  readonly officerName: (id: string | undefined) => string
  readonly dossiers: {
    /** The code of a dossier; undefined as long as it is a draft. */
    readonly codeOf: (dossier: string) => string | undefined
    readonly findByCode: (code: string) => string | undefined
    /** Whether a dossier has a paper that may get a file. */
    readonly takesPaper: (paper: PaperName) => boolean
  }
  readonly freeBytes: FreeBytes
  /** Whether the machine runs on its battery. */
  readonly onBattery: () => boolean
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of every batch that changed, once that is durable. */
  readonly changed: (batch: string, scan: RunningScan | null) => void
  /** Told of every dossier one of whose papers got a file or a text. */
  readonly dossierChanged: (dossier: string) => void
  readonly report: (task: string, error: unknown) => void
}

export interface ScanningRoom {
  readonly handlers: Handlers<ScanningCall>
  /** Goes on with what was under way when the core ended. */
  resume(): void
  /** Goes on with reading that may have waited for something: the machine has its power again. */
  goOnReading(): void
  /** Ends scans and what goes on behind the desk's back; to be called before the store is closed. */
  close(): void
}

/** Puts the scanning room together over an open store. */
export function createScanningRoom(parts: ScanningRoomParts): ScanningRoom {
  const { store, papers, filing, settings, imaging, sources, dossiers, freeBytes, now, report } = parts
  const tell = (batch: string) => parts.changed(batch, scans.of(batch))
  const batches = new Batches({ store, papers, now, changed: tell })
  const settling = new Settling({
    store,
    batches,
    book: { findDossier: dossiers.findByCode, takesPaper: dossiers.takesPaper },
    isComing: (arrival) => scans.isComing(arrival),
  })
  const cleaner = new Cleaner({
    batches,
    papers,
    imaging,
    cleaned: (page) => settling.lookAt(page),
    idle: () => reading.wake(),
    report,
  })
  const scans = new Scans({
    batches,
    papers,
    imaging,
    sources,
    freeBytes,
    now,
    told: tell,
    came: (_batch, page) => cleaner.add([page]),
    ended: (batch) => {
      settling.look(batch)
      reading.wake()
    },
    report,
  })
  const adding = new Adding({ batches, papers, imaging, freeBytes, now, came: (_batch, pages) => cleaner.add(pages) })
  const unread = new UnreadTable(store)
  const reading = new ReadingQueue({
    store,
    batches,
    unread,
    papers,
    filing,
    imaging,
    mustWait: () => scans.isAny || !cleaner.isIdle || (parts.onBattery() && !settings.settings.readOnBattery),
    now,
    filedRead: parts.dossierChanged,
    report,
  })
  const batchFiling = new BatchFiling({
    store,
    batches,
    unread,
    papers,
    filing,
    imaging,
    cleaned: (batch) => cleaner.settled(batch),
    now,
    dossierChanged: parts.dossierChanged,
  })
  const folder = new FolderInbox({ batches, adding, settings, sources, report })
  const pictures = new PagePictures({ batches, papers, imaging })
  const view = (batch: string) =>
    viewBatch({ batches, officerName: parts.officerName, scanOf: (id) => scans.of(id) }, batch)

  return {
    resume: () => {
      batches.forgetOld()
      for (const { id } of batches.list(null)) {
        settling.look(id)
        cleaner.look(id)
      }
      reading.wake()
      folder.follow()
      sources()
        .then((all) => all.clearLeftovers())
        .catch((error: unknown) => report('scanning.leftovers', error))
    },
    goOnReading: () => reading.wake(),
    close: () => {
      scans.close()
      cleaner.close()
      reading.close()
      folder.close()
    },
    handlers: {
      ...createDeviceHandlers({
        settings,
        sources,
        findFolderProblem: () => folder.findProblem(),
        settingsChanged: () => folder.follow(),
      }),
      'scanning.open': ({ batch, dossier }, { officer }) => {
        batches.open(batch, dossier, officer.id)
        return view(batch)
      },
      'scanning.batches': ({ dossier }) => ({
        batches: batches.list(dossier).map(({ id, dossier: of, opened_at: openedAt, officer, pages }) => ({
          id,
          dossier: of,
          openedAt,
          officerName: parts.officerName(officer),
          pages,
          dossierCode: (of !== null && dossiers.codeOf(of)) || null,
        })),
      }),
      'scanning.batch': ({ batch }) => view(batch),
      'scanning.start': async (order) => {
        await scans.start(order)
        return {}
      },
      'scanning.cancel': async ({ batch }) => {
        await scans.cancel(batch)
        return {}
      },
      'scanning.add': async (added) => ({ pages: await adding.add({ ...added, arrival: added.page }) }),
      'scanning.picture': ({ batch, page, kind }) => pictures.read(batch, page, kind),
      'scanning.change': ({ batch, change }) => {
        batches.change(batch, change)
        cleaner.look(batch)
        return view(batch)
      },
      'scanning.reading': ({ batch, page }) => {
        const { reading: address } = batches.getPage(batch, page)
        return address === null ? null : pageReadingAt(papers, batches.ownerOf(batch), address)
      },
      'scanning.suggested-fields': async ({ dossier }) => ({
        fields: await suggestFieldsOfPages({ batches, papers }, dossier),
      }),
      'scanning.file': async ({ batch, counted, replace }, { officer }) => {
        if (scans.of(batch) !== null) throw new DeskError('scanning.running')
        const filed = await batchFiling.file({ batch, counted, replace, officer: officer.id })
        reading.wake()
        tell(batch)
        return { filed }
      },
      'scanning.drop': async ({ batch }) => {
        await scans.cancel(batch)
        batches.drop(batch)
        return {}
      },
      'scanning.codes': async ({ content }) => ({ codes: [...(await (await imaging()).codes(content))].slice(0, 50) }),
    },
  }
}
