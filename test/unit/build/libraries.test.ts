import { describe, expect, it } from 'vitest'
import { installCommand, missingPackages } from '../../../build/setup/libraries.ts'

const bookworm = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'fonts-dejavu-core']

describe('missing system libraries', () => {
  it('are none when every package is there under either of its names', () => {
    expect(missingPackages(['electron'], new Set(bookworm))).toEqual([])
    const trixie = bookworm.map((name) => (/gtk|asound/.test(name) ? `${name}t64` : name))
    expect(missingPackages(['electron'], new Set(trixie))).toEqual([])
  })

  it('are those of what the task needs', () => {
    expect(missingPackages(['electron', 'display'], new Set([...bookworm, 'xauth']))).toEqual([['xvfb']])
  })

  it('are put into one command to type, by the names that this release knows', () => {
    const missing = missingPackages(['electron'], new Set(bookworm.slice(1)))
    expect(installCommand(missing, new Set(bookworm))).toBe('sudo apt-get install -y libgtk-3-0')
    expect(installCommand(missing, new Set(['libgtk-3-0t64']))).toBe('sudo apt-get install -y libgtk-3-0t64')
  })
})
