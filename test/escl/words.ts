/** What was ordered; lengths in 300ths of an inch. */
export interface ScanOrder {
  readonly width: number
  readonly height: number
  readonly dpi: number
  readonly isColour: boolean
  readonly isFeeder: boolean
  readonly isDuplex: boolean
}

const NAMESPACES =
  'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"'

/** A little more than A4, as scanners have it. */
const MOST_WIDTH = 2_550
const MOST_HEIGHT = 4_200

const feed = (name: string): string => `<scan:${name}>
<scan:MinWidth>150</scan:MinWidth><scan:MaxWidth>${MOST_WIDTH}</scan:MaxWidth>
<scan:MinHeight>150</scan:MinHeight><scan:MaxHeight>${MOST_HEIGHT}</scan:MaxHeight>
<scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat><pwg:DocumentFormat>application/pdf</pwg:DocumentFormat><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>${[100, 200, 300, 600]
  .map(
    (dpi) =>
      `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`,
  )
  .join('')}</scan:DiscreteResolutions></scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>
</scan:${name}>`

/** What the mock scanner can do: glass, feeder and both sides at 100, 200, 300 and 600 dpi. */
export const capabilitiesXml = (name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerCapabilities ${NAMESPACES}>
<pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>${escaped(name)}</pwg:MakeAndModel>
<scan:Platen>${feed('PlatenInputCaps')}</scan:Platen>
<scan:Adf>${feed('AdfSimplexInputCaps')}${feed('AdfDuplexInputCaps')}
<scan:FeederCapacity>50</scan:FeederCapacity><scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions></scan:Adf>
</scan:ScannerCapabilities>`

export interface ScannerState {
  readonly state: 'Idle' | 'Processing'
  readonly adfState: string
  readonly jobReason: string | undefined
}

export const statusXml = ({
  state,
  adfState,
  jobReason,
}: ScannerState): string => `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerStatus ${NAMESPACES}><pwg:Version>2.63</pwg:Version><pwg:State>${state}</pwg:State>
<scan:AdfState>${adfState}</scan:AdfState>${
  jobReason === undefined
    ? ''
    : `<scan:Jobs><scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/1</pwg:JobUri><pwg:JobState>Completed</pwg:JobState>
<pwg:JobStateReasons><pwg:JobStateReason>${jobReason}</pwg:JobStateReason></pwg:JobStateReasons></scan:JobInfo></scan:Jobs>`
}</scan:ScannerStatus>`

/** The order in a client's XML; undefined when it is none that a scanner would take. */
export function readOrder(xml: string): ScanOrder | undefined {
  const value = (name: string) => new RegExp(`<(?:\\w+:)?${name}>([^<]*)</`).exec(xml)?.[1] ?? ''
  const [width, height, dpi] = [value('Width'), value('Height'), value('XResolution')].map(Number)
  const source = value('InputSource')
  if (!width || !height || !dpi || width > MOST_WIDTH || height > MOST_HEIGHT) return undefined
  if (source !== 'Platen' && source !== 'Feeder') return undefined
  const format = value('DocumentFormatExt') || value('DocumentFormat')
  if (format !== 'image/jpeg' || ![100, 200, 300, 600].includes(dpi)) return undefined
  return {
    width,
    height,
    dpi,
    isColour: value('ColorMode') === 'RGB24',
    isFeeder: source === 'Feeder',
    isDuplex: value('Duplex') === 'true',
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
