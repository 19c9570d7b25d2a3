import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const here = dirname(fileURLToPath(import.meta.url))

/**
 * Where the files lie that reading needs beside its code. All come with the program: nothing is downloaded at run time, and
 * nothing here could.
 */
export interface ReadingFiles {
  /**
   * Tesseract as WebAssembly, with its legacy engine, which alone tells upright from upside down, and with relaxed SIMD, which V8 has had since 2023:
   * its networks multiply whole numbers, for which that has an instruction of its own.
   */
  readonly core: string
  readonly coreCode: string
  /** The Vietnamese model (tessdata_fast; Apache-2.0). */
  readonly vietnamese: string
  /** The model of orientations, gzipped. */
  readonly orientation: string
  readonly codes: string
}

/** The files of this program: in the packed product beside its code, else where the sources and packages keep them. */
export function getReadingFiles(): ReadingFiles {
  return {
    core: require.resolve('tesseract.js-core/tesseract-core-relaxedsimd.wasm'),
    coreCode: require.resolve('tesseract.js-core/tesseract-core-relaxedsimd.js'),
    vietnamese: getOwnFile('vie.traineddata'),
    orientation: join(dirname(require.resolve('@tesseract.js-data/osd/package.json')), '4.0.0', 'osd.traineddata.gz'),
    codes: require.resolve('zxing-wasm/reader/zxing_reader.wasm'),
  }
}

/** A file of our own: the build lays it into a folder `data` beside its programs, one above its chunks. */
function getOwnFile(name: string): string {
  const places = [join(here, 'data', name), join(here, '..', 'data', name)]
  const place = places.find((path) => existsSync(path))
  if (place === undefined) throw new Error(`${name} is not part of this program`)
  return place
}
