import { describe, expect, it } from 'vitest'
import { abilitiesOf } from '../../../../main/core/scanning/sources/sane/abilities.ts'
import { readSaneOptions } from '../../../../main/core/scanning/sources/sane/options.ts'
import { ProgressReader } from '../../../../main/core/scanning/sources/sane/progress.ts'
import type { ScanProgress } from '../../../../main/core/scanning/sources/source.ts'
import type { ScanSettings } from '../../../../shared/scanning/index.ts'

/** What `scanimage --all-options` prints for drivers that name things in their own ways. */
const DRIVERS = {
  brother: `
All options specific to device \`brother4:bus1;dev3':
  Mode:
    --mode Black & White|Gray[Error Diffusion]|True Gray|24bit Color[Fast] [24bit Color[Fast]]
        Select the scan mode
    --resolution 100|150|200|300|400|600|1200|2400|4800|9600dpi [200]
        Sets the resolution of the scanned image.
    --source FlatBed|Automatic Document Feeder(left aligned)|Automatic Document Feeder(left aligned,Duplex) [FlatBed]
        Selects the scan source (such as a document-feeder).
    --brightness -50..50% (in steps of 1) [inactive]
        Controls the brightness of the acquired image.
  Geometry:
    -l 0..215.9mm (in steps of 0.0999908) [0]
    -t 0..355.6mm (in steps of 0.0999908) [0]
    -x 0..215.9mm (in steps of 0.0999908) [215.88]
    -y 0..355.6mm (in steps of 0.0999908) [355.567]`,
  fujitsu: `
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
    --mode Lineart|Halftone|Gray|Color [Lineart]
    --resolution 50..600dpi (in steps of 1) [600]
    --page-width 0..221.121mm (in steps of 0.0211639) [215.872]
    --page-height 0..876.695mm (in steps of 0.0211639) [279.364]
    -l 0..215.872mm (in steps of 0.0211639) [0]
    -t 0..279.364mm (in steps of 0.0211639) [0]
    -x 0..221.121mm (in steps of 0.0211639) [215.872]
    -y 0..876.695mm (in steps of 0.0211639) [279.364]`,
  epson: `
    --mode Lineart|Gray|Color [Lineart]
    --resolution auto||75|100|200|300|600dpi [75]
    --source Flatbed|Automatic Document Feeder|Transparency Unit [Flatbed]
    --adf-mode Simplex|Duplex [inactive]
    -l 0..215.9mm [0]
    -t 0..297.18mm [0]
    -x 0..215.9mm [215.9]
    -y 0..297.18mm [297.18]`,
  kodak: `
    --source Flatbed|ADF [ADF]
    --duplex[=(yes|no)] [no]
    --mode Gray|Color [Color]
    --resolution 200|300dpi [200]`,
  glassOnly: `
    --mode[=(yes|no)] [no] [advanced]
    --resolution 1200dpi [1200] [read-only]`,
}

const abilities = (driver: keyof typeof DRIVERS) => abilitiesOf(readSaneOptions(DRIVERS[driver].split('\n')))

const A4: ScanSettings = { feed: 'feeder', mode: 'colour', dpi: 200, size: 'a4' }

describe('what a driver can do', () => {
  it.each([
    ['brother', ['glass', 'feeder', 'feeder-duplex'], ['colour', 'gray', 'bilevel'], 215.9],
    ['fujitsu', ['feeder', 'feeder-duplex'], ['colour', 'gray', 'bilevel'], 221.121],
    ['epson', ['glass', 'feeder', 'feeder-duplex'], ['colour', 'gray', 'bilevel'], 215.9],
    ['kodak', ['glass', 'feeder', 'feeder-duplex'], ['colour', 'gray'], 210],
    ['glassOnly', ['glass'], ['colour'], 210],
  ] as const)('of %s is read', (driver, feeds, modes, width) => {
    expect(abilities(driver).capabilities).toMatchObject({ feeds, modes, largest: { width } })
  })

  it.each([
    [
      'brother',
      'feeder-duplex',
      '--source=Automatic Document Feeder(left aligned,Duplex) --mode=24bit Color[Fast] --resolution=200 -l 0 -t 0 -x 210 -y 297',
    ],
    [
      'fujitsu',
      'feeder-duplex',
      '--source=ADF Duplex --mode=Color --resolution=200 --page-width=210 --page-height=297 -l 0 -t 0 -x 210 -y 297',
    ],
    ['epson', 'feeder', '--source=Automatic Document Feeder --mode=Color --resolution=200 -l 0 -t 0 -x 210 -y 297'],
    [
      'epson',
      'feeder-duplex',
      '--source=Automatic Document Feeder --adf-mode=Duplex --mode=Color --resolution=200 -l 0 -t 0 -x 210 -y 297',
    ],
    ['kodak', 'feeder', '--source=ADF --duplex=no --mode=Color --resolution=200'],
    ['kodak', 'feeder-duplex', '--source=ADF --duplex=yes --mode=Color --resolution=200'],
    ['glassOnly', 'glass', '--resolution=1200'],
  ] as const)('of %s is asked for in its own words: %s', (driver, feed, expected) => {
    expect(
      abilities(driver)
        .argumentsFor({ ...A4, feed })
        .join(' '),
    ).toBe(expected)
  })

  it('is never asked for less than what was wanted, as long as there is more', () => {
    expect(abilities('brother').argumentsFor({ ...A4, dpi: 250 })).toContain('--resolution=300')
    expect(abilities('kodak').argumentsFor({ ...A4, dpi: 600 })).toContain('--resolution=300')
  })

  it('refuses what the driver cannot do, and cuts a sheet that is hardly larger', () => {
    expect(() => abilities('kodak').argumentsFor({ ...A4, mode: 'bilevel' })).toThrow('scanning.unsupported')
    expect(() => abilities('epson').argumentsFor({ ...A4, size: 'a3' })).toThrow('scanning.unsupported')
    expect(() => abilities('fujitsu').argumentsFor({ ...A4, feed: 'glass' })).toThrow('scanning.unsupported')
    const hardlySmaller = `${DRIVERS.epson}`.replaceAll('297.18', '296.9')
    const { argumentsFor } = abilitiesOf(readSaneOptions(hardlySmaller.split('\n')))
    expect(argumentsFor({ ...A4, feed: 'glass' })).toContain('296.9')
  })
})

it('reads how far a scan is, however its words are cut', () => {
  const words =
    'Scanning page 1\nProgress: 0.4%\rProgress: 50.0%\rProgress: 100.0%\rScanned page 1.\nScanning page 10\nProgress: 7.2%\r'
  for (let size = 1; size < 40; size++) {
    const told: ScanProgress[] = []
    const reader = new ProgressReader((progress) => told.push(progress))
    for (let at = 0; at < words.length; at += size) reader.hear(words.slice(at, at + size))
    expect(told).toEqual([
      { page: 1, part: 0.5 },
      { page: 1, part: 1 },
      { page: 10, part: 0 },
      { page: 10, part: 0.07 },
    ])
  }
})
