import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DossierDesk, LAN, reception, refusalOf } from '../dossiers/dossier-desk.ts'
import { pdf } from '../papers/paper-desk.ts'
import { BIRTH_NOTE, FORM, filePdf, readingOf } from './filed.ts'

const NUMBER = '044190012345'
const BIRTH = '1.001193'
const MARRIAGE = '1.000894'
const SINGLE = '1.004873'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const held = async (procedure = BIRTH, personalNumber = NUMBER) =>
  (await desk.ask('papers.held', { personalNumber, procedure }, LAN)).papers

describe('papers of a person that are held', () => {
  test('are offered for what the procedure asks, with their dates; forms are written anew each time', async () => {
    const { id } = await desk.accept()
    await filePdf(desk, id, FORM)
    const { address } = await filePdf(desk, id, BIRTH_NOTE, {
      details: { number: '12/GCS', issuedOn: '2026-11-02', validUntil: '2026-12-31' },
    })
    expect(await held()).toEqual([
      expect.objectContaining({
        dossier: id,
        code: BIRTH_NOTE,
        for: BIRTH_NOTE,
        ownerName: 'Nguyễn Thị Đào',
        file: expect.objectContaining({ address }),
        details: { number: '12/GCS', issuedOn: '2026-11-02', validUntil: '2026-12-31' },
        validity: 'valid',
        isResult: false,
      }),
    ])
    expect(await held(BIRTH, '044190099999')).toEqual([])
    expect(await held(MARRIAGE)).toEqual([])
  })

  test('what has expired comes last and says so; the last day still holds', async () => {
    const validities = ['2026-11-19', '2026-11-20', undefined]
    for (const validUntil of validities) {
      const { id } = await desk.accept()
      await filePdf(desk, id, BIRTH_NOTE, { details: validUntil === undefined ? {} : { validUntil } })
    }
    expect((await held()).map(({ validity }) => validity)).toEqual(['valid', 'unknown', 'expired'])
  })

  test('also those of a number that a card linked', async () => {
    const { address, name } = reception().applicant
    const old = await desk.accept({ applicant: { name, address, personalNumber: '190123456' } })
    await filePdf(desk, old.id, BIRTH_NOTE)
    await desk.accept({ applicant: { name, address, personalNumber: NUMBER, oldNumber: '190123456' } })
    expect((await held()).map(({ dossier }) => dossier)).toEqual([old.id])
  })

  test('a result serves where its name does, as long as it holds', async () => {
    const { id } = await desk.accept({ procedure: SINGLE })
    const content = new Uint8Array(pdf(5_000))
    await desk.act(id, { act: 'complete', file: { name: 'xac-nhan.pdf', content }, note: '' })
    const [offer] = await held(SINGLE)
    expect(offer).toMatchObject({
      dossier: id,
      name: 'Giấy xác nhận tình trạng hôn nhân',
      isResult: true,
      for: 'giay-xac-nhan-cu',
      details: { issuedOn: '2026-11-20', validUntil: '2027-05-20' },
      validity: 'valid',
    })
    desk.now = Date.UTC(2027, 4, 21, 2)
    expect((await held(SINGLE)).map(({ validity }) => validity)).toEqual(['expired'])
  })

  test('what was lawfully destroyed is not offered', async () => {
    const { id } = await desk.accept()
    await filePdf(desk, id, BIRTH_NOTE)
    desk.ledger.destroyPersonalData(id)
    expect(await held()).toEqual([])
  })

  test('nor is a secret paper', async () => {
    const { id } = await desk.accept()
    await filePdf(desk, id, BIRTH_NOTE)
    await desk.ask('papers.leave-undigitized', {
      dossier: id,
      code: BIRTH_NOTE,
      because: { why: 'secret', reason: '' },
    })
    expect(await held()).toEqual([])
  })
})

describe('reusing a paper', () => {
  test('seals it under the new dossier, with what is known of it, and lets the old one be destroyed', async () => {
    const before = await desk.accept()
    const reading = await desk.paperFiles.filing.keepReading(before.id, [readingOf('Giấy chứng sinh số 12')])
    const { address } = await filePdf(desk, before.id, BIRTH_NOTE, {
      pictures: 2,
      pages: 2,
      details: { number: '12/GCS' },
      reading,
    })
    const after = await desk.accept()
    const reuse = {
      dossier: after.id,
      code: BIRTH_NOTE,
      from: { dossier: before.id, code: BIRTH_NOTE, address },
    }
    await desk.ask('papers.reuse', reuse, LAN)
    await desk.ask('papers.reuse', reuse, LAN)
    const { papers } = await desk.ask('papers.of-dossier', { dossier: after.id })
    const file = papers.find(({ code }) => code === BIRTH_NOTE)?.file
    expect(file).toMatchObject({
      origin: 'reused',
      pictures: 2,
      pages: 2,
      details: { number: '12/GCS' },
      read: true,
      from: { dossier: before.id, code: BIRTH_NOTE },
    })
    expect(file?.file.address).not.toBe(address)
    const { history } = await desk.ask('dossiers.view', { id: after.id })
    expect(history.filter(({ type }) => type === 'dossier.paper-filed')).toHaveLength(1)
    // Offered once, not again as a copy of itself.
    expect(await held()).toHaveLength(1)
    desk.ledger.destroyPersonalData(before.id)
    const copy = await desk.ask('papers.read', { dossier: after.id, address: file?.file.address ?? '' })
    expect(Buffer.from(copy.content).equals(pdf(2_000))).toBe(true)
  })

  test('is refused for papers of somebody else, and for a file that is not the paper any more', async () => {
    const before = await desk.accept()
    const { address } = await filePdf(desk, before.id, BIRTH_NOTE)
    const from = { dossier: before.id, code: BIRTH_NOTE, address }
    const stranger = await desk.accept({
      applicant: { name: 'Trần Văn Tám', personalNumber: '044190055555', address: '' },
    })
    const codeOf = async (dossier: string) =>
      (await refusalOf(() => desk.ask('papers.reuse', { dossier, code: BIRTH_NOTE, from }, LAN)))?.code
    expect(await codeOf(stranger.id)).toBe('papers.other-person')
    const own = await desk.accept()
    await filePdf(desk, before.id, BIRTH_NOTE)
    expect(await codeOf(own.id)).toBe('papers.unknown')
  })
})
