import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findInstallation, type Installation, keepProgram } from '../../../main/update/installation.ts'

let directory: string
let file: string
let installation: Installation
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'update-installation-'))
  file = join(directory, 'desk.AppImage')
  await writeFile(file, 'old')
  const found = await findInstallation('linux', { APPIMAGE: file })
  if (found === undefined) throw new Error('the AppImage was not found')
  installation = found
})
afterEach(() => rm(directory, { recursive: true }))

describe('while an AppImage is replaced', () => {
  it('the old one is kept, and forgotten when the new one is there', async () => {
    const settle = await keepProgram(installation)
    await rm(file)
    await writeFile(file, 'new')
    settle(true)
    expect(await readdir(directory)).toEqual(['desk.AppImage'])
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('the old one is forgotten too when the new one has another name', async () => {
    const settle = await keepProgram(installation)
    await rm(file)
    await writeFile(join(directory, 'desk-0.2.0.AppImage'), 'new')
    settle(true)
    expect(await readdir(directory)).toEqual(['desk-0.2.0.AppImage'])
  })

  it('the old one comes back when it was removed and nothing came', async () => {
    const settle = await keepProgram(installation)
    await rm(file)
    settle(false)
    expect(await readdir(directory)).toEqual(['desk.AppImage'])
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  it('what an attempt that was cut off left behind is in nobody’s way', async () => {
    await writeFile(`${file}.kept`, 'older')
    const settle = await keepProgram(installation)
    await rm(file)
    settle(false)
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  it('nothing is begun where the old one cannot be kept', async () => {
    const gone: Installation = {
      kind: 'app-image',
      ending: '.AppImage',
      file: join(directory, 'gone', 'desk.AppImage'),
    }
    await expect(keepProgram(gone)).rejects.toMatchObject({ code: 'update.not-installable' })
  })
})
