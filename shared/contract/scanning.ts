import { z } from 'zod'
import { Identifier } from '../dossier/dossier.ts'
import {
  Batch,
  PageColour,
  PageOrigin,
  PageQuad,
  PageReading,
  QuarterTurn,
  ScanCapabilities,
  ScanDevice,
  ScannerAddress,
  ScanProfile,
  ScanSettings,
  ScanSourceKind,
  SuggestedField,
} from '../scanning/index.ts'
import { typedLine } from '../text/typed.ts'
import { call } from './call.ts'

const DeviceId = typedLine(3, 400)
const ProfileId = ScanProfile.shape.id
const Pages = z.array(Identifier).min(1).max(1_000)

/** A change to the pages of a batch. Each is one step that `undo` takes back. */
export const BatchChange = z.discriminatedUnion('change', [
  /** Moves pages, in the order they are named, before another one; to the end when null. */
  z.strictObject({ change: z.literal('move'), pages: Pages, before: Identifier.nullable() }),
  /** Turns pages by quarters to the right, as they are now. */
  z.strictObject({ change: z.literal('turn'), pages: Pages, by: QuarterTurn }),
  /** Straightens in perspective by corners set by hand; null takes the program's own. */
  z.strictObject({ change: z.literal('corners'), page: Identifier, quad: PageQuad.nullable() }),
  z.strictObject({ change: z.literal('colour'), pages: Pages, colour: PageColour }),
  /** Shows pages as they were scanned, uncleaned but turned; or cleans them again. */
  z.strictObject({ change: z.literal('clean'), pages: Pages, clean: z.boolean() }),
  z.strictObject({ change: z.literal('remove'), pages: Pages }),
  z.strictObject({ change: z.literal('restore'), pages: Pages }),
  /** Begins a new paper at a page, or no longer does. */
  z.strictObject({ change: z.literal('begin'), page: Identifier, begins: z.boolean() }),
  /** Says to which paper of which dossier pages belong; null for none. */
  z.strictObject({
    change: z.literal('assign'),
    pages: Pages,
    paper: z.strictObject({ dossier: Identifier, code: typedLine(1, 60) }).nullable(),
  }),
  /** Says that a page shows the same sheet as the one before, without its sticky note, or no longer does. */
  z.strictObject({ change: z.literal('same-sheet'), page: Identifier, same: z.boolean() }),
  /** Takes the last step of the batch back. */
  z.strictObject({ change: z.literal('undo') }),
])
export type BatchChange = z.infer<typeof BatchChange>

/** A batch in a list. */
export const BatchRow = Batch.pick({ id: true, dossier: true, openedAt: true, officerName: true }).extend({
  pages: z.number().int().min(0),
  dossierCode: z.string().nullable(),
})
export type BatchRow = z.infer<typeof BatchRow>

/** What filing did with one paper. */
export const FiledPaper = z.strictObject({
  dossier: Identifier,
  code: z.string(),
  pages: z.number().int().positive(),
  bytes: z.number().int().positive(),
})
export type FiledPaper = z.infer<typeof FiledPaper>

export const scanningCalls = {
  /** Asks every source for its scanners; a source that fails is named and stops no other. */
  'scanning.devices': call(
    ['receive', 'process'],
    z.strictObject({}),
    z.strictObject({
      devices: z.array(ScanDevice).max(100),
      profiles: z.array(ScanProfile).max(40),
      /** What this machine scans with unless told otherwise. */
      chosen: z.strictObject({ device: z.string().nullable(), profile: z.string() }),
      failed: z.array(z.strictObject({ kind: ScanSourceKind.or(z.literal('folder')), code: z.string() })).max(10),
    }),
  ),
  'scanning.capabilities': call(['receive', 'process'], z.strictObject({ device: DeviceId }), ScanCapabilities),
  'scanning.choose': call(
    ['receive', 'process'],
    z.strictObject({ device: DeviceId.nullable(), profile: ProfileId }),
    z.strictObject({}),
  ),
  'scanning.save-profile': call(
    ['receive', 'process'],
    ScanProfile.extend({ name: typedLine(2, 60) }),
    z.strictObject({}),
  ),
  'scanning.remove-profile': call(['receive', 'process'], z.strictObject({ id: ProfileId }), z.strictObject({})),
  /** Opens a batch under an identifier the screen chose; asked twice it is opened once. A dossier may still be a draft. */
  'scanning.open': call(
    ['receive', 'process'],
    z.strictObject({ batch: Identifier, dossier: Identifier.nullable() }),
    Batch,
  ),
  /** Batches with pages that are not filed yet, the last first. */
  'scanning.batches': call(
    ['receive', 'process'],
    z.strictObject({ dossier: Identifier.nullable() }),
    z.strictObject({ batches: z.array(BatchRow).max(200) }),
  ),
  'scanning.batch': call(['receive', 'process'], z.strictObject({ batch: Identifier }), Batch),
  /** Starts a scan; pages come into the batch one by one and are told of by `scanning.changed`. */
  'scanning.start': call(
    ['receive', 'process'],
    z.strictObject({
      batch: Identifier,
      scan: Identifier,
      device: DeviceId,
      settings: ScanSettings,
      /** The page that is scanned anew and takes the place of the old one; null to add at the end. */
      instead: Identifier.nullable(),
    }),
    z.strictObject({}),
  ),
  'scanning.cancel': call(['receive', 'process'], z.strictObject({ batch: Identifier }), z.strictObject({})),
  /**
   * Adds a picture or a file (PDF, JPEG, PNG, TIFF) with all its pages. `page` is chosen by the screen: added twice it is there once.
   * Answered when the original is durable.
   */
  'scanning.add': call(
    ['receive', 'process'],
    z.strictObject({
      batch: Identifier,
      page: Identifier,
      origin: PageOrigin.exclude(['scanner', 'folder']),
      content: z.instanceof(Uint8Array),
      /** The corners of the sheet, when the camera screen found or the officer set them. */
      quad: PageQuad.nullable(),
    }),
    z.strictObject({ pages: z.number().int().positive() }),
  ),
  'scanning.picture': call(
    ['receive', 'process'],
    z.strictObject({ batch: Identifier, page: Identifier, kind: z.enum(['thumbnail', 'page', 'original']) }),
    z.strictObject({ content: z.instanceof(Uint8Array), mediaType: z.enum(['image/jpeg', 'image/png']) }),
  ),
  'scanning.change': call(['receive', 'process'], z.strictObject({ batch: Identifier, change: BatchChange }), Batch),
  /** What was read on a page, or null when it wasn't yet. */
  'scanning.reading': call(
    ['receive', 'process'],
    z.strictObject({ batch: Identifier, page: Identifier }),
    PageReading.nullable(),
  ),
  /** Makes a file of the pages of every paper that has some and keeps it with its dossier; pages without a paper stay. */
  'scanning.file': call(
    ['receive', 'process'],
    z.strictObject({
      batch: Identifier,
      /** Papers that have a file already and whose old one is to be replaced; pages are put behind it otherwise. Old files stay in the history. */
      replace: z.array(z.strictObject({ dossier: Identifier, code: typedLine(1, 60) })).max(200),
      /** How many pages each paper has on paper, counted by the officer; a paper left out counts as its pictures. */
      counted: z
        .array(z.strictObject({ dossier: Identifier, code: typedLine(1, 60), pages: z.number().int().min(1).max(999) }))
        .max(200),
    }),
    z.strictObject({ filed: z.array(FiledPaper).max(200) }),
  ),
  /** What was read on the known forms among a dossier's pages that are not filed yet, with how sure it is, 0 to 100. */
  'scanning.suggested-fields': call(
    ['receive', 'process'],
    z.strictObject({ dossier: Identifier }),
    z.strictObject({
      fields: z
        .array(
          SuggestedField.extend({
            page: Identifier,
          }),
        )
        .max(60),
    }),
  ),
  /** Drops a batch and all its pages. */
  'scanning.drop': call(['receive', 'process'], z.strictObject({ batch: Identifier }), z.strictObject({})),
  /** The text of every QR and barcode in a picture, for an identity card or a receipt that was photographed. */
  'scanning.codes': call(
    ['receive', 'process', 'return'],
    z.strictObject({ content: z.instanceof(Uint8Array) }),
    z.strictObject({ codes: z.array(z.string().max(4_000)).max(50) }),
  ),
  /** Watched folders, network scanners and programs that IT set for this machine. */
  'scanning.settings': call(
    'read',
    z.strictObject({}),
    z.strictObject({
      folder: z.string().max(1_000).nullable(),
      networkScanners: z.array(z.strictObject({ name: z.string().max(100), address: z.string().max(300) })).max(50),
      naps2: z.string().max(1_000).nullable(),
      readOnBattery: z.boolean(),
    }),
  ),
  'scanning.set-settings': call(
    'configure',
    z.strictObject({
      folder: typedLine(0, 1_000).nullable(),
      networkScanners: z.array(z.strictObject({ name: typedLine(1, 100), address: ScannerAddress })).max(50),
      naps2: typedLine(0, 1_000).nullable(),
      readOnBattery: z.boolean(),
    }),
    z.strictObject({}),
  ),
}
