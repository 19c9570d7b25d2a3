import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  candidatesFor,
  isRegisteredFor,
  maySignEver,
  ownerFor,
  type TokenSight,
} from '../../../renderer/signing/candidates.ts'
import { kindsOf } from '../../../renderer/signing/kinds-of-file.ts'
import { movedBy, onPage, scaledBy } from '../../../renderer/signing/moving.ts'
import { queueCommandOf } from '../../../renderer/signing/queue-keys.ts'
import type { SignableFile } from '../../../shared/contract/signing.ts'
import { type CertificateView, SignaturePlace } from '../../../shared/signing/index.ts'

const [LEADER, CLERK] = ['0190a0b0-0000-7000-8000-000000000001', '0190a0b0-0000-7000-8000-000000000002']

describe('whose certificates can be signed with', () => {
  const certificate = (letter: string, holder: string): CertificateView => ({
    fingerprint: letter.repeat(64),
    holder,
    unit: '',
    issuer: 'CA',
    serial: '01',
    validFrom: 0,
    validUntil: 1,
    purposes: ['digital-signature'],
    keyKind: 'rsa',
    keyBits: 2048,
  })
  const own = certificate('a', 'Lãnh đạo')
  const agency = certificate('b', 'Ủy ban nhân dân')
  const unknown = certificate('c', 'Người lạ')
  const token = (
    serial: string,
    certificates: CertificateView[],
    isTraining = false,
  ): TokenSight['tokens'][number] => ({
    serial,
    label: serial,
    maker: '',
    model: '',
    pin: 'ok',
    pinPad: false,
    certificates,
    isTraining,
  })
  const sight = (tokens: TokenSight['tokens']): TokenSight => ({
    tokens,
    modules: [],
    registered: [
      { certificate: own, owner: { kind: 'officer', officer: LEADER }, registeredAt: 0 },
      { certificate: agency, owner: { kind: 'agency', officers: [CLERK] }, registeredAt: 0 },
    ],
    trainingAllowed: false,
    serviceOffered: false,
  })

  test('one is its officer’s, or the agency’s for those who may use it, and nobody else’s', () => {
    const { registered } = sight([])
    expect(ownerFor(registered, LEADER, own.fingerprint)).toBe('officer')
    expect(ownerFor(registered, CLERK, own.fingerprint)).toBeNull()
    expect(ownerFor(registered, CLERK, agency.fingerprint)).toBe('agency')
    expect(ownerFor(registered, LEADER, agency.fingerprint)).toBeNull()
    expect(ownerFor(registered, LEADER, unknown.fingerprint)).toBeNull()
  })

  test('only what is plugged in, registered for the officer and right for the kind is offered', () => {
    const plugged = sight([token('one', [own, unknown]), token('two', [agency])])
    const offered = (officer: string, kind: 'approval' | 'issue' | 'digitized') =>
      candidatesFor(plugged, officer, kind).map((each) => [each.token.serial, each.certificate.holder, each.owner])
    expect(offered(LEADER, 'approval')).toEqual([['one', 'Lãnh đạo', 'officer']])
    expect(offered(LEADER, 'issue')).toEqual([])
    expect(offered(CLERK, 'issue')).toEqual([['two', 'Ủy ban nhân dân', 'agency']])
    expect(offered(CLERK, 'digitized')).toEqual([['two', 'Ủy ban nhân dân', 'agency']])
    expect(offered(CLERK, 'approval')).toEqual([])
  })

  test('what an officer digitized is signed with their own certificate first, where they have one', () => {
    const both = sight([token('two', [agency]), token('one', [own])])
    const registered: TokenSight['registered'] = [
      { certificate: own, owner: { kind: 'officer', officer: CLERK }, registeredAt: 0 },
      { certificate: agency, owner: { kind: 'agency', officers: [CLERK] }, registeredAt: 0 },
    ]
    expect(candidatesFor({ ...both, registered }, CLERK, 'digitized').map(({ owner }) => owner)).toEqual([
      'officer',
      'agency',
    ])
  })

  test('whether somebody may sign at all does not depend on what is plugged in', () => {
    expect(maySignEver(sight([]), LEADER, 'approval')).toBe(true)
    expect(maySignEver(sight([]), LEADER, 'issue')).toBe(false)
    expect(maySignEver(sight([]), CLERK, 'copy')).toBe(true)
  })

  test('where the local signing service is offered every kind is, and what is not registered is known', () => {
    const offered = { ...sight([]), serviceOffered: true }
    expect(maySignEver(offered, LEADER, 'issue')).toBe(true)
    expect(isRegisteredFor(offered, LEADER, 'issue')).toBe(false)
    expect(isRegisteredFor(offered, LEADER, 'approval')).toBe(true)
    expect(isRegisteredFor(offered, CLERK, 'approval')).toBe(false)
  })

  test('a training key is offered to anybody, for any kind', () => {
    const training = sight([token('training', [unknown], true)])
    expect(candidatesFor(training, CLERK, 'approval').map(({ owner }) => owner)).toEqual(['officer'])
    expect(candidatesFor(training, CLERK, 'issue').map(({ owner }) => owner)).toEqual(['agency'])
    // One that is registered for somebody else stays theirs.
    const registered = [{ certificate: unknown, owner: { kind: 'officer' as const, officer: LEADER }, registeredAt: 0 }]
    expect(candidatesFor({ ...training, registered }, CLERK, 'approval')).toEqual([])
  })
})

describe('how a file can be signed', () => {
  const file = (
    role: SignableFile['role'],
    kinds: SignableFile['signatures'][number]['kind'][] = [],
  ): SignableFile => ({
    signed: role === null ? { kind: 'paper', code: 'P1' } : { kind: 'document', document: LEADER },
    name: 'Tệp',
    role,
    file: { address: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1 },
    rivals: [],
    signatures: kinds.map((kind) => ({
      kind,
      holder: '',
      unit: '',
      at: 0,
      officerName: '',
      level: 'B-B' as const,
      certificate: 'a'.repeat(64),
    })),
  })

  test('a paper as digitized or as a copy, but not twice the same way', () => {
    expect(kindsOf(file(null), 'received', ['receive'])).toEqual(['digitized', 'copy', 'copy-of-copy', 'excerpt'])
    expect(kindsOf(file(null, ['digitized']), 'received', ['receive'])).not.toContain('digitized')
  })

  test('a result by the leader while it is to be decided or signed, then by the agency', () => {
    expect(kindsOf(file('result'), 'processing', ['decide', 'issue'])).toEqual([])
    expect(kindsOf(file('result'), 'deciding', ['decide'])).toEqual(['approval'])
    expect(kindsOf(file('result'), 'approved', ['decide'])).toEqual(['approval'])
    expect(kindsOf(file('result'), 'deciding', ['issue'])).toEqual([])
    expect(kindsOf(file('result', ['approval']), 'signed', ['decide', 'issue'])).toEqual(['issue'])
    expect(kindsOf(file('result', ['approval', 'issue']), 'done', ['decide', 'issue'])).toEqual([])
  })

  test('only PDFs', () => {
    const picture: SignableFile = {
      ...file(null),
      file: { address: 'a'.repeat(64), mediaType: 'image/png', bytes: 1 },
    }
    expect(kindsOf(picture, 'received', ['receive'])).toEqual([])
  })
})

describe('the box of a signature', () => {
  const size = fc.record({
    width: fc.double({ min: 100, max: 3000, noNaN: true }),
    height: fc.double({ min: 100, max: 3000, noNaN: true }),
  })
  const place = fc.record({
    page: fc.integer({ min: 1, max: 5000 }),
    left: fc.double({ min: 0, max: 3000, noNaN: true }),
    top: fc.double({ min: 0, max: 3000, noNaN: true }),
    width: fc.double({ min: 8, max: 3000, noNaN: true }),
    height: fc.double({ min: 8, max: 3000, noNaN: true }),
  })
  const step = fc.record({
    x: fc.double({ min: -5000, max: 5000, noNaN: true }),
    y: fc.double({ min: -5000, max: 5000, noNaN: true }),
  })
  /** Boxes are kept to a tenth of a point, so that much may stand over. */
  const OVER = 0.1

  function expectWithin(moved: SignaturePlace, page: { readonly width: number; readonly height: number }) {
    expect(SignaturePlace.safeParse(moved).success).toBe(true)
    expect(moved.left + moved.width).toBeLessThanOrEqual(page.width + OVER)
    expect(moved.top + moved.height).toBeLessThanOrEqual(page.height + OVER)
  }

  test('stays on its page however it is moved', () => {
    fc.assert(fc.property(place, step, size, (box, by, page) => expectWithin(movedBy(box, by, page), page)))
  })

  test('stays on its page and keeps its shape however it is scaled', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 0.05, max: 20, noNaN: true }), size, (box, factor, page) => {
        expectWithin(scaledBy(box, factor, page), page)
      }),
    )
  })

  test('keeps its place from page to page where it fits', () => {
    const box = { page: 1, left: 300, top: 700, width: 120, height: 60 }
    expect(onPage(box, 3, { width: 595, height: 842 })).toEqual({ ...box, page: 3 })
    expect(onPage(box, 2, { width: 842, height: 595 })).toEqual({ ...box, page: 2, top: 535 })
  })
})

describe('keys of what waits for a signature', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {}) => ({
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...held,
  })

  test.each([
    ['a', {}, { does: 'mark' }],
    ['A', { shiftKey: true }, { does: 'mark-all' }],
    ['r', {}, { does: 'return' }],
    ['z', {}, { does: 'zoom' }],
    ['Escape', {}, { does: 'leave' }],
    ['Enter', { ctrlKey: true }, { does: 'sign' }],
  ] as const)('%s %o means the same everywhere', (key, held, command) => {
    expect(queueCommandOf(press(key, held), false)).toEqual(command)
    expect(queueCommandOf(press(key, held), true)).toEqual(command)
  })

  test('arrows, Space and Enter are the control’s own outside the list', () => {
    for (const key of ['ArrowDown', 'ArrowRight', ' ', 'Enter', 'Home']) {
      expect(queueCommandOf(press(key), false), key).toBeUndefined()
      expect(queueCommandOf(press(key), true), key).toBeDefined()
    }
  })

  test('keys of the system and of other screens mean nothing here', () => {
    expect(queueCommandOf(press('a', { ctrlKey: true }), true)).toBeUndefined()
    expect(queueCommandOf(press('k', { altKey: true }), true)).toBeUndefined()
    expect(queueCommandOf(press('Enter', { metaKey: true }), true)).toBeUndefined()
  })
})
