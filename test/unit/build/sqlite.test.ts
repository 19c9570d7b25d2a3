import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tool } from '../../../build/setup/places.ts'
import { forNodeApi9, needsOwnSqlite } from '../../../build/setup/sqlite.ts'

describe('SQLite for older runtimes', () => {
  it('is compiled only below Node-API 10', () => {
    expect([9, 10, 11].map(needsOwnSqlite)).toEqual([true, false, false])
  })

  it('changes the recipe of the package that is installed', () => {
    const recipe = forNodeApi9(readFileSync(tool('better-sqlite3', 'binding.gyp'), 'utf8'))
    expect(recipe).toContain("'NAPI_VERSION=9'")
    expect(recipe).not.toContain('NAPI_VERSION=10')
    expect(recipe).toContain("'-include', '<(module_root_dir)/napi9-shim.h', '-std=c++20'")
  })

  it('refuses a recipe that it does not know', () => {
    expect(() => forNodeApi9("'defines': ['NAPI_VERSION=11']")).toThrow(/NAPI_VERSION=10/)
  })
})
