import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abilitiesOf } from '../../../../main/core/scanning/sources/escl/abilities.ts'
import { findEnteredScanner } from '../../../../main/core/scanning/sources/escl/scanner.ts'
import { statusOf } from '../../../../main/core/scanning/sources/escl/status.ts'
import { findElement, readXml } from '../../../../main/core/scanning/sources/escl/xml.ts'
import { checkProperty } from '../../../property.ts'

/** The profiles apart, a range of resolutions, other prefixes, PNG for black and white: as another maker says it. */
const OTHER_MAKER = `<?xml version="1.0"?><e:ScannerCapabilities xmlns:e="a" xmlns:p="b"><p:MakeAndModel>A &amp; B</p:MakeAndModel>
<e:SettingProfiles><e:SettingProfile name="0"><e:ColorModes><e:ColorMode>BlackAndWhite1</e:ColorMode><e:ColorMode>RGB24</e:ColorMode></e:ColorModes>
<e:DocumentFormats><p:DocumentFormat>image/png</p:DocumentFormat><p:DocumentFormat>image/jpeg</p:DocumentFormat></e:DocumentFormats>
<e:SupportedResolutions><e:ResolutionRange><e:XResolutionRange><e:Min>100</e:Min><e:Max>300</e:Max><e:Step>1</e:Step></e:XResolutionRange></e:ResolutionRange></e:SupportedResolutions>
</e:SettingProfile></e:SettingProfiles>
<e:Platen><e:PlatenInputCaps><e:MaxWidth>2550</e:MaxWidth><e:MaxHeight>3508</e:MaxHeight><e:SettingProfiles><e:SettingProfile ref="0"/></e:SettingProfiles></e:PlatenInputCaps></e:Platen>
</e:ScannerCapabilities>`

describe('what a network scanner says', () => {
  it('is read in the way of another maker too', () => {
    const scanner = readXml(OTHER_MAKER)
    expect(findElement(scanner, 'MakeAndModel')?.text).toBe('A & B')
    const { capabilities, orderFor } = abilitiesOf(scanner)
    expect(capabilities).toEqual({
      feeds: ['glass'],
      modes: ['colour', 'bilevel'],
      resolutions: [100, 150, 200, 240, 300],
      largest: { width: 215.9, height: 297 },
    })
    const order = readXml(orderFor({ feed: 'glass', mode: 'bilevel', dpi: 200, size: 'a4' }))
    const said = (name: string) => findElement(order, name)?.text
    expect(['Width', 'Height', 'XResolution', 'ColorMode', 'DocumentFormat', 'InputSource'].map(said)).toEqual([
      '2480',
      '3508',
      '200',
      'BlackAndWhite1',
      'image/png',
      'Platen',
    ])
    expect(() => orderFor({ feed: 'feeder', mode: 'colour', dpi: 200, size: 'a4' })).toThrow('scanning.unsupported')
  })

  it.each([
    ['ScannerAdfHatchOpen', 'cover-open'],
    ['ScannerAdfDoorOpen', 'cover-open'],
    ['ScannerAdfMispick', 'jammed'],
    ['ScannerAdfEmpty', 'empty'],
    ['ScannerAdfLoaded', undefined],
  ])('of its feeder, %s, is understood', (state, problem) => {
    const said = `<a:ScannerStatus><b:State>Idle</b:State><a:AdfState>${state}</a:AdfState></a:ScannerStatus>`
    expect(statusOf(readXml(said))).toEqual({ isBusy: false, feederProblem: problem, jobProblem: undefined })
  })

  it('is refused when it is no XML of a scanner, and blows nobody up', () => {
    const deep = '<a>'.repeat(50_000)
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    for (const text of ['', 'no', '<a>', deep, bomb]) {
      expect(() => readXml(text), text.slice(0, 20)).toThrow('scanning.failed')
    }
    checkProperty(
      fc.property(fc.string({ maxLength: 60 }), (noise) => {
        try {
          readXml(`<a>${noise}</a>`)
        } catch (error) {
          expect(String(error)).toContain('scanning.failed')
        }
      }),
    )
  })
})

describe('an address that IT entered', () => {
  const PIN = 'ab'.repeat(32)

  it.each([
    ['http://192.168.1.20', 'http://192.168.1.20/eSCL/', undefined],
    ['http://192.168.1.20:8080/eSCL', 'http://192.168.1.20:8080/eSCL/', undefined],
    ['https://scanner.xa.local/', 'https://scanner.xa.local/eSCL/', undefined],
    [`https://scanner.xa.local/eSCL/#sha256=${PIN}`, 'https://scanner.xa.local/eSCL/', PIN],
    [`https://h/#sha256=${(PIN.toUpperCase().match(/../g) ?? []).join(':')}`, 'https://h/eSCL/', PIN],
  ])('%s is read', (address, root, fingerprint) => {
    const scanner = findEnteredScanner({ name: 'Máy quét', address })
    expect(scanner?.address.href).toBe(root)
    expect(scanner?.trust).toEqual({ anyCertificate: true, fingerprint })
  })

  it.each(['ftp://192.168.1.20/', 'not an address', 'https://h/#sha256=1234', 'https://h/#sha1=00'])(
    '%s is none',
    (address) => {
      expect(findEnteredScanner({ name: 'Máy quét', address })).toBeUndefined()
    },
  )
})
