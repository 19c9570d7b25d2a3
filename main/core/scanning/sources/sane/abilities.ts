import {
  type ScanCapabilities,
  type ScanFeed,
  type ScanMode,
  type ScanSettings,
  SHEET_MILLIMETRES,
} from '../../../../../shared/scanning/index.ts'
import { scanError } from '../problem.ts'
import type { SaneOption } from './options.ts'

/** Arguments of scanimage that choose something. */
type Choice = readonly string[]

/** What a SANE device can do, and the arguments that ask it to. */
export interface SaneAbilities {
  readonly capabilities: ScanCapabilities
  /**
   * The arguments for a scan, in the order in which drivers want them set.
   * @throws DeskError scanning.unsupported
   */
  argumentsFor(settings: ScanSettings): readonly string[]
}

/** Resolutions that are offered of a device that can do any between two. */
const USUAL_RESOLUTIONS = [75, 100, 150, 200, 240, 300, 400, 600, 1_200]

const FEEDS: readonly ScanFeed[] = ['glass', 'feeder', 'feeder-duplex']
const MODES: readonly ScanMode[] = ['colour', 'gray', 'bilevel']

/** Sheets that are larger than the device by less than this are scanned as far as it goes: A4 on 296.9 mm. */
const TOLERANCE_MILLIMETRES = 6

const A4 = SHEET_MILLIMETRES.a4

/** How drivers name where sheets come from: the first that fits decides. Backs alone and film are nothing for a desk. */
const FEED_NAMES: readonly (readonly [pattern: RegExp, feed: ScanFeed | undefined])[] = [
  [/film|transparen|negative|slide|\bback\b/i, undefined],
  [/duplex|both sides|two.?sided|double.?sided/i, 'feeder-duplex'],
  [/flatbed|glass|platen|table|normal/i, 'glass'],
  [/adf|feeder/i, 'feeder'],
]

const MODE_NAMES: readonly (readonly [pattern: RegExp, mode: ScanMode | undefined])[] = [
  [/halftone|dither|diffusion|infrared/i, undefined],
  [/colou?r|24 ?bit/i, 'colour'],
  [/gr[ae]y/i, 'gray'],
  [/line ?art|black|binary|mono|b&w|\bbw\b/i, 'bilevel'],
]

const kindOf = <Kind>(name: string, names: readonly (readonly [RegExp, Kind | undefined])[]): Kind | undefined =>
  names.find(([pattern]) => pattern.test(name))?.[1]

/**
 * What a device with these options can do. A device without a choice of sources is taken as one with a glass; one without modes as
 * one with colour: it gives what it gives.
 */
export function abilitiesOf(options: readonly SaneOption[]): SaneAbilities {
  const feeds = feedChoices(options)
  const modes = modeChoices(options)
  const resolutions = resolutionsOf(find(options, '--resolution'))
  const [width, height] = [find(options, '-x')?.range?.most, find(options, '-y')?.range?.most]
  const largest = { width: width || A4.width, height: height || A4.height }
  const capabilities: ScanCapabilities = {
    feeds: FEEDS.filter((feed) => feeds.has(feed)),
    modes: MODES.filter((mode) => modes.has(mode)),
    resolutions: resolutions.slice(0, 50),
    largest,
  }
  return {
    capabilities,
    argumentsFor(settings) {
      const [feed, mode] = [feeds.get(settings.feed), modes.get(settings.mode)]
      if (feed === undefined || mode === undefined) throw scanError('unsupported')
      return [
        ...feed,
        ...mode,
        ...resolutionChoice(resolutions, settings.dpi),
        ...sizeChoice(options, largest, SHEET_MILLIMETRES[settings.size]),
      ]
    },
  }
}

const find = (options: readonly SaneOption[], name: string): SaneOption | undefined =>
  options.find((option) => option.name === name)

function feedChoices(options: readonly SaneOption[]): Map<ScanFeed, Choice> {
  const source = find(options, '--source')
  const feeds = new Map<ScanFeed, Choice>()
  if (source === undefined || source.choices.length === 0) return feeds.set('glass', [])
  for (const name of source.choices) {
    const feed = kindOf(name, FEED_NAMES)
    if (feed !== undefined && !feeds.has(feed)) feeds.set(feed, [`--source=${name}`])
  }
  // Some drivers have one feeder and say both sides apart; that option can be set once the feeder is chosen.
  const feeder = feeds.get('feeder')
  if (feeder === undefined || feeds.has('feeder-duplex')) return feeds
  const sides = find(options, '--adf-mode') ?? find(options, '--duplex') ?? find(options, '--adf_mode')
  if (sides?.isSwitch) {
    feeds.set('feeder', [...feeder, ...(sides.isInactive ? [] : [`${sides.name}=no`])])
    feeds.set('feeder-duplex', [...feeder, `${sides.name}=yes`])
  }
  const both = sides?.choices.find((choice) => /duplex|both/i.test(choice))
  if (sides !== undefined && both !== undefined) {
    const one = sides.choices.find((choice) => /simplex|front|single/i.test(choice))
    feeds.set('feeder', [...feeder, ...(one === undefined || sides.isInactive ? [] : [`${sides.name}=${one}`])])
    feeds.set('feeder-duplex', [...feeder, `${sides.name}=${both}`])
  }
  return feeds
}

function modeChoices(options: readonly SaneOption[]): Map<ScanMode, Choice> {
  const mode = find(options, '--mode')
  const modes = new Map<ScanMode, Choice>()
  if (mode === undefined || mode.choices.length === 0) return modes.set('colour', [])
  // The shortest name is the plain one: "Color" before "24bit Color[Fast]".
  for (const name of [...mode.choices].sort((a, b) => a.length - b.length)) {
    const kind = kindOf(name, MODE_NAMES)
    if (kind !== undefined && !modes.has(kind)) modes.set(kind, [`--mode=${name}`])
  }
  return modes
}

function resolutionsOf(option: SaneOption | undefined): number[] {
  if (option?.range !== undefined) {
    const { least, most } = option.range
    return USUAL_RESOLUTIONS.filter((dpi) => dpi >= least && dpi <= most)
  }
  const choices = option?.choices.map(Number).filter((dpi) => Number.isInteger(dpi) && dpi > 0) ?? []
  return choices.sort((a, b) => a - b)
}

/** What was asked for, or the next finer one the device has: never fewer dots than the law asks for when it can be helped. */
function resolutionChoice(resolutions: readonly number[], dpi: number): Choice {
  const chosen = resolutions.find((one) => one >= dpi) ?? resolutions.at(-1)
  return chosen === undefined ? [] : [`--resolution=${chosen}`]
}

/** Always the size: many drivers take their whole glass otherwise, and sheet-fed ones want to know the paper as well. */
function sizeChoice(
  options: readonly SaneOption[],
  largest: { readonly width: number; readonly height: number },
  sheet: { readonly width: number; readonly height: number },
): Choice {
  if (sheet.width > largest.width + TOLERANCE_MILLIMETRES || sheet.height > largest.height + TOLERANCE_MILLIMETRES) {
    throw scanError('unsupported')
  }
  const width = Math.min(sheet.width, largest.width)
  const height = Math.min(sheet.height, largest.height)
  const wanted: readonly (readonly [name: string, value: number])[] = [
    ['--page-width', width],
    ['--page-height', height],
    ['-l', 0],
    ['-t', 0],
    ['-x', width],
    ['-y', height],
  ]
  return wanted.flatMap(([name, value]) => {
    const option = find(options, name)
    if (option === undefined || option.isInactive) return []
    return name.startsWith('--') ? [`${name}=${value}`] : [name, String(value)]
  })
}
