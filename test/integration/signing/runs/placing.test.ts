import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLayout, type SignedPlace } from '../../../../main/core/signing/pades/index.ts'
import type { RunWish, SigningRun } from '../../../../shared/contract/index.ts'
import type { SigningKind } from '../../../../shared/signing/index.ts'
import { drawInks, makeDocument } from '../../../pades/documents.ts'
import { Judges } from '../../../pades/judges.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../../token/bench.ts'
import { type LaidFile, RunDesk, type RunDeskOptions } from './run-desk.ts'
import { SOFT_PIN, SOFT_TOKEN, SoftwareKeys } from './software-keys.ts'

const PAGE = { width: 595, height: 842 }
const MILLIMETRE = 72 / 25.4
const RESULT = { kind: 'document', document: '01932f00-0000-7000-8000-0000000000d1' } as const

describe('where signatures are seen', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let judges: Judges
  let inks: Awaited<ReturnType<typeof drawInks>>

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    judges = await Judges.summon(bench)
    inks = await drawInks()
  }, 180_000)
  afterAll(() => {
    judges?.dismiss()
    bench?.close()
  })

  async function openDesk(more: Partial<RunDeskOptions> = {}): Promise<{ desk: RunDesk; keys: SoftwareKeys }> {
    const { leaderRsa, agency } = certificates
    const keys = new SoftwareKeys([leaderRsa, agency], [bench.authority.certificateOf('issuer')])
    const desk = await RunDesk.open({
      keys,
      registered: [
        { certificate: leaderRsa, owner: 'officer' },
        { certificate: agency, owner: 'agency' },
      ],
      officerName: 'Le Thi Hoa',
      picture: (officer) => (officer === null ? inks.seal : inks.signature),
      ...more,
    })
    return { desk, keys }
  }

  async function sign(desk: RunDesk, kind: SigningKind, wishes: readonly RunWish[]): Promise<SigningRun> {
    const isOwn = kind === 'approval' || kind === 'digitized'
    const certificate = isOwn ? certificates.leaderRsa : certificates.agency
    const run = desk.start(wishes, kind, { token: SOFT_TOKEN, certificate })
    await desk.type(run, SOFT_PIN)
    return desk.rest(run)
  }

  const signedPlaces = async (desk: RunDesk, file: LaidFile): Promise<readonly SignedPlace[]> =>
    readLayout(await desk.content(file)).signatures

  const placeFor = (desk: RunDesk, { dossier, signed, wish: { of } }: LaidFile, kind: SigningKind) =>
    desk.room.handlers['signing.place']({ dossier, signed, of, kind }, desk.caller)

  it('is above the name for the leader, and over the left third of that for the seal', async () => {
    const { desk } = await openDesk()
    const file = await desk.layOne(await makeDocument({ pages: 2, words: 'LE THI HOA' }), RESULT)
    const before = await placeFor(desk, file, 'approval')
    expect(before).toMatchObject({ foundBy: 'name', place: { page: 2 }, pages: [PAGE, PAGE] })
    expect(await sign(desk, 'approval', [file.wish])).toMatchObject({ items: [{ state: 'signed' }] })
    const [hand] = await signedPlaces(desk, file)
    // The name stands at 320, 200 of the page; the handwriting in the middle above it.
    expect(hand?.page).toBe(2)
    expect(hand?.box.y).toBeGreaterThan(205)
    expect(hand?.box.y).toBeLessThan(222)
    expect(before.place.left).toBeCloseTo(hand?.box.x ?? 0, 3)
    expect(before.place.width).toBeCloseTo(hand?.box.width ?? 0, 3)
    expect(before.place.top).toBeCloseTo(PAGE.height - (hand?.box.y ?? 0) - (hand?.box.height ?? 0), 3)

    expect(await placeFor(desk, file, 'issue')).toMatchObject({ foundBy: 'signature', place: { page: 2 } })
    expect(await sign(desk, 'issue', [desk.wishFor(file)])).toMatchObject({ items: [{ state: 'signed' }] })
    const [first, seal] = await signedPlaces(desk, file)
    expect(first?.box).toEqual(hand?.box)
    expect(seal?.box.width).toBeCloseTo(36 * MILLIMETRE, 2)
    expect(hand?.box.height).toBeCloseTo(22 * MILLIMETRE, 2)
    const covered = (seal?.box.x ?? 0) + (seal?.box.width ?? 0) - (hand?.box.x ?? 0)
    expect(covered).toBeCloseTo((hand?.box.width ?? 0) / 3, 3)
    expect(seal?.certificate).not.toBe(hand?.certificate)
    desk.leave()
  })

  it('is at the end of the last page where the text names nobody', async () => {
    const { desk } = await openDesk()
    const file = await desk.layOne(await makeDocument({ pages: 3 }), RESULT)
    const found = await placeFor(desk, file, 'approval')
    expect(found).toMatchObject({ foundBy: 'default', place: { page: 3 } })
    expect(found.place.left).toBeGreaterThan(PAGE.width / 2)
    desk.leave()
  })

  it('says the name and the time where nobody laid a picture', async () => {
    const { desk } = await openDesk({ picture: () => undefined })
    const file = await desk.layOne(await makeDocument({ words: 'LE THI HOA' }), RESULT)
    desk.now = Date.UTC(2026, 10, 28, 1, 2, 3)
    await sign(desk, 'approval', [file.wish])
    const { words } = await judges.seen(await desk.content(file))
    expect(words).toContain('Ký bởi: Nguyễn Thị Ánh Tuyết')
    expect(words).toContain('Thời gian ký: 2026-11-28T08:02:03+07:00')
    desk.leave()
  })

  it('is at the top right of the first page for copies, below the mark of who digitized', async () => {
    const { desk } = await openDesk()
    const file = await desk.layOne(await makeDocument({ pages: 2 }))
    desk.now = Date.UTC(2026, 10, 28, 1, 2, 3)
    await sign(desk, 'digitized', [file.wish])
    await sign(desk, 'copy', [desk.wishFor(file)])
    const [own, copy] = await signedPlaces(desk, file)
    for (const place of [own, copy]) {
      expect(place?.page).toBe(1)
      expect((place?.box.x ?? 0) + (place?.box.width ?? 0)).toBeLessThanOrEqual(PAGE.width - 15 * MILLIMETRE + 0.01)
      expect(place?.box.y).toBeGreaterThan(PAGE.height - 60 * MILLIMETRE)
    }
    expect((copy?.box.y ?? 0) + (copy?.box.height ?? 0)).toBeLessThan(own?.box.y ?? 0)
    const { words } = await judges.seen(await desk.content(file))
    expect(words).toContain('Người số hóa: Nguyễn Thị Ánh Tuyết')
    expect(words).toContain('SAO Y\nỦy ban nhân dân xã Tân Hưng (thử nghiệm)\nThời gian ký: 2026-11-28T08:02:03+07:00')
    desk.leave()
  })

  it('names the number of a document that goes with another, and refuses only what has letters that nobody can draw', async () => {
    const { desk } = await openDesk()
    const files = await desk.lay([await makeDocument(), await makeDocument(), await makeDocument()], RESULT)
    const notations = ['15/QĐ-UBND', 'Số 字', undefined]
    const wishes = files.map(({ wish }, index) => {
      const notation = notations[index]
      return notation === undefined ? wish : { ...wish, notation }
    })
    const { items } = await sign(desk, 'attachment', wishes)
    expect(items.map(({ state, failure }) => [state, failure?.code])).toEqual([
      ['signed', undefined],
      ['failed', 'signing.letter-missing'],
      ['signed', undefined],
    ])
    const seen = await Promise.all([files[0], files[2]].map(async (file) => file && (await desk.content(file))))
    const words = []
    for (const pdf of seen) words.push((await judges.seen(pdf ?? Buffer.alloc(0))).words)
    expect(words[0]).toContain('15/QĐ-UBND\nThời gian ký: ')
    expect(words[1]).toContain('Giấy tờ 3\nThời gian ký: ')
    desk.leave()
  })

  it('is where the officer chose it: pictures as large as drawn, lines in their prescribed size, both on the page', async () => {
    const { desk } = await openDesk()
    const place = { page: 1, left: 60, top: 70, width: 90, height: 40 }
    const file = await desk.layOne(await makeDocument(), RESULT)
    await sign(desk, 'approval', [{ ...file.wish, place }])
    expect((await signedPlaces(desk, file))[0]?.box).toEqual({ x: 60, y: 732, width: 90, height: 40 })

    const [copy, outside, noPage] = await desk.lay([await makeDocument(), await makeDocument(), await makeDocument()])
    const wishes = [
      [copy, { ...place, left: 560 }],
      [outside, { ...place, left: 900 }],
      [noPage, { ...place, page: 2 }],
    ] as const
    const { items } = await sign(
      desk,
      'copy',
      wishes.flatMap(([laid, at]) => (laid === undefined ? [] : [{ ...laid.wish, place: at }])),
    )
    expect(items.map(({ failure }) => failure?.code)).toEqual([
      undefined,
      'signing.place-outside',
      'signing.no-such-page',
    ])
    const [mark] = copy === undefined ? [] : await signedPlaces(desk, copy)
    expect((mark?.box.x ?? 0) + (mark?.box.width ?? 0)).toBeCloseTo(PAGE.width, 3)
    expect(mark?.box.height).toBeGreaterThan(30)
    desk.leave()
  })

  it('says loudly that a key in a file signs for training', async () => {
    const { desk, keys } = await openDesk()
    keys.areTraining = true
    const result = await desk.layOne(await makeDocument({ words: 'LE THI HOA' }), RESULT)
    expect(await sign(desk, 'approval', [result.wish])).toMatchObject({ isTraining: true })
    const paper = await desk.layOne(await makeDocument())
    await sign(desk, 'copy', [paper.wish])
    for (const file of [result, paper]) {
      const pdf = await desk.content(file)
      expect((await judges.seen(pdf)).words.replace(/\s+/g, ' ')).toContain('HUẤN LUYỆN')
      expect((await judges.pdfsig(pdf)).map(({ signature }) => signature)).toEqual(['Signature is Valid.'])
    }
    desk.leave()
  })
})
