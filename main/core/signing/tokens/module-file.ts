import { readFile, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { DeskError } from '../../../../shared/errors.ts'
import { findLibrary } from './library.ts'

/** Processors as files name them, for those that a desk runs on. */
const MACHINES: Readonly<Partial<Record<NodeJS.Architecture, string>>> = { x64: 'x64', arm64: 'arm64' }

const FORMATS: Readonly<Partial<Record<NodeJS.Platform, 'elf' | 'pe'>>> = { linux: 'elf', win32: 'pe' }

/** A library is some megabytes; what is larger is none. */
const MOST_BYTES = 256 * 1024 * 1024

/** Where a module is to be loaded. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly architecture: NodeJS.Architecture
}

const THIS_MACHINE: Machine = { platform: process.platform, architecture: process.arch }

/**
 * Looks at a library before anything of it is run: it is there, for this kind of machine, and a module of PKCS#11. Libraries
 * on a platform whose files are not known here are left to the loader.
 * @throws DeskError signing.module-missing, signing.module-wrong-machine, signing.not-a-module
 */
export async function requireModuleFile(path: string, machine: Machine = THIS_MACHINE): Promise<void> {
  if (!isAbsolute(path)) throw new DeskError('signing.module-missing')
  const format = FORMATS[machine.platform]
  const content = await contentOf(path)
  if (format === undefined) return
  const library = findLibrary(content)
  if (library === undefined) throw new DeskError('signing.not-a-module')
  if (library.format !== format || library.machine !== MACHINES[machine.architecture]) {
    throw new DeskError('signing.module-wrong-machine', { bits: library.bits })
  }
  if (!library.exports('C_GetFunctionList')) throw new DeskError('signing.not-a-module')
}

/** Libraries that were looked at: tokens are looked for every other second, and a file is read again only when it is another one. */
export class ModuleFiles {
  readonly #machine: Machine
  readonly #right = new Map<string, string>()

  constructor(machine: Machine = THIS_MACHINE) {
    this.#machine = machine
  }

  /** @throws DeskError as {@link requireModuleFile} */
  async require(path: string): Promise<void> {
    const mark = await markOf(path)
    if (mark !== undefined && this.#right.get(path) === mark) return
    await requireModuleFile(path, this.#machine)
    if (mark !== undefined) this.#right.set(path, mark)
  }
}

/** What changes with any change of a file; undefined when there is none. */
async function markOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found && [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ')
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new DeskError('signing.not-a-module')
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof DeskError) throw cause
    throw new DeskError('signing.module-missing', {}, { cause })
  }
}
