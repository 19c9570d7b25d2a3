import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { suggestedModules } from '../../../main/core/signing/tokens/index.ts'
import { findLibrary } from '../../../main/core/signing/tokens/library.ts'
import { ModuleFiles, requireModuleFile } from '../../../main/core/signing/tokens/module-file.ts'
import { checkProperty } from '../../property.ts'
import { windowsLibrary } from '../../token/library-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-library-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WINDOWS = { platform: 'win32', architecture: 'x64' } as const
const LINUX = { platform: 'linux', architecture: 'x64' } as const
const NAMES = ['C_GetFunctionList', 'DllMain']

function fileOf(content: Buffer): string {
  const path = join(folder, 'module.dll')
  writeFileSync(path, content)
  return path
}

describe('the file of a module', () => {
  it('of Windows tells its bits and what it exports', () => {
    const library = findLibrary(windowsLibrary(64, NAMES))
    expect(library).toMatchObject({ format: 'pe', machine: 'x64', bits: 64 })
    expect([library?.exports('C_GetFunctionList'), library?.exports('C_Sign')]).toEqual([true, false])
    expect(findLibrary(windowsLibrary(32, NAMES))).toMatchObject({ machine: 'ia32', bits: 32 })
  })

  it('is taken when it is for this machine and a module of PKCS#11', async () => {
    await expect(requireModuleFile(fileOf(windowsLibrary(64, NAMES)), WINDOWS)).resolves.toBeUndefined()
  })

  it.each([
    ['signing.module-wrong-machine', windowsLibrary(32, NAMES), WINDOWS],
    ['signing.module-wrong-machine', windowsLibrary(64, NAMES), LINUX],
    ['signing.module-wrong-machine', windowsLibrary(64, NAMES), { platform: 'win32', architecture: 'arm64' } as const],
    ['signing.not-a-module', windowsLibrary(64, ['CPAcquireContext']), WINDOWS],
    ['signing.not-a-module', Buffer.from('MZ is the beginning of some texts too'.repeat(9)), WINDOWS],
    ['signing.not-a-module', Buffer.alloc(0), WINDOWS],
  ])('is refused as %s', async (code, content, machine) => {
    await expect(requireModuleFile(fileOf(content), machine)).rejects.toMatchObject({ code })
  })

  it('is looked at again when another lies in its place, and missed when none does', async () => {
    const files = new ModuleFiles(WINDOWS)
    const path = fileOf(windowsLibrary(64, NAMES))
    await files.require(path)
    await expect(files.require(path)).resolves.toBeUndefined()
    fileOf(windowsLibrary(64, ['CPAcquireContext']))
    await expect(files.require(path)).rejects.toMatchObject({ code: 'signing.not-a-module' })
    rmSync(path)
    await expect(files.require(path)).rejects.toMatchObject({ code: 'signing.module-missing' })
  })

  it('is named by its full path and is there', async () => {
    for (const path of ['module.dll', './module.dll', join(folder, 'none.dll'), folder]) {
      await expect(requireModuleFile(path, WINDOWS)).rejects.toMatchObject({ code: 'signing.module-missing' })
    }
  })

  it('may be cut off or spoilt anywhere without a crash', () => {
    const whole = windowsLibrary(64, NAMES)
    checkProperty(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
        const spoilt = Buffer.from(whole.subarray(0, length))
        if (at < length) spoilt[at] = byte
        const library = findLibrary(spoilt)
        expect(library === undefined || library.format === 'pe').toBe(true)
      }),
      300,
    )
  })
})

describe('the modules that are known in Vietnam', () => {
  it('are full paths for each system, dated, and never more than suggestions', () => {
    const { asOf, modules } = suggestedModules('win32')
    expect(asOf).toBe('2026-11-22')
    expect(modules.length).toBeGreaterThan(30)
    expect(modules.every(({ path }) => /^C:\\Windows\\System32\\[\w-]+\.dll$/.test(path))).toBe(true)
    // Shells of the Windows interface, no PKCS#11.
    expect(modules.some(({ path }) => path.endsWith('_s.dll'))).toBe(false)
    expect(suggestedModules('linux').modules.every(({ path }) => path.startsWith('/usr/lib/'))).toBe(true)
    expect(suggestedModules('aix').modules).toEqual([])
  })
})
