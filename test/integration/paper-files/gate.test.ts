import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ActWithoutBase, BINH, DossierDesk, HOA, LAN, refusalOf } from '../dossiers/dossier-desk.ts'
import { pdf } from '../papers/paper-desk.ts'
import { BIRTH_NOTE, FORM, filePdf } from './filed.ts'

const REASON = 'Máy quét hỏng, hồ sơ gấp'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const FORWARD = { act: 'forward', to: BINH.id, note: '' } as const
const refusalOfAct = (id: string, act: ActWithoutBase, asker = LAN) => refusalOf(() => desk.act(id, act, asker))

describe('before a dossier leaves the counter', () => {
  test('papers without a file pass until the commune digitizes first', async () => {
    const { id } = await desk.accept()
    desk.digitizeFirst = true
    expect(await refusalOfAct(id, FORWARD)).toEqual({
      code: 'papers.not-digitized',
      details: { papers: 'Tờ khai đăng ký khai sinh; Giấy chứng sinh' },
    })
    expect((await desk.ask('dossiers.view', { id })).row.state).toBe('received')
    await filePdf(desk, id, FORM)
    expect((await refusalOfAct(id, FORWARD))?.details).toEqual({ papers: 'Giấy chứng sinh' })
    await desk.ask('papers.leave-undigitized', {
      dossier: id,
      code: BIRTH_NOTE,
      because: { why: 'other', reason: 'Giấy quá khổ' },
    })
    expect((await desk.act(id, FORWARD, LAN)).row.state).toBe('processing')
    desk.digitizeFirst = false
    const other = await desk.accept()
    expect((await desk.act(other.id, FORWARD, LAN)).row.state).toBe('processing')
  })

  test('another number of pictures than pages never passes, whatever the commune says', async () => {
    const { id } = await desk.accept()
    await filePdf(desk, id, FORM, { pictures: 2, pages: 3 })
    expect((await refusalOfAct(id, FORWARD))?.code).toBe('papers.not-digitized')
    await desk.ask('papers.describe', { dossier: id, code: FORM, details: {}, pages: 2 })
    expect((await desk.act(id, FORWARD, LAN)).row.state).toBe('processing')
  })

  test('who may decide passes it over with a reason, which stays in the history; nobody else does', async () => {
    const { id } = await desk.accept()
    await filePdf(desk, id, FORM, { pictures: 2, pages: 3 })
    const without = { ...FORWARD, withoutFiles: REASON }
    expect((await refusalOfAct(id, without, LAN))?.code).toBe('papers.not-digitized')
    const view = await desk.act(id, without, HOA)
    expect(view.row.state).toBe('processing')
    expect(view.history.at(-1)?.details).toMatchObject({ without: REASON })
  })

  test('there is no way around it: not by taking the dossier over, nor by giving its result at once', async () => {
    const { id } = await desk.accept()
    await filePdf(desk, id, FORM, { pictures: 2, pages: 3 })
    const takeOver = { act: 'take-over', note: '' } as const
    const complete = {
      act: 'complete',
      file: { name: 'ket-qua.pdf', content: Uint8Array.from(pdf(40)) },
      note: '',
    } as const
    for (const act of [takeOver, complete]) {
      expect((await refusalOfAct(id, act, BINH))?.code).toBe('papers.not-digitized')
      expect((await refusalOfAct(id, { ...act, withoutFiles: REASON }, BINH))?.code).toBe('papers.not-digitized')
    }
    const other = await desk.accept()
    await filePdf(desk, other.id, FORM, { pictures: 2, pages: 3 })
    const taken = await desk.act(other.id, { ...takeOver, withoutFiles: REASON }, HOA)
    expect(taken.history.at(-1)?.details).toMatchObject({ without: REASON })
    // Once it left the counter nothing is asked again.
    expect((await desk.act(other.id, complete, HOA)).row.state).toBe('done')
    const done = await desk.act(id, { ...complete, withoutFiles: REASON }, HOA)
    expect(done.row.state).toBe('done')
    expect(done.history.at(-1)?.details).toMatchObject({ without: REASON })
  })

  test('a reason that was not needed is not kept, and a specialist hands on without the check', async () => {
    const { id } = await desk.accept()
    const view = await desk.act(id, { ...FORWARD, withoutFiles: REASON }, HOA)
    expect(view.history.at(-1)?.details).not.toHaveProperty('without')
    desk.digitizeFirst = true
    expect((await desk.act(id, { ...FORWARD, to: HOA.id }, BINH)).assignedToName).toBe(HOA.name)
  })

  test('many at once: the row that lacks a file is refused with the papers it lacks', async () => {
    const whole = await desk.accept()
    const lacking = await desk.accept()
    desk.digitizeFirst = true
    await filePdf(desk, whole.id, FORM)
    await filePdf(desk, whole.id, BIRTH_NOTE)
    const acts = [whole, lacking].map(({ id }) => ({ ...FORWARD, dossier: id, revision: 1 }))
    expect((await desk.ask('dossiers.act-on-many', { acts }, LAN)).outcomes).toEqual([
      { dossier: whole.id, refused: null },
      {
        dossier: lacking.id,
        refused: {
          code: 'papers.not-digitized',
          details: { papers: 'Tờ khai đăng ký khai sinh; Giấy chứng sinh' },
        },
      },
    ])
  })

  test('what came online has its files elsewhere', async () => {
    desk.digitizeFirst = true
    const { id } = await desk.accept({ channel: 'online', submittedAt: desk.now - 60_000 })
    expect((await desk.act(id, FORWARD, LAN)).row.state).toBe('processing')
  })
})

describe('before a result is returned', () => {
  const HAND_OVER = { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' } as const
  const RETURNS = [
    HAND_OVER,
    {
      act: 'post',
      trackingNumber: 'EB1',
      receiverName: 'Nguyễn Thị Đào',
      address: 'Thôn Đông',
      phone: '',
      note: '',
    },
    { act: 'send-electronically', sentTo: 'dao@example.org', note: '' },
  ] as const

  /** A dossier with its result, and where the file of the result lies. */
  async function completed(): Promise<{ readonly id: string; readonly path: string }> {
    const { id } = await desk.accept()
    const content = new Uint8Array(pdf(5_000))
    const { result } = await desk.act(id, { act: 'complete', file: { name: 'kq.pdf', content }, note: '' }, BINH)
    const address = result?.address ?? ''
    return { id, path: join(desk.directory, 'papers', address.slice(0, 2), address) }
  }

  test.each(RETURNS)(
    '$act: a file that is there and whole passes, one that is gone or damaged does not',
    async (act) => {
      const whole = await completed()
      expect((await desk.act(whole.id, act, HOA)).row.state).not.toBe('done')
      for (const harm of [(path: string) => rmSync(path), (path: string) => writeFileSync(path, 'hỏng')]) {
        const { id, path } = await completed()
        harm(path)
        expect((await refusalOfAct(id, act, HOA))?.code).toBe('papers.result-unreadable')
        expect((await desk.ask('dossiers.view', { id })).row.state).toBe('done')
        expect((await refusalOfAct(id, { ...act, withoutFile: REASON }, LAN))?.code).toBe('papers.result-unreadable')
        const view = await desk.act(id, { ...act, withoutFile: REASON }, HOA)
        expect(view.row.state).not.toBe('done')
        expect(view.history.at(-1)?.details).toMatchObject({ without: REASON })
      }
    },
  )

  test('a reason that was not needed is not kept', async () => {
    const { id } = await completed()
    const view = await desk.act(id, { ...HAND_OVER, withoutFile: REASON }, HOA)
    expect(view.history.at(-1)?.details).not.toHaveProperty('without')
  })
})
