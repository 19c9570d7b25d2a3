import { lstat, mkdir, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fileNameOf } from '../../../main/printing/file-name.ts'
import { saveFile } from '../../../main/printing/save.ts'

describe('the name of a file', () => {
  it('keeps the title with its diacritics', () => {
    expect(fileNameOf('Giấy tiếp nhận H56.17.22-260101-0001', 'pdf')).toBe('Giấy tiếp nhận H56.17.22-260101-0001.pdf')
  })

  it('never leads to another folder or means a device', () => {
    expect(fileNameOf('../../etc/passwd', 'pdf')).toBe('etc passwd.pdf')
    expect(fileNameOf('C:\\Windows\\x', 'pdf')).toBe('C Windows x.pdf')
    expect(fileNameOf('CON', 'pdf')).toBe('giay-to.pdf')
    expect(fileNameOf(' .. ', 'pdf')).toBe('giay-to.pdf')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const name = fileNameOf(title, 'pdf')
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}]+\.pdf$/u)
        expect(name.startsWith('.')).toBe(false)
      }),
    )
  })
})

describe('a file that is saved', () => {
  async function folder(): Promise<string> {
    const made = await mkdtemp(join(tmpdir(), 'saved-'))
    onTestFinished(() => rm(made, { recursive: true }))
    return made
  }

  it('holds what it should, also over an older one', async () => {
    const path = join(await folder(), 'a.pdf')
    await saveFile(path, Uint8Array.of(1, 2, 3, 4))
    await saveFile(path, Uint8Array.of(5, 6))
    expect([...(await readFile(path))]).toEqual([5, 6])
  })

  it('cannot be saved where nothing can be written', async () => {
    const path = join(await folder(), 'a.pdf')
    await mkdir(path)
    await expect(saveFile(path, Uint8Array.of(1))).rejects.toMatchObject({ code: 'print.save-failed' })
  })

  it('says that the disk is full when it is, and removes no device it was led to', async () => {
    // Through a link, so that a fault here could only ever remove the link.
    const device = join(await folder(), 'full')
    await symlink('/dev/full', device)
    await expect(saveFile(device, Uint8Array.of(1))).rejects.toMatchObject({ code: 'store.disk-full' })
    expect((await stat(device)).isCharacterDevice()).toBe(true)
    expect((await lstat(device)).isSymbolicLink()).toBe(true)
  })
})
