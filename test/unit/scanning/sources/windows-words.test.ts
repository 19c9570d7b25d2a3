import { expect, it } from 'vitest'
import {
  findNaps2Page,
  findNaps2Problem,
  naps2Devices,
  naps2ListArguments,
  naps2ScanArguments,
} from '../../../../main/core/scanning/sources/windows/naps2-words.ts'
import { WIA_COMMAND, WIA_SCRIPT } from '../../../../main/core/scanning/sources/windows/wia-script.ts'
import {
  findWiaFeederProblem,
  findWiaLine,
  findWiaProblem,
  wiaCapabilities,
  wiaScanQuestion,
} from '../../../../main/core/scanning/sources/windows/wia-words.ts'

// Chưa kiểm chứng: these words come from documents (wiadef.h, the source of NAPS2); no Windows answered them here.

it('tells the errors of WIA apart, signed and unsigned', () => {
  const problems = [0x80210002, 0x80210003, 0x80210006, 0x80210016, 0x80210015, 0x80070005, 0x8021ffff, 0x12345678]
  const expected = ['jammed', 'empty', 'busy', 'cover-open', 'gone', 'denied', 'failed', 'failed']
  expect(problems.map((code) => findWiaProblem(code, 0))).toEqual(expected)
  expect(problems.map((code) => findWiaProblem(code | 0, 0))).toEqual(expected)
  // The end of the stack.
  expect(findWiaProblem(0x80210003, 4)).toBeUndefined()
})

it('reads from the status of the feeder whether paper is ready', () => {
  expect([1, 3, 0, 2, 0x21, 0x11, 0x09].map(findWiaFeederProblem)).toEqual([
    undefined,
    undefined,
    'empty',
    'empty',
    'jammed',
    'cover-open',
    'cover-open',
  ])
})

it('reads what a script of WIA writes and nothing else', () => {
  expect(findWiaLine('\ufeff{"page":"page0001.png"}')).toEqual({ page: 'page0001.png' })
  expect(findWiaLine('{"page":7}')).toBeUndefined()
  expect(findWiaLine('Loading driver …')).toBeUndefined()
})

it('takes a device of WIA without word of its feeds for one with a glass', () => {
  expect(wiaCapabilities({ handling: 0, width: 0, height: 0, resolutions: [] })).toEqual({
    feeds: ['glass'],
    modes: ['colour', 'gray', 'bilevel'],
    resolutions: [100, 200, 300],
    largest: { width: 210, height: 297 },
  })
  expect(wiaCapabilities({ handling: 1, width: 8_500, height: 14_000, resolutions: [300, 300] }).feeds).toEqual([
    'feeder',
  ])
})

it('asks WIA by a question that is never part of a command', () => {
  const question = wiaScanQuestion("'; Remove-Item C:\\ #", 'C:\\Temp\\x', {
    feed: 'feeder',
    mode: 'bilevel',
    dpi: 300,
    size: 'a4',
  })
  expect(question).toMatchObject({ select: 1, intent: 4, width: 2_480, height: 3_508 })
  expect(Buffer.from(WIA_COMMAND.args.at(-1) ?? '', 'base64').toString('utf16le')).toBe(WIA_SCRIPT)
  // Windows takes at most 32,767 characters in a command.
  expect(WIA_COMMAND.args.join(' ').length).toBeLessThan(32_000)
})

it('asks NAPS2 in its own words', () => {
  expect(naps2ListArguments('twain')).toEqual(['--noprofile', '--listdevices', '--driver', 'twain'])
  expect(
    naps2ScanArguments({ driver: 'wia', name: 'Canon DR-C230' }, 'C:\\Temp\\x', {
      feed: 'feeder-duplex',
      mode: 'gray',
      dpi: 200,
      size: 'card',
    }).join(' '),
  ).toBe(
    '--noprofile --driver wia --device Canon DR-C230 --source duplex --dpi 200 --pagesize 86x54mm --bitdepth gray --output C:\\Temp\\x\\page$(nnnn).png --split --force --verbose',
  )
})

it('reads what NAPS2 writes', () => {
  expect(naps2Devices(['', 'Canon DR-C230 TWAIN\r', '  ', 'EPSON DS-530'])).toEqual([
    'Canon DR-C230 TWAIN',
    'EPSON DS-530',
  ])
  expect(['Scanned page 3.', 'Starting scan 1 of 1...'].map(findNaps2Page)).toEqual([3, undefined])
  expect(findNaps2Problem(['The scanner has a paper jam.'], 2)).toBe('jammed')
  expect(findNaps2Problem(['2 page(s) scanned.'], 2)).toBeUndefined()
  expect(findNaps2Problem([], 0)).toBe('failed')
})
