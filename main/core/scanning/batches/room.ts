import type { Handlers, scanningCalls } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { BUILT_IN_PROFILES, type RunningScan } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import { Adding } from './adding.ts'
import { viewBatch } from './batch-view.ts'
import { Batches } from './batches.ts'

/** The calls this room answers. */
export type ScanningCall = keyof typeof scanningCalls

export interface ScanningRoomParts {
  readonly store: Store
  readonly papers: Papers
  readonly officerName: (id: string | undefined) => string
  /** The code of a dossier; undefined as long as it is a draft. */
  readonly codeOf: (dossier: string) => string | undefined
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of every batch that changed, once that is durable. */
  readonly changed: (batch: string, scan: RunningScan | null) => void
}

export interface ScanningRoom {
  readonly handlers: Handlers<ScanningCall>
}

/** Puts the scanning room together over an open store. */
export function createScanningRoom(parts: ScanningRoomParts): ScanningRoom {
  const { store, papers, now } = parts
  const scanOf = (): RunningScan | null => null
  const batches = new Batches({ store, papers, now, changed: (batch) => parts.changed(batch, scanOf()) })
  const adding = new Adding({ batches, papers, now })
  const view = (batch: string) => viewBatch({ batches, officerName: parts.officerName, scanOf }, batch)
  const notYet = (): never => {
    throw new DeskError('scanning.not-yet')
  }

  return {
    handlers: {
      'scanning.devices': () => ({
        devices: [],
        profiles: [...BUILT_IN_PROFILES],
        chosen: { device: null, profile: 'feeder-colour' },
        failed: [],
      }),
      'scanning.capabilities': notYet,
      'scanning.choose': notYet,
      'scanning.save-profile': notYet,
      'scanning.remove-profile': notYet,
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
          dossierCode: (of !== null && parts.codeOf(of)) || null,
        })),
      }),
      'scanning.batch': ({ batch }) => view(batch),
      'scanning.start': notYet,
      'scanning.cancel': notYet,
      'scanning.add': async (added) => ({ pages: await adding.add(added) }),
      'scanning.picture': async ({ batch, page, kind }) => {
        const { dossier } = batches.get(batch)
        const { original, cleaned } = batches.getPage(batch, page)
        const { address, mediaType } = kind === 'original' || cleaned === null ? original : cleaned
        if (mediaType === 'image/tiff') throw new DeskError('scanning.unknown-page')
        return { content: new Uint8Array(await papers.read(dossier ?? batch, address)), mediaType }
      },
      'scanning.change': ({ batch, change }) => {
        batches.change(batch, change)
        return view(batch)
      },
      'scanning.reading': notYet,
      'scanning.file': notYet,
      'scanning.drop': ({ batch }) => {
        batches.drop(batch)
        return {}
      },
      'scanning.codes': notYet,
      'scanning.settings': () => ({ folder: null, networkScanners: [], naps2: null, readOnBattery: false }),
      'scanning.set-settings': notYet,
    },
  }
}
