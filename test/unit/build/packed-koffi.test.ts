import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../../build/bootstrap/command.mjs'
import { findKoffiFault } from '../../../build/dist/packed-koffi.ts'
import { at, root } from '../../../build/setup/places.ts'

const PLATFORM = `${process.platform}-${process.arch}`
const BINARIES = `node_modules/@koromix/koffi-${PLATFORM}`

/** The items of a list in electron-builder.yml: it has no list within a list. */
function listIn(yaml: string, key: string): string[] {
  const lines = yaml.split('\n')
  const start = lines.indexOf(`${key}:`)
  const end = lines.findIndex((line, at) => at > start && /^\S/.test(line) && !line.startsWith('#'))
  return lines.slice(start + 1, end).flatMap((line) => /^ {2}- '?(.+?)'?$/.exec(line)?.[1] ?? [])
}

/** Packs koffi and nothing else, by the rules that the product is packed by and without the time that it takes. */
describe('koffi in the packed product', () => {
  const yaml = readFileSync(at('electron-builder.yml'), 'utf8')
  let folder: string
  let resources: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-koffi-'))
    resources = join(folder, 'resources')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Whether a rule that leaves out is about a file or a folder above it; electron-builder looks into no folder that it leaves out. */
  function isLeftOut(path: string, rules: readonly string[]): boolean {
    const parts = path.split('/')
    return parts.some((_, index) => {
      const above = parts.slice(0, index + 1).join('/')
      return rules.some((rule) => posix.matchesGlob(above, rule))
    })
  }

  async function pack(files: readonly string[], unpack: readonly string[]): Promise<void> {
    const rules = files
      .filter((rule) => rule.startsWith('!'))
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the macro of electron-builder
      .map((rule) => rule.slice(1).replaceAll('${platform}-${arch}', PLATFORM))
    for (const name of ['node_modules/koffi', BINARIES]) {
      for (const entry of readdirSync(join(root, name), { recursive: true, withFileTypes: true })) {
        const path = posix.join(name, posix.relative(join(root, name), join(entry.parentPath, entry.name)))
        if (!entry.isFile() || isLeftOut(path, rules)) continue
        cpSync(join(root, path), join(folder, 'app', path))
      }
    }
    await createPackageWithOptions(join(folder, 'app'), join(resources, 'app.asar'), {
      unpack: `{${unpack.join(',')},}`,
    })
  }

  it('lies there as it has to, and loads', async () => {
    await pack(listIn(yaml, 'files'), listIn(yaml, 'asarUnpack'))
    expect(await findKoffiFault(resources)).toBeUndefined()
    expect(existsSync(join(resources, 'app.asar.unpacked', 'node_modules', 'koffi'))).toBe(false)
    // All that its loader needs was packed: it is found by what calls it, and calls the system's library.
    const program = `const koffi = require('koffi'); console.log(koffi.sizeof('void *'))`
    const said = await run(process.execPath, ['-e', program], { cwd: join(folder, 'app') })
    expect(said.trim()).toBe('8')
  })

  it.each([
    ['its loader', ['!node_modules/koffi/src'], ['**/*.node'], 'node_modules/koffi/src/koffi/index.cjs'],
    ['its binary', [`!${BINARIES}`], ['**/*.node'], 'koffi.node'],
    ['its binary beside the archive', [], ['**/*.dll'], 'koffi.node'],
  ])('is missed when %s is left out', async (_, files, unpack, missing) => {
    await pack(files, unpack)
    expect(await findKoffiFault(resources)).toContain(missing)
  })

  it('is missed when its binary does not load', async () => {
    await pack([], ['**/*.node'])
    const unpacked = join(resources, 'app.asar.unpacked', BINARIES)
    for (const path of readdirSync(unpacked, { recursive: true, encoding: 'utf8' })) {
      if (path.endsWith('koffi.node')) cpSync(join(root, 'package.json'), join(unpacked, path))
    }
    expect(await findKoffiFault(resources)).toContain('koffi.node')
  })
})
