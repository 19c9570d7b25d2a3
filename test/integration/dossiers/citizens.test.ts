import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BINH, DossierDesk, LAN, reception, refusalOf } from './dossier-desk.ts'

let desk: DossierDesk

beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const PDF = new TextEncoder().encode('%PDF-1.4 made up\n%%EOF\n')
const MAI = { name: 'Trần Thị Mai', personalNumber: '044190012345', address: 'Thôn 1', phone: '0900000001' } as const
const DAY_MS = 86_400_000

const sameRequest = (personalNumber: string, procedure = reception().procedure) =>
  desk.ask('citizens.same-request', { personalNumber, procedure }, LAN)

async function finish(id: string) {
  await desk.act(id, { act: 'forward', to: BINH.id, note: '' })
  await desk.act(id, { act: 'complete', file: { name: 'kq.pdf', content: PDF }, note: '' })
}

describe('a second dossier of one person for one procedure', () => {
  it('is told while the first is open, and as a hint for 30 days after it is finished', async () => {
    expect(await sameRequest(MAI.personalNumber)).toEqual({ open: [], recent: [] })
    const { id } = await desk.accept({ applicant: MAI })
    expect((await sameRequest(MAI.personalNumber)).open.map((row) => row.id)).toEqual([id])
    expect(await sameRequest(MAI.personalNumber, '1.000894')).toEqual({ open: [], recent: [] })
    expect(await sameRequest('044190099999')).toEqual({ open: [], recent: [] })
    await finish(id)
    expect(await sameRequest(MAI.personalNumber)).toMatchObject({ open: [], recent: [{ id }] })
    desk.now += 31 * DAY_MS
    expect(await sameRequest(MAI.personalNumber)).toEqual({ open: [], recent: [] })
  })

  it('is received with the reason, which stays with it', async () => {
    const { id: of } = await desk.accept({ applicant: MAI })
    const { id } = await desk.accept({ id: v7(), applicant: MAI, duplicate: { of, reason: 'Con thứ hai' } })
    const { duplicate } = await desk.ask('dossiers.view', { id })
    expect(duplicate).toMatchObject({ of, reason: 'Con thứ hai' })
    expect(duplicate?.code).not.toBeNull()
  })
})

describe('a person', () => {
  it('is one by their number, with what an old card says linked to it', async () => {
    const old = { name: 'Trần Thị Mai', personalNumber: '194000001', address: 'Thôn 9' }
    const { id: first } = await desk.accept({ id: v7(), applicant: old })
    desk.now += DAY_MS
    const { id: second } = await desk.accept({
      id: v7(),
      applicant: { ...MAI, oldNumber: '194000001' },
      ownerName: 'Trần Bé',
    })
    await desk.accept({ id: v7(), applicant: { ...MAI, personalNumber: '044190099999' } })
    const seen = await desk.ask('citizens.view', { dossier: second })
    expect(seen.rows.map(({ id }) => id)).toEqual([second, first])
    expect(seen.numbers.toSorted()).toEqual(['044190012345', '194000001'])
    expect(seen.applicant).toMatchObject(MAI)
    expect(seen.said.filter(({ field }) => field === 'address').map(({ value }) => value)).toEqual(['Thôn 1', 'Thôn 9'])
    expect(seen.actedFor).toMatchObject([{ name: 'Trần Bé', dossier: second }])
    // From the older dossier, whose number the newer card names, the same person is found.
    expect((await desk.ask('citizens.view', { dossier: first })).rows).toHaveLength(2)
  })

  it('without a number is known by the one dossier: names are shared', async () => {
    const nameless = { name: 'Trần Thị Mai', address: '' }
    const { id } = await desk.accept({ id: v7(), applicant: nameless })
    await desk.accept({ id: v7(), applicant: nameless })
    expect((await desk.ask('citizens.view', { dossier: id })).rows.map((row) => row.id)).toEqual([id])
  })

  it('is forgotten with the keys of their dossiers', async () => {
    const { id } = await desk.accept({ applicant: MAI })
    desk.ledger.destroyPersonalData(id)
    const seen = await desk.ask('citizens.view', { dossier: id })
    expect(seen).toMatchObject({ applicant: null, numbers: [], said: [], actedFor: [] })
    expect(await sameRequest(MAI.personalNumber)).toEqual({ open: [], recent: [] })
    expect((await refusalOf(() => desk.ask('citizens.view', { dossier: v7() })))?.code).toBe('dossiers.unknown')
  })
})

describe('who acts for somebody else', () => {
  it('stands on the receipt with the authorisation, or with the organisation', async () => {
    const html = async (id: string) =>
      (await desk.ask('forms.prepare', { dossier: id, form: 'receipt', paper: 'A5' }, LAN)).html
    const { id: person } = await desk.accept({
      id: v7(),
      ownerName: 'Lê Văn Cẩn',
      representation: {
        kind: 'person',
        ownerNumber: '044060000001',
        document: 'Giấy ủy quyền số 5 <b>ngày</b> 1/11/2026',
      },
    })
    expect(await html(person)).toContain('Giấy ủy quyền số 5 &lt;b&gt;ngày&lt;/b&gt; 1/11/2026')
    const { id: organisation } = await desk.accept({
      id: v7(),
      ownerName: 'Hợp tác xã Đông Hòa',
      representation: { kind: 'organisation', taxCode: '3100123456', position: 'Giám đốc' },
    })
    const receipt = await html(organisation)
    expect(receipt).toContain('3100123456')
    expect(receipt).toContain('Hợp tác xã Đông Hòa')
    expect((await desk.ask('dossiers.view', { id: organisation })).representation?.kind).toBe('organisation')
  })
})

describe('a dossier that did not come by hand', () => {
  it('has its clock start when it was sent', async () => {
    const submittedAt = desk.now - 2 * DAY_MS
    const direct = await desk.ask('dossiers.preview-due', { procedure: reception().procedure }, LAN)
    const posted = await desk.ask('dossiers.preview-due', { procedure: reception().procedure, submittedAt }, LAN)
    expect(posted.dueAt).toBeLessThan(direct.dueAt)
    const { id, dueAt } = await desk.accept({ id: v7(), channel: 'postal', submittedAt })
    expect(dueAt).toBe(posted.dueAt)
    expect(await desk.ask('dossiers.view', { id })).toMatchObject({ channel: 'postal', submittedAt })
  })

  it.each([
    ['in the future', 'online', 3_600_000],
    ['two months ago', 'postal', -61 * DAY_MS],
    ['at the counter, at another time', 'direct', -DAY_MS],
  ] as const)('is refused when it was sent %s', async (_what, channel, difference) => {
    const refused = await refusalOf(() => desk.accept({ id: v7(), channel, submittedAt: desk.now + difference }))
    expect(refused?.code).toBe('dossiers.submitted-impossible')
  })
})

describe('a clock that goes back', () => {
  it('by a year stops promises, since no calendar covers the day, and nothing else', async () => {
    const { id } = await desk.accept({ id: v7() })
    desk.now -= 365 * DAY_MS
    expect(desk.ledger.clockState(desk.now).state).toBe('behind')
    expect((await refusalOf(() => desk.accept({ id: v7() })))?.code).toBe('catalog.no-calendar')
    await desk.act(id, { act: 'forward', to: BINH.id, note: '' })
    expect((await desk.ask('dossiers.view', { id })).row.state).toBe('processing')
  })

  it('by half a year is told, keeps the order of acts and loses nothing', async () => {
    const { id: before } = await desk.accept({ id: v7() })
    desk.now -= 200 * DAY_MS
    expect(desk.ledger.clockState(desk.now).state).toBe('behind')
    const { id } = await desk.accept({ id: v7() })
    await desk.act(id, { act: 'forward', to: BINH.id, note: '' })
    await desk.act(before, { act: 'forward', to: BINH.id, note: '' })
    const { history } = await desk.ask('dossiers.view', { id })
    expect(history.map(({ type }) => type)).toEqual(['dossier.received', 'dossier.forwarded'])
    const digest = desk.ledger.projectionDigest('dossiers')
    await desk.ledger.rebuild()
    expect(desk.ledger.projectionDigest('dossiers')).toBe(digest)
    expect((await desk.ledger.verify()).ok).toBe(true)
  })
})
