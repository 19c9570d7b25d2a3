import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../build/setup/places.ts'
import { readRequest, resultFile } from '../../bench/options.ts'

describe('readRequest', () => {
  it('runs every benchmark at full size when nothing is asked for', () => {
    expect(readRequest([])).toMatchObject({
      names: ['store', 'start', 'desk', 'scan', 'sign'],
      rows: 1_000_000,
      questions: 300,
      strict: false,
    })
    expect(readRequest([]).runs).toBeGreaterThanOrEqual(15)
  })

  it('reads the command of the issue', () => {
    const request = readRequest(['store', '--rows', '1000000', '--json', 'out/bench/store.json'])

    expect(request).toMatchObject({ names: ['store'], rows: 1_000_000, json: 'out/bench/store.json' })
    expect(resultFile(request, 'store')).toBe(join(root, 'out/bench/store.json'))
  })

  it('takes every option', () => {
    const args = ['--peer-rows', '500', '--peer-minutes', '0.5', '--seed', '7', '--desk', 'out/desk', '--strict']

    expect(readRequest(args)).toMatchObject({
      peerRows: 500,
      peerMinutes: 0.5,
      seed: 7,
      desk: 'out/desk',
      strict: true,
    })
  })

  it.each([
    [['--rows', 'many']],
    [['--rows', '0']],
    [['--rows', '1.5']],
    [['--peer-minutes', '-1']],
    [['stores']],
    [['--colour']],
    [['--json', 'out/both.json']],
  ])('refuses %j', (args) => {
    expect(() => readRequest(args)).toThrow()
  })
})

describe('resultFile', () => {
  it('is in out/bench when nothing else is asked for', () => {
    expect(resultFile({ json: undefined }, 'start')).toBe(join(root, 'out/bench/start.json'))
  })
})
