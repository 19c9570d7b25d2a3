import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smallestPdf } from '../../e2e/result-files.ts'
import { type ActWithoutBase, BINH, DossierDesk, HOA, LAN, MORNING } from './dossier-desk.ts'

const HOUR = 3_600_000
const RESULT = { name: 'kq.pdf', content: new Uint8Array(smallestPdf('ket qua')) }

let desk: DossierDesk
let id: string
beforeEach(async () => {
  desk = await DossierDesk.open()
  // Bản sao từ sổ gốc: 2, 3, 2 and 1 hours by the inner process of Hà Nội.
  id = (await desk.accept({ procedure: '2.000908', papers: [] })).id
})
afterEach(() => desk.leave())

/** Does an act so many hours after reception on Friday at 8:35; the break is from 11:30 to 13:30. */
const act = async (hours: number, each: ActWithoutBase, asker = HOA) => {
  desk.now = MORNING + hours * HOUR
  await desk.act(id, each, asker)
}
const budgets = async () => {
  const { steps } = await desk.ask('dossiers.view', { id })
  return steps.map(({ state, budget }) => [state, budget?.step, budget?.used, budget?.minutes])
}
const controlSlip = async () => {
  const { html } = await desk.ask('forms.prepare', { dossier: id, form: 'control', paper: 'A4' }, LAN)
  return html
    .replace(/<style>.*?<\/style>/s, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('the time of a step against its budget', () => {
  test('is added up over all its stretches, and what is beyond is told', async () => {
    await act(1, { act: 'forward', to: BINH.id, note: '' }, LAN)
    await act(2, { act: 'submit', to: HOA.id, note: '' }, BINH)
    await act(2.5, { act: 'reject', note: 'Sửa tên' }, HOA)
    // From 11:05 to 16:35 without the break.
    await act(8, { act: 'submit', to: HOA.id, note: '' }, BINH)
    await act(8.25, { act: 'approve', note: '' }, HOA)
    expect(await budgets()).toEqual([
      ['received', 'counter', 60, 120],
      ['processing', 'specialist', 60, 180],
      ['deciding', 'leader', 30, 120],
      ['processing', 'specialist', 270, 180],
      ['deciding', 'leader', 45, 120],
      ['approved', 'leader', 45, 120],
    ])
    await act(8.25, { act: 'sign', note: '' }, HOA)
    await act(8.25, { act: 'complete', file: RESULT, note: '' }, BINH)
    const written = await controlSlip()
    for (const words of [
      'tiếp nhận 2 giờ, thẩm định 3 giờ, ký duyệt 2 giờ, phát hành 1 giờ (chưa xác nhận)',
      'Trước hạn 1 giờ / 2 giờ',
      'Quá hạn 4 giờ 30 phút / 3 giờ',
      'Có kết quả, hồ sơ trước hạn',
    ]) {
      expect(written).toContain(words)
    }
  })

  test('of who completes without the others counts against all the steps gone past', async () => {
    await act(2.5, { act: 'complete', file: RESULT, note: '' }, HOA)
    expect(await budgets()).toEqual([
      ['received', 'counter', 150, 480],
      ['done', undefined, undefined, undefined],
    ])
    expect(await controlSlip()).toContain('Trước hạn 2 giờ 30 phút / 8 giờ')
  })

  test('is nobody’s while the citizen or another agency has the dossier', async () => {
    await act(1, { act: 'forward', to: BINH.id, note: '' }, LAN)
    await act(
      1.5,
      { act: 'request-supplement', missing: ['Giấy khai sinh'], reason: 'Thiếu giấy tờ', answerBy: null },
      BINH,
    )
    await act(72, { act: 'supplement', note: '' }, LAN)
    await act(
      72.5,
      { act: 'ask-verification', agency: 'Xã Nam Trạch', question: 'Có sổ gốc không?', replyBy: null },
      BINH,
    )
    await act(97, { act: 'note-verification', answer: 'Có sổ gốc năm 1990' }, BINH)
    expect(await budgets()).toEqual([
      ['received', 'counter', 60, 120],
      ['processing', 'specialist', 30, 180],
      ['waiting', undefined, undefined, undefined],
      ['processing', 'specialist', 60, 180],
      ['verifying', undefined, undefined, undefined],
      ['processing', 'specialist', 60, 180],
    ])
    expect(await controlSlip()).toContain('Cơ quan phối hợp: Xã Nam Trạch')
  })

  test('splits the term where the procedure has no inner process, and says that this is not confirmed', async () => {
    id = (
      await desk.accept({
        procedure: '1.004873',
        papers: [{ code: 'to-khai', name: 'Tờ khai', use: 'hand-in', originals: 1, copies: 0 }],
      })
    ).id
    const { stepBudgets } = await desk.ask('dossiers.view', { id })
    // Three working days of eight hours: half a day is the most for the counter, the rest is the specialist's.
    expect(stepBudgets?.minutes).toEqual({ counter: 240, specialist: 660, leader: 360, issue: 180 })
    expect(stepBudgets?.certainty).toBe('unconfirmed')
  })
})
