import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectHouse } from '../../../build/check/house.ts'

describe('inspecting a house on disk', () => {
  let root = ''
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'motcua-house-'))
    write('main/index.ts', "import '../shared/a.ts'")
    write('shared/a.ts', '')
    write('renderer/index.html', '<script type="module" src="./main.tsx"></script>')
    write('renderer/main.tsx', "const words = import.meta.glob(['./text/*.ts', '!./text/none.ts'])")
    write('renderer/text/vi.ts', '')
    write('build/tasks/start.ts', '')
    write('test/unit/a.test.ts', '')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('finds nothing in a house that is in order', () => {
    expect(inspectHouse(root)).toEqual([])
  })

  it('finds a broken rule and a forgotten file', () => {
    write('shared/a.ts', "import { readFileSync } from 'node:fs'")
    write('renderer/forgotten.tsx', '')
    expect(inspectHouse(root)).toMatchObject([
      { path: 'shared/a.ts', line: 1, rule: 'packages' },
      { path: 'renderer/forgotten.tsx', rule: 'no-orphans' },
    ])
  })
})
