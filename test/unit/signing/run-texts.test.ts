import { describe, expect, it } from 'vitest'
import { type LineFacts, linesOf, REASONS } from '../../../main/core/signing/runs/texts.ts'
import { SigningKind } from '../../../shared/signing/index.ts'

const AGENCY = 'Ủy ban nhân dân xã Tân Hưng'
const TIME = 'Thời gian ký: 2026-11-28T08:02:03+07:00'
const facts = (parts: Partial<LineFacts>): LineFacts => ({
  kind: 'copy',
  owner: 'agency',
  holder: AGENCY,
  unit: AGENCY,
  notation: null,
  name: 'Phụ lục kèm theo',
  at: new Date('2026-11-28T01:02:03Z'),
  ...parts,
})
const leader = { owner: 'officer', holder: 'Nguyễn Thị Ánh Tuyết' } as const

describe('the lines of a signature', () => {
  it.each([
    ['copy', ['SAO Y', AGENCY, TIME]],
    ['copy-of-copy', ['SAO LỤC', AGENCY, TIME]],
    ['excerpt', ['TRÍCH SAO', AGENCY, TIME]],
    ['attachment', ['Phụ lục kèm theo', TIME]],
    ['incoming', [AGENCY, TIME]],
    ['issue', [AGENCY, TIME]],
    ['digitized', [AGENCY, TIME]],
  ] as const)('of the agency as %s are those of the decree', (kind, lines) => {
    expect(linesOf(facts({ kind }))).toEqual(lines)
  })

  it('name the number that was given', () => {
    expect(linesOf(facts({ kind: 'attachment', notation: '15/QĐ-UBND' }))).toEqual(['15/QĐ-UBND', TIME])
    expect(linesOf(facts({ kind: 'incoming', notation: '208' }))).toEqual([AGENCY, 'Số đến: 208', TIME])
  })

  it('of an officer say who, of which unit where the certificate names one', () => {
    expect(linesOf(facts({ kind: 'approval', ...leader }))).toEqual(['Ký bởi: Nguyễn Thị Ánh Tuyết', AGENCY, TIME])
    expect(linesOf(facts({ kind: 'digitized', ...leader, unit: '' }))).toEqual([
      'Người số hóa: Nguyễn Thị Ánh Tuyết',
      TIME,
    ])
  })

  it('go with a reason of their own for every kind', () => {
    const reasons = SigningKind.options.map((kind) => REASONS[kind])
    expect(new Set(reasons).size).toBe(SigningKind.options.length)
  })
})
