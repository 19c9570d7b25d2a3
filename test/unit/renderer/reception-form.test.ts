import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import {
  blankReception,
  isBlank,
  missingPapers,
  ReceptionForm,
  readReception,
  readRefusal,
  withApplicant,
  withPapers,
  withProcedure,
} from '../../../renderer/reception/reception-form.ts'
import { requestOf } from '../../../shared/catalog/request.ts'
import { Reception, Refusal } from '../../../shared/contract/dossiers.ts'
import { checkProperty } from '../../property.ts'

const ID = '019ab000-1234-7abc-8def-0123456789ab'
const birth = openCatalog().getProcedure('1.001193', '2026-11-20')
const copies = openCatalog().getProcedure('2.000815', '2026-11-20')
const person = { name: 'Nguyễn Thị Đặng', personalNumber: '044190012345', address: 'Thôn Trung' }

test('a known citizen and a simple procedure need nothing else', () => {
  const form = withApplicant(withProcedure(blankReception('counter'), birth), person, false)
  const read = readReception(ID, form)
  expect(read.ok).toBe(true)
  if (!read.ok) return
  expect(Reception.parse(read.value)).toEqual(read.value)
  expect(read.value).toMatchObject({
    procedure: '1.001193',
    summary: 'Đăng ký khai sinh',
    returnBy: 'counter',
    sets: 1,
  })
  expect(read.value.papers.map(({ code }) => code)).toEqual(
    birth.papers.filter(({ required }) => required).map(({ code }) => code),
  )
})

test('an untouched form says what it lacks', () => {
  const read = readReception(ID, blankReception('post'))
  expect(read).toEqual({ ok: false, problems: expect.arrayContaining(['procedure', 'name']) })
  expect(isBlank(blankReception('post'))).toBe(true)
})

test('a required paper that did not come stops acceptance but not refusal', () => {
  const full = withApplicant(withProcedure(blankReception('counter'), birth), person, false)
  const form = { ...full, papers: full.papers.map((paper) => ({ ...paper, present: false })) }
  expect(missingPapers(form).length).toBeGreaterThan(0)
  expect(readReception(ID, form)).toEqual({ ok: false, problems: ['papers'] })
  const refusal = readRefusal(ID, form, ' Thiếu giấy tờ ')
  expect(refusal.ok && Refusal.parse(refusal.value).reason).toBe('Thiếu giấy tờ')
})

test('a paper to be certified comes with one page and one copy, and the fee follows what is typed', () => {
  const form = withApplicant(withProcedure(blankReception('counter'), copies), person, false)
  const change = (part: {
    readonly pages?: number
    readonly paperCopies?: number
    readonly electronicCopy?: boolean
  }) =>
    withPapers(
      form,
      form.papers.map((paper) => (paper.certified ? { ...paper, ...part } : paper)),
      copies.fee,
    )
  // Five pages: 2,000 for each of the first two and 1,000 for the others; two copies.
  expect(change({ pages: 5, paperCopies: 2 }).fee).toBe(14_000)
  expect(change({ electronicCopy: true }).fee).toBeNull()
  expect(change({ paperCopies: 0 }).fee).toBeNull()
  const read = readReception(ID, change({ pages: 5, electronicCopy: true }))
  expect(read.ok && read.value.papers).toMatchObject([
    { code: 'ban-chinh', pages: 5, paperCopies: 1, electronicCopy: true },
  ])
  expect(read.ok && Reception.parse(read.value)).toEqual(read.ok && read.value)
})

test('a fee by the page is left for the clerk to type', () => {
  const form = withApplicant(withProcedure(blankReception('counter'), copies), person, false)
  expect(form.fee).toBeNull()
  expect(readReception(ID, form)).toMatchObject({ ok: false, problems: expect.arrayContaining(['fee']) })
})

test('changing the procedure keeps a request the clerk wrote and replaces one that was proposed', () => {
  const first = withProcedure(blankReception('counter'), birth)
  expect(withProcedure(first, copies).summary).toBe(requestOf(copies.name))
  expect(withProcedure({ ...first, summary: 'Khai sinh cho cháu Bé' }, copies).summary).toBe('Khai sinh cho cháu Bé')
})

test('another citizen never inherits fields of the one before', () => {
  const before = withApplicant(
    blankReception('counter'),
    { ...person, phone: '0912345678', email: 'a@example.vn' },
    false,
  )
  const after = withApplicant(before, { name: 'Lê Văn B', address: '' }, false)
  expect(after.applicant).toMatchObject({ name: 'Lê Văn B', phone: '', email: '', personalNumber: '', address: '' })
  expect(withApplicant(before, { personalNumber: '044190012399' }, true).applicant.phone).toBe('0912345678')
})

test('whatever is typed is either sent in the shape of the contract or refused with a reason', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.constantFrom('', '044190012345', '0912345678', 'a@b.vn', '1990-01-01', 'Nguyễn A'),
  )
  const fields = fc.record({
    name: typed,
    personalNumber: typed,
    oldNumber: typed,
    dateOfBirth: typed,
    sex: fc.constantFrom('male', 'female', '' as const),
    address: typed,
    phone: typed,
    email: typed,
    cardIssuedOn: typed,
  })
  checkProperty(
    fc.property(fields, typed, typed, (applicant, summary, ownerName) => {
      const form = ReceptionForm.parse({
        ...withProcedure(blankReception('counter'), birth),
        applicant,
        summary,
        ownerName,
      })
      const read = readReception(ID, form)
      if (read.ok) expect(Reception.safeParse(read.value).success).toBe(true)
      else expect(read.problems.length).toBeGreaterThan(0)
    }),
  )
})
