import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFolder, placeFolder } from '../../../build/bootstrap/cache.mjs'

describe('where the cache is', () => {
  it('is where MOTCUA_CACHE says', () => {
    expect(cacheFolder({ MOTCUA_CACHE: '/c', XDG_CACHE_HOME: '/x' }, 'linux', '/home/lan')).toBe('/c')
  })

  it('is otherwise in the cache folder of the platform', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux', '/home/lan')).toBe(join('/x', 'motcua-desk'))
    expect(cacheFolder({}, 'linux', '/home/lan')).toBe(join('/home/lan', '.cache', 'motcua-desk'))
    expect(cacheFolder({}, 'darwin', '/Users/lan')).toBe(join('/Users/lan', 'Library', 'Caches', 'motcua-desk'))
    expect(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32', '/lan')).toBe(join('/local', 'motcua-desk', 'Cache'))
  })
})

describe('putting a folder in place', () => {
  let parent = ''
  const folder = () => join(parent, 'electron')
  const contentOf = (path: string) => (existsSync(join(path, 'mark')) ? readFileSync(join(path, 'mark'), 'utf8') : '')
  const fill = (content: string) => async (path: string) => writeFileSync(join(path, 'mark'), content)
  const is = (content: string) => (path: string) => contentOf(path) === content

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'motcua-cache-'))
  })
  afterEach(() => rmSync(parent, { recursive: true }))

  it('fills it once', async () => {
    const runs: string[] = []
    for (const run of ['first', 'second']) {
      await placeFolder(
        folder(),
        async (path) => {
          runs.push(run)
          await fill('a')(path)
        },
        is('a'),
      )
    }
    expect(runs).toEqual(['first'])
    expect(readdirSync(parent)).toEqual(['electron'])
  })

  it('leaves nothing behind when filling it fails', async () => {
    const breakOff = async (path: string) => {
      await fill('half')(path)
      throw new Error('disk full')
    }
    await expect(placeFolder(folder(), breakOff, is('a'))).rejects.toThrow('disk full')
    expect(readdirSync(parent)).toEqual([])
  })

  it('replaces a folder of an older recipe', async () => {
    await placeFolder(folder(), fill('old'), is('old'))
    await placeFolder(folder(), fill('new'), is('new'))
    expect(contentOf(folder())).toBe('new')
    expect(readdirSync(parent)).toEqual(['electron'])
  })

  it('uses the folder of another process that was faster', async () => {
    const overtaken = async (path: string) => {
      await fill('a')(path)
      mkdirSync(folder())
      await fill('a')(folder())
      writeFileSync(join(folder(), 'winner'), '')
    }
    await placeFolder(folder(), overtaken, is('a'))
    expect(readdirSync(folder()).sort()).toEqual(['mark', 'winner'])
    expect(readdirSync(parent)).toEqual(['electron'])
  })

  it('clears away what a killed process left, and nothing of one that lives', async () => {
    const noProcess = 2 ** 30
    mkdirSync(`${folder()}.${noProcess}.tmp`)
    mkdirSync(`${folder()}.${process.ppid}.tmp`)
    await placeFolder(folder(), fill('a'), is('a'))
    expect(readdirSync(parent).sort()).toEqual(['electron', `electron.${process.ppid}.tmp`])
  })
})
