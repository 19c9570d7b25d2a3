import { describe, expect, it } from 'vitest'
import { findOrphans, findViolations } from '../../../build/check/boundaries.ts'
import { readModule } from '../../../build/check/modules.ts'

/** What a house of these files breaks, as `file rule`. */
function broken(files: Record<string, string>): string[] {
  const modules = Object.entries(files).map(([path, text]) => readModule(path, text))
  return findViolations(modules, (path) => path in files).map(({ path, rule }) => `${path} ${rule}`)
}

const ledger = { 'main/core/ledger/index.ts': 'export const append = 1', 'main/core/ledger/chain.ts': 'export {}' }

describe('the boundaries of the house', () => {
  it('are kept by a house as it should be', () => {
    const files = {
      ...ledger,
      'main/index.ts': "import { app } from 'electron'\nimport '../shared/calls.ts'\nimport './core/line.ts'",
      'main/core/line.ts': "import './ledger/index.ts'\nimport 'better-sqlite3'",
      'main/core/dossiers/index.ts': "import { append } from '../ledger/index.ts'\nexport * from './receive.ts'",
      'main/core/dossiers/receive.ts': "import '../../../shared/calls.ts'",
      'preload/index.ts': "import { contextBridge } from 'electron'\nimport '../shared/calls.ts'",
      'renderer/main.tsx': "import '../shared/calls.ts'\nimport { useState } from 'react'\nexport const a = <b />",
      'shared/calls.ts': "import { z } from 'zod'",
      'test/unit/a.test.ts': "import '../../main/core/ledger/chain.ts'",
    }
    expect(broken(files)).toEqual([])
  })

  it.each([
    ['Electron in the core', 'main/core/ledger/a.ts', "import { app } from 'electron'", 'packages'],
    ['an updater in the core', 'main/core/ledger/a.ts', "import 'electron-updater'", 'packages'],
    ['the renderer in the core', 'main/core/ledger/a.ts', "import '../../../renderer/b.ts'", 'parts'],
    ['the shell in the core', 'main/core/ledger/a.ts', "import '../../b.ts'", 'parts'],
    ['the core in the renderer', 'renderer/a.ts', "import type { T } from '../main/core/b.ts'", 'parts'],
    ['the preload in the renderer', 'renderer/a.ts', "import '../preload/b.ts'", 'parts'],
    ['Node in the renderer', 'renderer/a.ts', "import { readFile } from 'node:fs'", 'packages'],
    ['Node in the preload', 'preload/a.ts', "import { readFile } from 'node:fs'", 'packages'],
    ['anything but zod in shared', 'shared/a.ts', "import 'react'", 'packages'],
    ['the core in shared', 'shared/a.ts', "export * from '../main/core/b.ts'", 'parts'],
    ['the inside of another room', 'main/core/dossiers/a.ts', "import '../ledger/chain.ts'", 'rooms'],
    [
      'a type from the inside of another room',
      'main/core/dossiers/a.ts',
      "type T = import('../ledger/chain.ts').T",
      'rooms',
    ],
    ['a room in the shell', 'main/a.ts', "import './core/ledger/index.ts'", 'shell'],
    ['a test in the product', 'renderer/a.ts', "import '../test/b.ts'", 'parts'],
    ['the product in the scripts', 'build/a.ts', "import '../shared/b.ts'", 'parts'],
    ['a file that is not there', 'shared/a.ts', "import './missing.ts'", 'exact-path'],
    ['a path without its ending', 'shared/a.ts', "import './b'", 'exact-path'],
    ['what cannot be read', 'shared/a.ts', 'export const = 1', 'readable'],
  ])('are crossed by %s', (_what, path, text, rule) => {
    const others = { 'main/b.ts': '', 'main/core/b.ts': '', 'renderer/b.ts': '', 'preload/b.ts': '', 'shared/b.ts': '' }
    expect(broken({ ...ledger, ...others, 'test/b.ts': '', [path]: text })).toEqual([`${path} ${rule}`])
  })

  it('are watched in every way of importing, with the line', () => {
    const text = "const a = 1\nawait import('../main/b.ts')\nnew Worker(new URL('../main/b.ts', import.meta.url))"
    const modules = [readModule('renderer/a.ts', text)]
    expect(findViolations(modules, () => true).map(({ line }) => line)).toEqual([2, 3])
  })

  it('keep a file to 400 lines', () => {
    expect(broken({ 'shared/a.ts': 'export {}\n'.repeat(400) })).toEqual([])
    expect(broken({ 'shared/a.ts': 'export {}\n'.repeat(401) })).toEqual(['shared/a.ts small-files'])
  })

  it('forbid rooms that need each other, told once', () => {
    const files = {
      'main/core/ledger/index.ts': "import '../store/index.ts'",
      'main/core/store/index.ts': "import '../people/index.ts'",
      'main/core/people/index.ts': "import type { E } from '../ledger/index.ts'",
      'main/core/papers/index.ts': "import '../ledger/index.ts'",
    }
    const modules = Object.entries(files).map(([path, text]) => readModule(path, text))
    const found = findViolations(modules, () => true)
    expect(found.map(({ rule }) => rule)).toEqual(['no-cycles'])
    expect(found[0]?.text).toContain('ledger -> store -> people -> ledger')
  })
})

describe('orphans', () => {
  const files = {
    'main/index.ts': "import './used.ts'",
    'main/used.ts': '',
    'main/only-tested.ts': '',
    'main/forgotten.ts': '',
    'main/ambient.d.ts': '',
    'test/a.test.ts': "import '../main/only-tested.ts'\nimport './builder.ts'",
    'test/builder.ts': '',
  }
  const modules = Object.entries(files).map(([path, text]) => readModule(path, text))

  it('are modules that no program reaches; a test is no reason for one to be', () => {
    const orphans = findOrphans(modules, ['main/index.ts'], ['test/a.test.ts']).map(({ path }) => path)
    expect(orphans).toEqual(['main/only-tested.ts', 'main/forgotten.ts'])
  })

  it('are not the files that a pattern names', () => {
    const asked: string[] = []
    const module = readModule('renderer/text.ts', "import.meta.glob('./{vi,en}/*.ts')", (pattern) => {
      asked.push(pattern)
      return ['renderer/vi/a.ts']
    })
    expect(asked).toEqual(['renderer/{vi,en}/*.ts'])
    expect(findOrphans([module, readModule('renderer/vi/a.ts', '')], ['renderer/text.ts'], [])).toEqual([])
  })
})
