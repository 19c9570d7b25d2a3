import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MainModule } from 'libheif-js/libheif-wasm/libheif.js'
import { DeskError } from '../../../../../shared/errors.ts'
import { MOST_DOTS, tooLarge } from './limits.ts'
import { writePlainTiff } from './tiff.ts'

/** Numbers of libheif 1.23: codes of its errors, and forms that it decodes into. */
const SUCCESS = 0
const [UNSUPPORTED_FILE, UNSUPPORTED_FEATURE, OUT_OF_MEMORY] = [3, 4, 6]
const [LIMIT_EXCEEDED, NO_DECODER, UNSUPPORTED_CODEC] = [1000, 6003, 3000]
const RGB = 1
const [INTERLEAVED_RGB, INTERLEAVED_RGBA] = [10, 11]
const INTERLEAVED = 10
/** Warnings that only say that the colours are described in an unusual way. */
const ABOUT_COLOURS: ReadonlySet<number> = new Set([133, 134, 135, 152])
/** libheif takes the limit of a picture's dots as a side of a square. */
const MOST_SQUARE_SIDE = Math.floor(Math.sqrt(MOST_DOTS))
/** Bytes of an error: two numbers and where its text lies. */
const ERROR_BYTES = 12
const POINTER_BYTES = 4

/** The part of WebAssembly's interface that is used: TypeScript knows it only where there is a page. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

let starter: Promise<() => MainModule> | undefined

/** The main picture of a HEIF file as it is to be looked at: turned, mirrored and cut as the file says. */
export interface HeifHeader {
  readonly width: number
  readonly height: number
  /** ICC; undefined where its colours are sRGB, or become so when it is decoded. */
  readonly profile: Uint8Array | undefined
}

/**
 * Reads the header of a HEIF picture (ISO/IEC 23008-12), HEIC as phones write it, without decoding it.
 * @throws DeskError imaging.unknown-coding, imaging.damaged, imaging.too-large
 */
export function readHeifHeader(content: Uint8Array): Promise<HeifHeader> {
  return withMainPicture(content, headerOf)
}

/**
 * The main picture of a HEIF file decoded, upright, as an uncompressed TIFF with its colour profile. One that is not whole is refused.
 * @throws DeskError as {@link readHeifHeader}
 */
export function heifToTiff(content: Uint8Array): Promise<Buffer> {
  return withMainPicture(content, (library, picture) => {
    const { width, height, profile } = headerOf(library, picture)
    const hasAlpha = library._heif_image_handle_has_alpha_channel(picture) !== 0
    const form = hasAlpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB
    const decoded = given(library, (error, out) => library._heif_decode_image(error, picture, out, RGB, form, 0))
    requireWhole(library, decoded)
    const isAsAnnounced =
      library._heif_image_get_width(decoded, INTERLEAVED) === width &&
      library._heif_image_get_height(decoded, INTERLEAVED) === height
    if (!isAsAnnounced) throw new DeskError('imaging.damaged')
    const out = library._malloc(POINTER_BYTES)
    const start = library._heif_image_get_plane_readonly2(decoded, INTERLEAVED, out)
    const rowBytes = numberAt(library, out)
    const heap: Uint8Array = library.HEAPU8
    const channels = hasAlpha ? 4 : 3
    return writePlainTiff({ width, height, channels, profile }, (y) => {
      const from = start + y * rowBytes
      return heap.subarray(from, from + width * channels)
    })
  })
}

/**
 * Opens a file with a libheif of its own and gives its main picture over. WebAssembly gives no memory back, so that the library is left
 * to the collector with all that it holds, whatever became of it.
 */
async function withMainPicture<Result>(
  content: Uint8Array,
  use: (library: MainModule, picture: number) => Result,
): Promise<Result> {
  starter ??= load()
  const start = await starter
  try {
    const library = start()
    const context = library._heif_context_alloc()
    library._heif_context_set_maximum_image_size_limit(context, MOST_SQUARE_SIDE)
    const file = library._malloc(content.length)
    if (file === 0) throw tooLarge()
    library.HEAPU8.set(content, file)
    given(library, (error) =>
      library._heif_context_read_from_memory_without_copy(error, context, file, content.length, 0),
    )
    const picture = given(library, (error, out) => library._heif_context_get_primary_image_handle(error, context, out))
    return use(library, picture)
  } catch (cause) {
    if (cause instanceof DeskError) throw cause
    // It trapped or ended itself: what it was given is not what it says.
    throw new DeskError('imaging.damaged', {}, { cause })
  }
}

/** Loads libheif from its own files, compiled once. */
async function load(): Promise<() => MainModule> {
  const { default: start } = await import('libheif-js/libheif-wasm/libheif.js')
  const file = createRequire(import.meta.url).resolve('libheif-js/libheif-wasm/libheif.wasm')
  const module = new WebAssembly.Module(readFileSync(file))
  const quiet = () => undefined
  return () =>
    start({
      instantiateWasm: (imports: object, done: (instance: object) => void) => {
        const instance = new WebAssembly.Instance(module, imports)
        done(instance)
        return instance.exports
      },
      print: quiet,
      printErr: quiet,
    })
}

function headerOf(library: MainModule, picture: number): HeifHeader {
  const width = library._heif_image_handle_get_width(picture)
  const height = library._heif_image_handle_get_height(picture)
  const size = library._heif_image_handle_get_raw_color_profile_size(picture)
  if (size === 0) return { width, height, profile: undefined }
  const at = library._malloc(size)
  given(library, (error) => library._heif_image_handle_get_raw_color_profile(error, picture, at))
  return { width, height, profile: library.HEAPU8.slice(at, at + size) }
}

/** libheif puts gray where parts of a picture are missing and warns of it; a page with a hole is none. */
function requireWhole(library: MainModule, decoded: number): void {
  const warnings = library._heif_image_get_decoding_warnings(decoded, 0, 0, 0)
  const at = library._malloc(ERROR_BYTES)
  for (let index = 0; index < warnings; index += 1) {
    library._heif_image_get_decoding_warnings(decoded, index, at, 1)
    if (!ABOUT_COLOURS.has(numberAt(library, at + 4))) throw new DeskError('imaging.damaged')
  }
}

/** Calls a function of libheif that tells how it went at an address, and gives the pointer that it left at another. */
function given(library: MainModule, call: (error: number, out: number) => void): number {
  const error = library._malloc(ERROR_BYTES + POINTER_BYTES)
  const out = error + ERROR_BYTES
  call(error, out)
  const [code, detail] = [numberAt(library, error), numberAt(library, error + 4)]
  if (code === SUCCESS) return numberAt(library, out)
  if (code === OUT_OF_MEMORY || detail === LIMIT_EXCEEDED) throw tooLarge()
  const isUnknown =
    code === UNSUPPORTED_FILE || code === UNSUPPORTED_FEATURE || detail === NO_DECODER || detail === UNSUPPORTED_CODEC
  throw new DeskError(isUnknown ? 'imaging.unknown-coding' : 'imaging.damaged')
}

function numberAt(library: MainModule, address: number): number {
  const words: Uint32Array = library.HEAPU32
  return words[address >> 2] ?? 0
}
