import {
  type ScanCapabilities,
  type ScanFeed,
  type ScanMode,
  type ScanSettings,
  SHEET_MILLIMETRES,
} from '../../../../../shared/scanning/index.ts'
import { scanError } from '../problem.ts'
import { elementsNamed, findElement, findNumber, type XmlElement } from './xml.ts'

/** What a scanner can do from one feed. Lengths are in 300ths of an inch, as eSCL has them. */
interface FeedAbilities {
  readonly feed: ScanFeed
  readonly modes: readonly ScanMode[]
  readonly resolutions: readonly number[]
  readonly width: number
  readonly height: number
  /** Kinds of picture it sends that the desk can take, the best first. */
  readonly formats: readonly string[]
}

/** What a network scanner can do, and the order that asks it to. */
export interface EsclAbilities {
  readonly capabilities: ScanCapabilities
  /**
   * The XML that orders a scan.
   * @throws DeskError scanning.unsupported
   */
  orderFor(settings: ScanSettings): string
}

const UNITS_PER_INCH = 300
const MILLIMETRES_PER_INCH = 25.4
const toUnits = (millimetres: number): number => Math.round((millimetres / MILLIMETRES_PER_INCH) * UNITS_PER_INCH)
const toMillimetres = (units: number): number => Math.round((units / UNITS_PER_INCH) * MILLIMETRES_PER_INCH * 10) / 10

/** Sheets that are larger than the scanner's area by less than this are scanned as far as it goes. */
const TOLERANCE_UNITS = toUnits(6)

const USUAL_RESOLUTIONS = [75, 100, 150, 200, 240, 300, 400, 600, 1_200]

/** Where eSCL keeps what each feed can do. */
const FEED_ELEMENTS: readonly (readonly [feed: ScanFeed, element: string])[] = [
  ['glass', 'PlatenInputCaps'],
  ['feeder', 'AdfSimplexInputCaps'],
  ['feeder-duplex', 'AdfDuplexInputCaps'],
]

const MODES: Readonly<Record<ScanMode, string>> = {
  colour: 'RGB24',
  gray: 'Grayscale8',
  bilevel: 'BlackAndWhite1',
}

/** JPEG first: it is what every scanner sends, and the pages are kept as it. */
const FORMATS = ['image/jpeg', 'image/png', 'image/tiff']

/**
 * What a scanner says it can do (Mopria eSCL 2.97, ScannerCapabilities).
 * @throws DeskError scanning.unsupported when it sends no kind of picture that the desk can take
 */
export function abilitiesOf(scanner: XmlElement): EsclAbilities {
  const feeds = FEED_ELEMENTS.flatMap(([feed, element]) => {
    const abilities = findElement(scanner, element)
    return abilities === undefined ? [] : [feedAbilities(feed, abilities, scanner)]
  }).filter(({ formats, modes, width, height }) => formats.length > 0 && modes.length > 0 && width > 0 && height > 0)
  if (feeds.length === 0) throw scanError('unsupported')
  const modes = new Set(feeds.flatMap((feed) => feed.modes))
  const resolutions = [...new Set(feeds.flatMap((feed) => feed.resolutions))].sort((a, b) => a - b)
  return {
    capabilities: {
      feeds: feeds.map(({ feed }) => feed),
      modes: (['colour', 'gray', 'bilevel'] as const).filter((mode) => modes.has(mode)),
      resolutions: resolutions.slice(0, 50),
      largest: {
        width: toMillimetres(Math.max(...feeds.map(({ width }) => width))),
        height: toMillimetres(Math.max(...feeds.map(({ height }) => height))),
      },
    },
    orderFor(settings) {
      const feed = feeds.find((one) => one.feed === settings.feed)
      if (feed === undefined || !feed.modes.includes(settings.mode)) throw scanError('unsupported')
      return orderOf(feed, settings)
    },
  }
}

function feedAbilities(feed: ScanFeed, abilities: XmlElement, scanner: XmlElement): FeedAbilities {
  // Some scanners keep the profiles apart and only point at them: then those of all feeds hold.
  const within = (name: string) => {
    const own = elementsNamed(abilities, name)
    return own.length > 0 ? own : elementsNamed(scanner, name)
  }
  const texts = (name: string) => new Set(within(name).map(({ text }) => text))
  const offered = new Set([...texts('DocumentFormat'), ...texts('DocumentFormatExt')])
  const formats = FORMATS.filter((format) => offered.has(format))
  const colours = texts('ColorMode')
  const isLossless = formats.some((format) => format !== 'image/jpeg')
  return {
    feed,
    formats,
    // JPEG has no black and white.
    modes: (['colour', 'gray', 'bilevel'] as const).filter(
      (mode) => colours.has(MODES[mode]) && (mode !== 'bilevel' || isLossless),
    ),
    resolutions: resolutionsOf(within('SupportedResolutions')),
    width: findNumber(abilities, 'MaxWidth') ?? 0,
    height: findNumber(abilities, 'MaxHeight') ?? 0,
  }
}

function resolutionsOf(supported: readonly XmlElement[]): number[] {
  const discrete = supported
    .flatMap((one) => elementsNamed(one, 'DiscreteResolution'))
    .flatMap((one) => findNumber(one, 'XResolution') ?? [])
  const ranged = supported
    .flatMap((one) => elementsNamed(one, 'XResolutionRange'))
    .flatMap((range) => {
      const [least, most] = [findNumber(range, 'Min') ?? 0, findNumber(range, 'Max') ?? 0]
      return USUAL_RESOLUTIONS.filter((dpi) => dpi >= least && dpi <= most)
    })
  return [...new Set([...discrete, ...ranged])].filter((dpi) => dpi > 0).sort((a, b) => a - b)
}

/** The order: always with the size, since scanners take their whole area otherwise. */
function orderOf(feed: FeedAbilities, settings: ScanSettings): string {
  const sheet = SHEET_MILLIMETRES[settings.size]
  const [width, height] = [toUnits(sheet.width), toUnits(sheet.height)]
  if (width > feed.width + TOLERANCE_UNITS || height > feed.height + TOLERANCE_UNITS) throw scanError('unsupported')
  const dpi = feed.resolutions.find((one) => one >= settings.dpi) ?? feed.resolutions.at(-1)
  const format = settings.mode === 'bilevel' ? feed.formats.find((one) => one !== 'image/jpeg') : feed.formats[0]
  if (dpi === undefined || format === undefined) throw scanError('unsupported')
  const source =
    settings.feed === 'glass'
      ? '<pwg:InputSource>Platen</pwg:InputSource>'
      : `<pwg:InputSource>Feeder</pwg:InputSource><scan:Duplex>${settings.feed === 'feeder-duplex'}</scan:Duplex>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<scan:ScanSettings xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03">',
    '<pwg:Version>2.0</pwg:Version><scan:Intent>Document</scan:Intent><pwg:ScanRegions><pwg:ScanRegion>',
    '<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>',
    `<pwg:Width>${Math.min(width, feed.width)}</pwg:Width><pwg:Height>${Math.min(height, feed.height)}</pwg:Height>`,
    '<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset></pwg:ScanRegion></pwg:ScanRegions>',
    source,
    `<scan:ColorMode>${MODES[settings.mode]}</scan:ColorMode>`,
    `<scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution>`,
    `<pwg:DocumentFormat>${format}</pwg:DocumentFormat><scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>`,
    '</scan:ScanSettings>',
  ].join('\n')
}
