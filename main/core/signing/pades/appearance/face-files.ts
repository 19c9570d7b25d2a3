import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** Parts of Tinos Regular, those asked first at the beginning. */
const PARTS = ['latin', 'vietnamese', 'latin-ext'] as const

/**
 * The files of the face of signatures: in the packed product in the folder `data` beside its programs, else where the package keeps them.
 * @throws Error when the program isn't whole
 */
export const readFaceFiles = (): Buffer[] => PARTS.map((part) => readFileSync(placeOf(`tinos-${part}-400-normal.woff`)))

function placeOf(name: string): string {
  const laid = [join(here, 'data', name), join(here, '..', 'data', name)].find((path) => existsSync(path))
  if (laid !== undefined) return laid
  const files = dirname(createRequire(import.meta.url).resolve('@fontsource/tinos/package.json'))
  return join(files, 'files', name)
}
