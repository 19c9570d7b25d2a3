import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { follow, run } from '../../../build/bootstrap/command.mjs'
import { integrityOf } from '../../../build/bootstrap/registry.mjs'
import { at } from '../../../build/setup/places.ts'

describe('the one way in', () => {
  it('names the tasks there are when asked for another', async () => {
    const answer = run(process.execPath, [at('build/run.mjs'), 'dance'])
    await expect(answer).rejects.toThrow(/Không có việc này, .*bench, check, dist, fault, setup, start, test, tour/)
    await expect(answer).rejects.toThrow(/There is no such task/)
  })
})

describe('running other programs', () => {
  it('gives back what they say, or their last words when they fail', async () => {
    expect(await run(process.execPath, ['--print', '1 + 1'])).toBe('2\n')
    await expect(run(process.execPath, ['--eval', 'throw new Error("broken")'])).rejects.toThrow(
      /exit code 1\n(.|\n)*broken/,
    )
    await expect(run('/no/such/program', [])).rejects.toThrow('ENOENT')
  })

  it('stops one that takes too long', async () => {
    const endless = ['--eval', 'setInterval(() => {}, 1000)']
    await expect(run(process.execPath, endless, { timeout: 50 })).rejects.toThrow('SIGTERM')
  })

  it('ends as they end', async () => {
    expect(await follow(process.execPath, ['--eval', 'process.exit(7)'])).toBe(7)
  })
})

describe('the hash of a download', () => {
  it('has the form of lock files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-hash-'))
    try {
      writeFileSync(join(folder, 'file'), 'một cửa')
      const expected = createHash('sha512').update('một cửa').digest('base64')
      expect(await integrityOf(join(folder, 'file'))).toBe(`sha512-${expected}`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
