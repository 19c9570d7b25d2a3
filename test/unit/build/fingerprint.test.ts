import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '../../../build/setup/product.ts'

describe('whether the bundles are of these very sources', () => {
  let folder = ''
  const print = () => fingerprint(folder, ['main', 'package.json', 'not-there'])

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-sources-'))
    mkdirSync(join(folder, 'main', 'core'), { recursive: true })
    writeFileSync(join(folder, 'main', 'core', 'host.ts'), 'a')
    writeFileSync(join(folder, 'package.json'), '{}')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is told by a fingerprint that stays while nothing changes', () => {
    const before = print()
    writeFileSync(join(folder, 'README.md'), 'not a source')
    expect(print()).toBe(before)
  })

  it('sees a new file, another size and another time', () => {
    const prints = [print()]
    writeFileSync(join(folder, 'main', 'index.ts'), '')
    prints.push(print())
    writeFileSync(join(folder, 'package.json'), '{ }')
    prints.push(print())
    utimesSync(join(folder, 'main', 'core', 'host.ts'), 1, 1)
    prints.push(print())
    expect(new Set(prints).size).toBe(prints.length)
  })
})
