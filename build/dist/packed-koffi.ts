import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { run } from '../bootstrap/command.mjs'

/** What of koffi is read from within the archive: it finds its binary from there. */
const LOADERS = ['node_modules/koffi/index.cjs', 'node_modules/koffi/src/koffi/index.cjs']
const LOADED_WITHIN = 30_000

/**
 * What keeps the packed desk from calling the libraries of tokens; undefined when nothing does. koffi's loader has to lie in the archive, and the binary
 * for this machine beside it, where a system can load it; each is a package that a rule of packing may leave out unseen.
 * @param resources the folder `resources` of a packed product
 */
export async function findKoffiFault(resources: string): Promise<string | undefined> {
  const listed = new Set(
    listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) =>
      path.replaceAll('\\', '/').replace(/^\//, ''),
    ),
  )
  const missing = LOADERS.find((path) => !listed.has(path))
  if (missing !== undefined) return `app.asar: ${missing}`
  const folder = join(
    resources,
    'app.asar.unpacked',
    'node_modules',
    '@koromix',
    `koffi-${process.platform}-${process.arch}`,
  )
  const binaries = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('koffi.node'))
    : []
  if (binaries.length === 0) return `${folder}: koffi.node`
  for (const binary of binaries) {
    if (await doesLoad(join(folder, binary))) return undefined
  }
  return `${folder}: ${binaries.join(', ')}`
}

/** Of the binaries for one system, such as for glibc and musl, one loads. */
async function doesLoad(binary: string): Promise<boolean> {
  const program = `const found = { exports: {} }; process.dlopen(found, process.argv[1]); if (!found.exports.version) process.exit(1)`
  try {
    await run(process.execPath, ['-e', program, binary], { timeout: LOADED_WITHIN })
    return true
  } catch {
    return false
  }
}
