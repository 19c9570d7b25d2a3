import { readFileSync } from 'node:fs'

/**
 * HEIC files for tests. The two pictures are one page that `drawPaper({ seed: 4, dpi: 60, stamp: true })` drew, 448 by 640 dots of it from
 * (24, 24), encoded with `heif-enc -q 12` of Debian's libheif-examples, the other with `-b 10` from 16 bits a channel. Everything else is
 * made of them here, box by box (ISO/IEC 23008-12), since no encoder in Debian writes what phones write.
 */
export const FORM = readPicture('form.heic')
export const FORM_10_BIT = readPicture('form-10-bit.heic')
/** Dots of both. */
export const FORM_SIZE = { width: 448, height: 640 } as const

/** A picture made of tiles that are all the same one, as phones write it. */
export interface TiledPicture {
  readonly columns: number
  readonly rows: number
  /** Dots that are seen of the tiles, from the top left. */
  readonly width: number
  readonly height: number
  /** Quarter turns to the left by which it is shown (`irot`). */
  readonly turnsLeft?: 0 | 1 | 2 | 3
  /** Whether left and right are changed (`imir`), after it was turned. */
  readonly mirrored?: boolean
  /** ICC. */
  readonly profile?: Uint8Array
  /** Exif, which says how the camera was held: readers of HEIF don't turn by it. */
  readonly exif?: Uint8Array
  /** What each tile says of its size; its own without. */
  readonly tileSays?: { readonly width: number; readonly height: number }
  /** Of the last tile nothing is there. */
  readonly withoutLast?: boolean
}

const [GRID, FIRST_TILE, EXIF] = [1, 2, 9_000]
/** The flag of items that are no pictures by themselves. */
const HIDDEN = 1

/** A HEIC file of a picture in tiles of a HEIC file with one picture. */
export function tiled(picture: TiledPicture, tile: Buffer = FORM): Buffer {
  const { columns, rows, width, height, turnsLeft = 0, mirrored = false, profile, exif } = picture
  const { tileSays = FORM_SIZE } = picture
  const all = Array.from({ length: columns * rows }, (_, index) => FIRST_TILE + index)
  const tiles = picture.withoutLast === true ? all.slice(0, -1) : all
  const coded = boxIn(tile, 'mdat')
  const grid = Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), long(width), long(height)])
  const turning = exif === undefined ? Buffer.alloc(0) : Buffer.concat([long(0), exif])

  const properties = [
    box('hvcC', boxIn(tile, 'hvcC')),
    fullBox('ispe', 0, long(tileSays.width), long(tileSays.height)),
    fullBox('ispe', 0, long(width), long(height)),
    box('irot', Buffer.from([turnsLeft])),
    // The axis stands upright.
    box('imir', Buffer.from([1])),
    ...(profile === undefined ? [] : [box('colr', Buffer.from('prof'), profile)]),
  ]
  const ofGrid = [3, ...(turnsLeft > 0 ? [0x80 | 4] : []), ...(mirrored ? [0x80 | 5] : []), ...(profile ? [6] : [])]
  const associations = [
    [short(GRID), Buffer.from([ofGrid.length, ...ofGrid])],
    ...tiles.map((id) => [short(id), Buffer.from([2, 0x80 | 1, 2])]),
  ].flat()
  const items = [
    item(GRID, 'grid', 0),
    ...tiles.map((id) => item(id, 'hvc1', HIDDEN)),
    ...(exif === undefined ? [] : [item(EXIF, 'Exif', HIDDEN)]),
  ]
  const references = [
    box('dimg', short(GRID), short(all.length), ...all.map((id) => short(id))),
    ...(exif === undefined ? [] : [box('cdsc', short(EXIF), short(1), short(GRID))]),
  ]
  const type = box('ftyp', Buffer.from('heic'), long(0), Buffer.from('mif1heic'))
  const meta = (dataAt: number): Buffer => {
    const places: [number, number, number][] = [
      [GRID, dataAt, grid.length],
      ...tiles.map((id): [number, number, number] => [id, dataAt + grid.length + turning.length, coded.length]),
      ...(exif === undefined ? [] : [[EXIF, dataAt + grid.length, turning.length] as [number, number, number]]),
    ]
    return fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, long(0), Buffer.from('pict'), Buffer.alloc(13)),
      fullBox('pitm', 0, short(GRID)),
      fullBox(
        'iloc',
        0,
        Buffer.from([0x44, 0]),
        short(places.length),
        ...places.flatMap(([id, at, bytes]) => [short(id), short(0), short(1), long(at), long(bytes)]),
      ),
      fullBox('iinf', 0, short(items.length), ...items),
      fullBox('iref', 0, ...references),
      box('iprp', box('ipco', ...properties), fullBox('ipma', 0, long(tiles.length + 1), ...associations)),
    )
  }
  const dataAt = type.length + meta(0).length + 8
  return Buffer.concat([type, meta(dataAt), box('mdat', grid, turning, coded)])
}

/** What an item is (`infe`, version 2). */
function item(id: number, kind: string, flags: number): Buffer {
  return fullBox('infe', (2 << 24) | flags, short(id), short(0), Buffer.from(`${kind}\0`))
}

/** What is in the first box of a kind, by looking for its name. */
function boxIn(file: Buffer, kind: string): Buffer {
  const at = file.indexOf(kind, 0, 'latin1')
  return file.subarray(at + 4, at - 4 + file.readUInt32BE(at - 4))
}

function readPicture(name: string): Buffer {
  return readFileSync(new URL(`pictures/${name}`, import.meta.url))
}

function box(kind: string, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([long(content.length + 8), Buffer.from(kind, 'latin1'), content])
}

/** @param versionAndFlags one byte of version, three of flags */
function fullBox(kind: string, versionAndFlags: number, ...parts: readonly Uint8Array[]): Buffer {
  return box(kind, long(versionAndFlags), ...parts)
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
