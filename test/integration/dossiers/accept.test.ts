import { afterEach, describe, expect, test } from 'vitest'
import { dossierQr } from '../../../shared/dossier/qr.ts'
import { DAY_MS, DossierDesk, LAN, MORNING, reception, refusal, refusalOf } from './dossier-desk.ts'

let desk: DossierDesk
afterEach(() => desk.leave())

describe('accepting', () => {
  test('a dossier gets the next code of the day, its due time, and is there', async () => {
    desk = await DossierDesk.open()
    const first = await desk.accept()
    const second = await desk.accept({ applicant: { name: 'Đặng Văn Bé', address: '' } })
    expect(first).toMatchObject({
      code: '000.17.22.H56-261120-0001',
      temporaryCode: null,
      state: 'received',
      receivedAt: MORNING,
      dueAt: Date.UTC(2026, 10, 20, 10),
    })
    expect(second.code).toBe('000.17.22.H56-261120-0002')
    expect(await desk.names({})).toEqual(['Đặng Văn Bé', 'Nguyễn Thị Đào'])
    expect(desk.changed).toEqual([first.id, second.id])
  })

  test('the same reception again is the same dossier, and never one for another person or procedure', async () => {
    desk = await DossierDesk.open()
    const sent = reception()
    const first = await desk.ask('dossiers.accept', sent, LAN)
    desk.now += DAY_MS
    const again = await desk.ask('dossiers.accept', sent, LAN)
    const moved = await desk.ask('dossiers.accept', { ...sent, summary: 'Viết khác', sets: 2 }, LAN)
    const refused = await desk.ask('dossiers.refuse', refusal({ id: sent.id }), LAN)
    expect(again).toEqual(first)
    expect(moved).toEqual(first)
    expect(refused).toEqual(first)
    const others = [{ applicant: { name: 'Ai Khác', address: '' } }, { procedure: '1.000894' }]
    for (const other of others) {
      const failure = await refusalOf(() => desk.ask('dossiers.accept', { ...sent, ...other }, LAN))
      expect(failure?.code).toBe('dossiers.identifier-taken')
    }
    expect(await desk.names({})).toEqual(['Nguyễn Thị Đào'])
    expect(desk.ledger.history(sent.id)).toHaveLength(1)
  })

  test('a reception sent again after the dossier has gone on is still acknowledged as received', async () => {
    desk = await DossierDesk.open()
    const sent = reception()
    const first = await desk.ask('dossiers.accept', sent, LAN)
    await desk.act(sent.id, { act: 'forward', to: '01932f00-0000-7000-8000-000000000002', note: '' })
    expect(await desk.ask('dossiers.accept', sent, LAN)).toEqual(first)
  })

  test('a missing paper that the procedure always keeps is refused by its name', async () => {
    desk = await DossierDesk.open()
    const refused = await refusalOf(() =>
      desk.accept({ papers: [{ code: 'to-khai', name: 'Tờ khai', use: 'hand-in', originals: 0, copies: 0 }] }),
    )
    expect(refused?.code).toBe('dossiers.paper-missing')
    expect(refused?.details.papers).toContain('Tờ khai đăng ký khai sinh')
    expect(refused?.details.count).toBe(2)
    expect(await desk.names({})).toEqual([])
  })

  test('a copy will do for a paper, and papers that are only shown or rarely needed stand in nobodys way', async () => {
    desk = await DossierDesk.open()
    const papers = ['to-khai', 'giay-chung-sinh'].map((code) => ({
      code,
      name: 'Giấy tờ',
      use: 'hand-in' as const,
      originals: 0,
      copies: 1,
    }))
    expect((await desk.accept({ papers })).state).toBe('received')
  })

  test('a procedure that nobody configured is refused', async () => {
    desk = await DossierDesk.open()
    expect((await refusalOf(() => desk.accept({ procedure: '9.999999' })))?.code).toBe('catalog.unknown-procedure')
  })

  test('nothing is kept when the transaction fails after the event was written', async () => {
    desk = await DossierDesk.open()
    const first = await desk.accept()
    const sent = reception()
    await expect(async () =>
      desk.store.transaction(() => {
        desk.room.reception.receive(sent, { officer: LAN.id, now: desk.now })
        throw new Error('the lights went out')
      }),
    ).rejects.toThrow('the lights went out')
    expect(await desk.names({})).toHaveLength(1)
    const next = await desk.accept()
    expect([first.code, next.code]).toEqual(['000.17.22.H56-261120-0001', '000.17.22.H56-261120-0002'])
  })
})

describe('refusing', () => {
  test('a refused dossier has a number, a reason and no due time', async () => {
    desk = await DossierDesk.open()
    const answer = await desk.ask('dossiers.refuse', refusal(), LAN)
    expect(answer).toMatchObject({ code: '000.17.22.H56-261120-0001', state: 'refused', dueAt: null })
    const view = await desk.ask('dossiers.view', { id: answer.id })
    expect(view).toMatchObject({ refusalReason: 'Thiếu giấy chứng sinh', due: null, papers: [] })
    expect(view.portalStatus.code).toBe(3)
    expect(view.acts.every(({ allowed }) => !allowed)).toBe(true)
  })
})

describe('finding by code', () => {
  test.each([
    ['its code', (code: string) => code],
    ['its code in lower case with blanks', (code: string) => ` ${code.toLowerCase()}\r\n`],
    ['its QR', dossierQr],
    [
      'its QR from a reader with caps lock and a swallowed bar',
      (code: string) => dossierQr(code).toLowerCase().replaceAll('|', ''),
    ],
    ['its code within a sentence', (code: string) => `Mã hồ sơ: ${code}.`],
  ])('finds a dossier by %s', async (_, scan) => {
    desk = await DossierDesk.open()
    await desk.accept()
    const { id, code } = await desk.accept()
    expect((await desk.ask('dossiers.find-by-code', { code: scan(code ?? '') }))?.id).toBe(id)
  })

  test('finds a dossier by its temporary number', async () => {
    desk = await DossierDesk.open({ numbering: { kind: 'temporary' } })
    const { id, temporaryCode } = await desk.accept()
    expect((await desk.ask('dossiers.find-by-code', { code: dossierQr(temporaryCode ?? '') }))?.id).toBe(id)
    expect((await desk.ask('dossiers.find-by-code', { code: temporaryCode ?? '' }))?.id).toBe(id)
  })

  test('a QR with a wrong check, another QR and an empty one name nothing', async () => {
    desk = await DossierDesk.open()
    const { code } = await desk.accept()
    const qr = dossierQr(code ?? '')
    const damaged = qr.replace(/\d\d$/, (check) => String((Number(check) + 1) % 97).padStart(2, '0'))
    for (const scanned of [damaged, 'https://example.org', '', '044190012345|012345678|Nguyễn Thị A']) {
      expect(await desk.ask('dossiers.find-by-code', { code: scanned })).toBeNull()
    }
  })
})
