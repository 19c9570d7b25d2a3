import { describe, expect, it } from 'vitest'
import { chooseToolchain, pins } from '../../../build/bootstrap/toolchain.mjs'

describe('which Node runs the tools', () => {
  it('is the pinned package wherever there is one, whatever Node the machine has', () => {
    expect(chooseToolchain('linux-x64', '20.19.0')).toBe('package')
    expect(chooseToolchain('win32-x64', '26.1.0')).toBe('package')
  })

  it('is otherwise the Node at hand, when it is new enough', () => {
    expect(chooseToolchain('darwin-arm64', '24.1.0')).toBe('host')
    expect(chooseToolchain('darwin-arm64', '25.0.0')).toBe('host')
    expect(chooseToolchain('darwin-arm64', '22.12.0')).toBe('none')
  })

  it('is fetched only against a full sha512', () => {
    const downloads = [...Object.values(pins.node.packages), ...Object.values(pins.standIn.packages)]
    expect(downloads.length).toBeGreaterThan(0)
    for (const download of downloads) expect(download?.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/)
  })
})
