import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DeskError } from '../../../shared/errors.ts'
import { CardFinding, IdentityCard, LONGEST_CARD_QR, parseCardQr } from '../../../shared/identity/index.ts'
import { titleCaseName } from '../../../shared/text/index.ts'
import { checkProperty } from '../../property.ts'
import { anyText } from '../text/vietnamese.ts'
import { type CardFields, CONTEXT, qrOf, SOUND, soundCards, wedgeHabits } from './cards.ts'

function read(raw: string) {
  return parseCardQr(raw, CONTEXT)
}

function refusal(raw: string): unknown {
  try {
    return read(raw)
  } catch (error) {
    return error instanceof DeskError ? { code: error.code, ...error.details } : error
  }
}

describe('a sound card', () => {
  test('is read field by field, without findings', () => {
    expect(read(qrOf())).toEqual({
      card: {
        personalNumber: '044190012345',
        oldNumber: '194000001',
        name: 'Nguyễn Thị A',
        dateOfBirth: '1990-01-01',
        sex: 'female',
        address: 'Thôn 1, Xã X, Huyện Y, Quảng Bình',
        cardIssuedOn: '2021-04-15',
      },
      findings: [],
    })
  })

  test('may lack old number, address and issue date', () => {
    const { card, findings } = read(qrOf({ oldNumber: '', address: '', issue: '' }))
    expect(Object.keys(card).toSorted()).toEqual(['address', 'dateOfBirth', 'name', 'personalNumber', 'sex'])
    expect(findings).toEqual([])
  })

  test('is read the same however the reader types it', () => {
    checkProperty(
      fc.property(soundCards, wedgeHabits, ({ fields, name, expected }, habit) => {
        const { card, findings } = read(habit(qrOf(fields)))
        expect({ ...card, address: card.address.toLowerCase() }).toEqual({
          ...expected,
          address: expected.address.toLowerCase(),
          name: titleCaseName(name),
        })
        expect(findings.filter(({ code }) => code !== 'text-garbled')).toEqual([])
        expect(IdentityCard.parse(card)).toEqual(card)
      }),
      1500,
    )
  })
})

describe('what is no card', () => {
  test.each([
    ['', { code: 'identity.qr-empty' }],
    [' \r\n\t\ufeff ', { code: 'identity.qr-empty' }],
    ['https://dichvucong.gov.vn', { code: 'identity.qr-not-a-card', fields: 1 }],
    ['||||||', { code: 'identity.qr-not-a-card', fields: 7 }],
    [qrOf().split('|').slice(0, 6).join('|'), { code: 'identity.qr-not-a-card', fields: 6 }],
    [qrOf({ number: '04419001234' }), { code: 'identity.qr-not-a-card', fields: 7 }],
    [qrOf({ number: 'O44190012345' }), { code: 'identity.qr-not-a-card', fields: 7 }],
    [`${qrOf()}\r\n${qrOf({ number: '001090000001' })}`, { code: 'identity.qr-not-a-card', cards: 2 }],
    [`${qrOf()}${qrOf({ number: '001090000001' })}`, { code: 'identity.qr-not-a-card', cards: 2 }],
    [`${qrOf({ issue: '' })}${qrOf({ number: '001090000001' })}`, { code: 'identity.qr-not-a-card', cards: 2 }],
  ])('%j', (raw, expected) => {
    expect(refusal(raw)).toEqual(expected)
  })

  test('nor is a text that no card could hold', () => {
    const tooLong = 'x'.repeat(LONGEST_CARD_QR + 1)
    expect(refusal(tooLong)).toEqual({ code: 'identity.qr-too-long', length: LONGEST_CARD_QR + 1 })
    expect(refusal('|'.repeat(LONGEST_CARD_QR))).toEqual({
      code: 'identity.qr-not-a-card',
      fields: LONGEST_CARD_QR + 1,
    })
  })

  test.each<[field: string, changes: Partial<CardFields>]>([
    ['dateOfBirth', { birth: '31021990' }],
    ['dateOfBirth', { birth: '29022023' }],
    ['dateOfBirth', { birth: '00001990' }],
    ['dateOfBirth', { birth: '' }],
    ['dateOfBirth', { birth: '19900101x' }],
    ['cardIssuedOn', { issue: '32012021' }],
    ['cardIssuedOn', { issue: '1504' }],
    ['name', { name: '' }],
    ['name', { name: 'A'.repeat(101) }],
    ['address', { address: 'Thôn Đông '.repeat(31) }],
  ])('an impossible %s is named: %j', (field, changes) => {
    expect(refusal(qrOf(changes))).toEqual({ code: 'identity.qr-bad-field', field })
  })

  test('whatever is scanned, nothing but a DeskError is thrown, and what is read is well formed', () => {
    const pieces = fc.constantFrom('|', '044190012345', '01011990', '15042021', 'NGUYỄN', 'Nữ', '\r\n', ' ', '?', '|||')
    const scans = fc.oneof(
      anyText,
      fc.array(fc.oneof(pieces, anyText), { maxLength: 30 }).map((parts) => parts.join('')),
      fc
        .tuple(soundCards, fc.nat(200), fc.nat(20), anyText)
        .map(
          ([{ fields }, place, length, text]) =>
            qrOf(fields).slice(0, place) + text + qrOf(fields).slice(place + length),
        ),
      fc.string({ minLength: LONGEST_CARD_QR - 5, maxLength: LONGEST_CARD_QR + 50 }),
    )
    checkProperty(
      fc.property(scans, (raw) => {
        try {
          const { card, findings } = read(raw)
          IdentityCard.parse(card)
          CardFinding.array().parse(findings)
        } catch (error) {
          expect(error).toBeInstanceOf(DeskError)
          expect(error instanceof DeskError && error.code).toMatch(/^identity\.qr-/)
        }
      }),
      3000,
    )
  })

  test('errors name no personal data', () => {
    for (const raw of [qrOf({ birth: '31021990' }), `${qrOf()}\n${qrOf({ sex: 'Nam' })}`, SOUND.name]) {
      expect(JSON.stringify(refusal(raw))).not.toMatch(/044190012345|nguyễn|1990/i)
    }
  })
})

describe('findings', () => {
  test.each<[changes: Partial<CardFields>, findings: CardFinding[]]>([
    [{ sex: 'Nam' }, [{ code: 'sex-mismatch', card: 'male', number: 'female' }]],
    [{ birth: '01011991' }, [{ code: 'year-mismatch', card: 1991, number: 1990 }]],
    [{ number: '044390012345' }, [{ code: 'year-mismatch', card: 1990, number: 2090 }]],
    [{ number: '099190012345' }, [{ code: 'unknown-province', provinceCode: '099' }]],
    [
      { birth: '21112026', number: '044326012345', issue: '' },
      [{ code: 'birth-in-future', dateOfBirth: '2026-11-21' }],
    ],
    [{ issue: '31121989' }, [{ code: 'issued-before-birth', cardIssuedOn: '1989-12-31', dateOfBirth: '1990-01-01' }]],
    [{ birth: '20112026', number: '044326012345', issue: '20112026' }, []],
    [{ issue: '21112026' }, [{ code: 'issued-in-future', cardIssuedOn: '2026-11-21' }]],
    [{ oldNumber: '19400000' }, [{ code: 'old-number-unreadable' }]],
    [{ number: '194000001', oldNumber: '', sex: 'Nam', birth: '02031950' }, []],
  ])('%j', (changes, findings) => {
    expect(read(qrOf(changes)).findings).toEqual(findings)
  })

  test('several at once', () => {
    expect(
      read(qrOf({ sex: 'Nam', birth: '01011991', number: '999190012345' })).findings.map(({ code }) => code),
    ).toEqual(['sex-mismatch', 'year-mismatch', 'unknown-province'])
  })

  test('a sex that cannot be read is taken from the number and shown', () => {
    const { card, findings } = read(qrOf({ sex: 'N?' }))
    expect(card.sex).toBe('female')
    expect(findings).toEqual([{ code: 'text-garbled', field: 'sex' }])
    expect(read(qrOf({ sex: '', number: '194000001' })).card).not.toHaveProperty('sex')
  })
})

describe('damage by readers and input methods', () => {
  const garbled = (changes: Partial<CardFields>): string[] =>
    read(qrOf(changes)).findings.flatMap((finding) => (finding.code === 'text-garbled' ? [finding.field] : []))

  test.each([
    'NGUY?N TH? A',
    'NGUY\ufffdN TH\ufffd A',
    'NGUYá»„N THá»Š A',
    'NGUYEENX THIJ A',
    'NGUYE6N4 THI5 A',
    'NGUYỄN THI5 A',
    'DDAWNGJ HOAF',
    'LAM THUYR',
    'NGUYEN THI A',
    'TRAN VAN B',
    'NGUYỄN THỊỆ A',
    'NGUYỄN 阮 A',
  ])('the name %s looks damaged', (name) => {
    expect(garbled({ name })).toEqual(['name'])
  })

  test.each([
    'NGUYỄN THỊ A',
    'LAN ANH',
    'PHAN THANH XUÂN',
    "H'HEN NIÊ",
    'Y BHĂM ÊBAN',
    'KSOR PHƯỚC',
    'KSOR NHAN',
    'SIU BLACK',
    'RƠ CHÂM H’JUT',
    'TRẦN THUỲ DƯƠNG',
    'ĐẶNG QUỐC VƯỢNG',
    'K’BRƠI',
  ])('the name %s looks whole', (name) => {
    expect(garbled({ name })).toEqual([])
  })

  test.each(['Th?n 1, X? X', 'Thon 1, Xa X, Huyen Y', 'ThÃ´n 1, XÃ£ X'])('the address %s looks damaged', (address) => {
    expect(garbled({ address })).toEqual(['address'])
  })

  test.each(['Thôn 1, Xã X', 'Số 12/3A, Kiệt 5 (hẻm 2), P. Đồng Hới', 'TDP 4', ''])(
    'the address %s looks whole',
    (address) => {
      expect(garbled({ address })).toEqual([])
    },
  )
})
