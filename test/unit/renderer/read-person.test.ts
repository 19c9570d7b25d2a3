import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filledBy, readOfApplicant } from '../../../renderer/reception/read-person.ts'
import { blankReception } from '../../../renderer/reception/reception-form.ts'
import { checkProperty } from '../../property.ts'

const PAGE = '01990000-0000-7000-8000-000000000001'
const { applicant: nobody } = blankReception('counter')
const read = (field: string, value: string, confidence = 95) => ({ field, value, confidence, page: PAGE })

describe('what papers say of the applicant', () => {
  test('is what a form says of who declares, not of whom it is about', () => {
    const values = readOfApplicant(
      [
        read('requester.name', 'Lê Thị Hạnh'),
        read('requester.personalNumber', '040190003127'),
        read('child.name', 'Lê Gia Bảo'),
        read('person.name', 'Trần Văn Bình'),
        read('person.sex', 'male'),
      ],
      nobody,
    )
    expect(values.map(({ fact, value }) => [fact, value])).toEqual([
      ['name', 'Lê Thị Hạnh'],
      ['personalNumber', '040190003127'],
    ])
  })

  test('is whose card it is where no form names anybody else, the surer of two readings', () => {
    const values = readOfApplicant(
      [
        read('person.name', 'Trần Van Bình', 70),
        read('person.name', 'Trần Văn Bình', 92),
        read('person.sex', 'male'),
        read('person.dateOfBirth', '1985-03-02'),
      ],
      nobody,
    )
    expect(filledBy(values)).toEqual({ name: 'Trần Văn Bình', dateOfBirth: '1985-03-02', sex: 'male' })
  })

  test('takes no old number, no year for a day and no sex that is none', () => {
    const fields = [read('person.personalNumber', '183456789'), read('person.dateOfBirth', '1985')]
    expect(readOfApplicant([...fields, read('person.sex', 'nam')], nobody)).toEqual([])
  })

  test('says what stands in the field already', () => {
    const applicant = { ...nobody, name: 'LÊ THỊ  HẠNH', address: 'Thôn Tây' }
    const values = readOfApplicant(
      [read('requester.name', 'Lê Thị Hạnh'), read('requester.address', 'Thôn Đông')],
      applicant,
    )
    expect(values.map(({ fact, stands }) => [fact, stands])).toEqual([
      ['name', 'same'],
      ['address', 'other'],
    ])
  })

  test('never replaces what was typed or read off a card, whatever was read', () => {
    checkProperty(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (typed, found) => {
        const applicant = { ...nobody, name: `a${typed}`, address: `b${typed}` }
        const part = filledBy(
          readOfApplicant([read('requester.name', found), read('requester.address', found)], applicant),
        )
        expect(part).toEqual({})
      }),
    )
  })
})
