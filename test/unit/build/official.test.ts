import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { electronCache, isStillClosed, mirrorOf } from '../../../build/setup/official.ts'

describe('where the official Electron comes from', () => {
  it('is its own home unless a mirror is named', () => {
    expect(mirrorOf({})).toMatch(/^https:\/\//)
    expect(mirrorOf({ ELECTRON_MIRROR: 'https://mirror.example/electron/' })).toBe('https://mirror.example/electron/')
  })

  it('prefers the setting of npm to the variable of Electron, as its installer does', () => {
    const env = { ELECTRON_MIRROR: 'https://b.example/', npm_config_electron_mirror: 'https://a.example/' }
    expect(mirrorOf(env)).toBe('https://a.example/')
  })

  it('is looked for in the cache of its installer', () => {
    expect(electronCache({ electron_config_cache: '/e' }, 'linux', '/home/lan')).toBe('/e')
    expect(electronCache({}, 'linux', '/home/lan')).toBe(join('/home/lan', '.cache', 'electron'))
    expect(electronCache({ XDG_CACHE_HOME: '/x' }, 'linux', '/home/lan')).toBe(join('/x', 'electron'))
  })
})

describe('remembering that the official Electron could not be had', () => {
  const failure = { mirror: 'https://a.example/', version: '45.4.1', at: '2026-03-02T08:00:00.000Z' }
  const at = (time: string) => new Date(`2026-03-02T${time}:00.000Z`)

  it('spares the next start the wait, for some hours', () => {
    expect(isStillClosed(failure, failure.mirror, '45.4.1', at('08:01'))).toBe(true)
    expect(isStillClosed(failure, failure.mirror, '45.4.1', at('13:59'))).toBe(true)
    expect(isStillClosed(failure, failure.mirror, '45.4.1', at('14:00'))).toBe(false)
  })

  it('is forgotten for another mirror, another version, or a clock that was put back', () => {
    expect(isStillClosed(failure, 'https://b.example/', '45.4.1', at('08:01'))).toBe(false)
    expect(isStillClosed(failure, failure.mirror, '45.4.2', at('08:01'))).toBe(false)
    expect(isStillClosed(failure, failure.mirror, '45.4.1', at('07:59'))).toBe(false)
    expect(isStillClosed(undefined, failure.mirror, '45.4.1', at('08:01'))).toBe(false)
  })
})
