import { beforeAll, describe, expect, it } from 'vitest'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import { PrintedForm } from '../../shared/dossier/forms.ts'
import { findCodeInQr } from '../../shared/dossier/qr.ts'
import { DocumentKind, PaperSize } from '../../shared/printing/document.ts'
import { readAmount } from '../vietnamese-amount.ts'
import { dayInFigures, inFigures, inWords } from './desk-time.ts'
import { SET_NAMES, SETS, type SetName } from './form-numbers.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { ask, doPaperWork, LONGEST, PAYMENT, type PaperWork, REQUESTER, TRACKING } from './paper-work.ts'
import { codesOfPages, sizeOf, textOfPages, titleOf, wordsAtEdges, writtenOnPages } from './papers.ts'
import { CHIEF, COMMUNE, DIEM } from './people.ts'
import { SIGNER } from './signed-file.ts'

/** Where no printer of an office prints. */
const MARGIN_MM = 4
const PAPERS_MM = { A4: [210, 297], A5: [148, 210] } as const satisfies Record<PaperSize, readonly [number, number]>

const AMOUNT_IN_WORDS = /(?:Bằng chữ:|đồng \()\s*(\p{Lu}[\p{L}\s]+? đồng)/gu
const money = (dong: number) => new Intl.NumberFormat('de-DE').format(dong)

/** Blanks do not count: where a line breaks is the paper's affair. */
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, '')

/** Takes the line out that names the paper at the foot of every page: it must be there, once. */
function withoutRunningLine(pages: readonly string[], title: string): string[] {
  return pages.map((page) => {
    const lines = page.split('\n')
    const others = lines.filter((text) => squeezed(text) !== squeezed(title))
    expect(lines.length - others.length, `lines that say "${title}" and nothing else`).toBe(1)
    return others.join('\n')
  })
}

/** What a row knows: the work that was done, and the dossiers as the ledger tells them. */
interface Known {
  readonly work: PaperWork
  readonly views: Readonly<Record<'posted' | 'stopped' | 'refused' | 'certified' | 'done', DossierView>>
}

interface Row {
  /** Every sentence that the paper must say. */
  readonly says: (known: Known, set: SetName) => readonly string[]
  /** Copies, each with all that is said; one where nothing else is told. */
  readonly copies?: number
  /** Nothing is said of it having been printed before: it is used again and again. */
  readonly isReused?: boolean
  /** Amounts that stand in words, in their order. */
  readonly amounts?: readonly number[]
  /** Numbers that its codes hold, on each copy. */
  readonly codes?: (known: Known) => readonly string[]
  /** A table that goes over pages: what a line looks like, and the head that must stand over it on every page. */
  readonly table?: { readonly line: RegExp; readonly head: string }
}

type FormRow = Row & { readonly dossier: keyof Known['views'] }
type DocumentRow = Row & { readonly subject: (known: Known) => string }

const numberOf = ({ row }: DossierView) => row.code ?? row.temporaryCode ?? ''
const dueOf = ({ row }: DossierView) => inWords(row.dueAt ?? 0)
const person = (known: Known) => [
  numberOf(known.views.posted),
  LONGEST.applicant.name,
  LONGEST.applicant.personalNumber,
  LONGEST.applicant.address,
  `Số điện thoại: ${LONGEST.applicant.phone}`,
  LONGEST.summary,
]
const handedIn = (view: DossierView) => inWords(view.row.receivedAt)

const FORMS: Readonly<Record<PrintedForm, FormRow>> = {
  receipt: {
    dossier: 'posted',
    copies: 2,
    says: (known) => [
      ...person(known),
      `Chủ hồ sơ: ${LONGEST.ownerName}`,
      ...LONGEST.papers.map(({ name }) => name),
      `nhận hồ sơ: ${handedIn(known.views.posted)}`,
      'theo quy định: 03 ngày làm việc',
      'Phí, lệ phí: 15.000 đồng',
      CHIEF.name,
    ],
    codes: ({ views }) => [numberOf(views.posted)],
    table: { line: /Giấy tờ thứ \d\d/, head: 'Tên giấy tờ' },
  },
  supplement: {
    dossier: 'posted',
    says: (known) => [...person(known), ...LONGEST.missing, `Lý do: ${LONGEST.reason}`, COMMUNE.phone],
    codes: ({ views }) => [numberOf(views.posted)],
    table: { line: /Nội dung thứ \d\d/, head: 'Giấy tờ, nội dung cần bổ sung' },
  },
  refusal: {
    dossier: 'refused',
    says: (known) => [
      numberOf(known.views.refused),
      ...person(known).slice(1),
      `Lý do: ${LONGEST.reason}`,
      `nộp hồ sơ: ${handedIn(known.views.refused)}`,
    ],
    codes: ({ views }) => [numberOf(views.refused)],
  },
  apology: {
    dossier: 'posted',
    says: (known, set) => [
      SETS[set].apology,
      ...person(known).slice(0, 2),
      LONGEST.applicant.address,
      `Lý do: ${LONGEST.reason}`,
      `hẹn trả kết quả vào: ${dueOf(known.views.posted)}`,
    ],
    codes: ({ views }) => [numberOf(views.posted)],
  },
  stop: {
    dossier: 'stopped',
    says: ({ views }) => [
      numberOf(views.stopped),
      DIEM.name,
      `Người đề nghị dừng: ${LONGEST.applicant.name}`,
      `Lý do: ${LONGEST.reason}`,
      handedIn(views.stopped),
    ],
    codes: ({ views }) => [numberOf(views.stopped)],
  },
  control: {
    dossier: 'posted',
    says: ({ views: { posted } }) => [
      numberOf(posted),
      `Thời gian hẹn trả: ${dueOf(posted)}`,
      'Yêu cầu bổ sung',
      'Có kết quả, hồ sơ trước hạn',
      ...posted.history.flatMap(({ type, at }) => (HANDED.has(type) ? inFigures(at) : [])),
    ],
    codes: ({ views }) => [numberOf(views.posted)],
    table: { line: /\d\d:\d\d\s\d\d\//, head: 'Bên giao' },
  },
  'hand-back': {
    dossier: 'posted',
    says: (known) => [...person(known), 'Kết quả trả', 'NGƯỜI NHẬN KẾT QUẢ'],
    codes: ({ views }) => [numberOf(views.posted)],
  },
  'post-label': {
    dossier: 'posted',
    says: ({ views }) => [
      numberOf(views.posted),
      TRACKING,
      `Người nhận: ${LONGEST.applicant.name}`,
      LONGEST.applicant.address,
      LONGEST.applicant.phone,
      COMMUNE.address,
    ],
  },
}

const HANDED = new Set([
  'dossier.received',
  'dossier.forwarded',
  'dossier.submitted',
  'dossier.completed',
  'dossier.posted',
])

const DOCUMENTS: Readonly<Record<DocumentKind, DocumentRow>> = {
  'fee-receipt': {
    subject: ({ work }) => work.payment,
    copies: 3,
    amounts: [PAYMENT.amount, PAYMENT.amount, PAYMENT.amount],
    says: ({ views }) => [
      'Số: 0000001 (CM-26T)',
      'Mẫu số: 01BLP',
      `Người nộp tiền: ${PAYMENT.payer}`,
      PAYMENT.address,
      `Mã hồ sơ: ${numberOf(views.posted)}`,
      `${money(PAYMENT.amount)} đồng`,
      'Bằng chữ: Hai mươi mốt triệu không trăm năm mươi tư nghìn không trăm mười lăm đồng',
    ],
  },
  'cash-report': {
    subject: ({ work }) => work.today,
    amounts: [PAYMENT.amount],
    says: ({ work }) => [
      `Ngày ${dayInFigures(work.today)}`,
      '0000001 (CM-26T)',
      PAYMENT.payer,
      `Tổng thu: ${money(PAYMENT.amount)} đồng`,
      'Số lần thu: 1; bút toán đảo: 0',
      ...['NGƯỜI LẬP', 'THỦ QUỸ', 'PHỤ TRÁCH TRUNG TÂM'],
    ],
  },
  'certification-clause': {
    subject: ({ work }) => work.entry,
    says: ({ work }) => [
      'CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH',
      `Số chứng thực: 01, quyển số: 01/${work.today.slice(0, 4)}-SCT/BS`,
      'Bằng tốt nghiệp',
      'Lê Văn Hòa',
    ],
  },
  'certification-month': {
    subject: ({ work }) => `copy:${work.today.slice(0, 7)}`,
    says: ({ work }) => [
      `Quyển số: 01/${work.today.slice(0, 4)}-SCT/BS`,
      `Tháng ${work.today.slice(5, 7)} năm ${work.today.slice(0, 4)}`,
      REQUESTER,
      'Bằng tốt nghiệp',
      // 2,000 for each of the first two pages and 1,000 for the third, two copies; four pages, one copy.
      'Cộng 2 số',
      money(5_000 * 2 + 6_000),
    ],
  },
  'certification-year': {
    subject: ({ work }) => `copy:${work.today.slice(0, 4)}`,
    says: ({ work }) => [
      'KHÓA SỔ',
      `Năm ${work.today.slice(0, 4)}`,
      'Tổng số việc đã ghi: 2 (từ số 01 đến số 02)',
      money(5_000 * 2 + 6_000),
    ],
  },
  'book-transfer': {
    subject: ({ work }) => work.movedBook,
    says: ({ work }) => [
      'BÀN GIAO SỔ',
      `Quyển số: 01/${work.today.slice(0, 4)}-SCT/CKND`,
      `Bên nhận: Quầy Q2, ${COMMUNE.communeName}`,
      'chưa dùng số nào',
    ],
  },
  'hand-over-list': {
    subject: ({ work }) => work.today,
    says: ({ work, views }) => [
      `Kết quả có ngày ${dayInFigures(work.today)}`,
      numberOf(views.done),
      DIEM.name,
      'Tổng số: 1 kết quả',
    ],
  },
  'postman-list': {
    subject: ({ work }) => work.today,
    says: ({ views }) => [
      TRACKING,
      numberOf(views.posted),
      LONGEST.applicant.name,
      LONGEST.applicant.address,
      'Tổng số: 1 bưu gửi',
    ],
  },
  register: {
    subject: ({ work }) => `${work.today}:${work.today}:*:*`,
    says: ({ work, views }, set) => [
      `Từ ngày ${dayInFigures(work.today)} đến ngày ${dayInFigures(work.today)}`,
      `Mẫu số ${SETS[set].register} – ${SETS[set].name}`,
      ...[views.posted, views.stopped, views.certified, views.done].map(numberOf),
      // So long a line may go over the page, and its columns are read one page after the other then.
      LONGEST.summary.slice(0, 120),
      LONGEST.ownerName,
      ...['NGƯỜI LẬP', 'PHỤ TRÁCH TRUNG TÂM'],
    ],
    table: { line: /-\d{6}-\d{4}/, head: 'Trích yếu' },
  },
  'waiting-number': {
    subject: ({ work }) => work.ticket,
    says: () => ['A001', 'Tiếp nhận hồ sơ', COMMUNE.communeName],
  },
  'visit-receipt': {
    subject: ({ work }) => work.posted,
    copies: 2,
    says: ({ views }, set) => [
      `Mẫu số 01 – ${SETS[set].name}`,
      LONGEST.applicant.name,
      LONGEST.applicant.personalNumber,
      ...[views.posted, views.certified].flatMap((view) => [numberOf(view), inFigures(view.row.receivedAt)]),
      inFigures(views.certified.row.dueAt ?? 0),
      'Cộng 2 hồ sơ 29.000',
      'Học bạ trung học phổ thông (xuất trình, đã trả lại) 5 2 X',
      ...LONGEST.papers.map(({ name }) => name),
    ],
    codes: ({ views }) => [numberOf(views.posted), numberOf(views.certified)],
    table: { line: /Giấy tờ thứ \d\d/, head: 'Tên giấy tờ' },
  },
  'separator-sheet': {
    subject: () => 'all',
    copies: 2,
    isReused: true,
    says: () => ['TỜ PHÂN CÁCH', COMMUNE.communeName],
  },
  'paper-labels': {
    subject: ({ work }) => work.posted,
    says: ({ views }) => [numberOf(views.posted), 'NHÃN GIẤY TỜ ĐỂ QUÉT'],
  },
  'signature-report': {
    subject: ({ work }) => work.report,
    says: () => [
      'KIỂM TRA CHỮ KÝ SỐ',
      'Tệp: giấy chứng nhận đã ký.pdf',
      'Danh sách tin cậy: chưa có',
      'Tệp có 1 chữ ký: 0 hợp lệ, 1 chưa kiểm tra được đầy đủ, 0 không hợp lệ.',
      `Người ký: ${SIGNER.holder}`,
      `Đơn vị quản lý: ${SIGNER.unit}`,
      `Nội dung ký: ${SIGNER.reason}`,
      'Tính toàn vẹn: nội dung được ký còn nguyên vẹn',
      'Phạm vi: toàn bộ tệp',
      'Thu hồi, hiện nay: chưa kiểm tra được (máy chưa có danh sách tin cậy)',
      'NGƯỜI KIỂM TRA',
      CHIEF.name,
    ],
  },
}

describe('every paper of the desk', () => {
  const desk = foundedDesk({ from: 1, to: 9999 })
  const prints = new Map<string, number>()
  let known: Known

  beforeAll(async () => {
    const { page } = desk()
    const work = await doPaperWork(page)
    const view = (id: string) => ask(page, 'dossiers.view', { id })
    const { posted, stopped, refused, certified, done } = work
    const views = {
      posted: await view(posted),
      stopped: await view(stopped),
      refused: await view(refused),
      certified: await view(certified),
      done: await view(done),
    }
    known = { work, views }
  })

  /** Saves a prepared paper as a PDF the way the shell does it, and reads it as a person and a scanner would. */
  async function print(name: string, paper: PaperSize, prepare: () => Promise<{ readonly ticket: string }>) {
    const path = pathFor(desk(), `${name}-${prints.get(name) ?? 0}-${paper}.pdf`)
    await desk().answerSaveDialog(path)
    const { ticket } = await prepare()
    await ask(desk().page, 'shell.print', { ticket, paper, target: 'file' })
    const reprint = prints.get(name) ?? 0
    prints.set(name, reprint + 1)
    return { path, reprint, pages: withoutRunningLine(writtenOnPages(path), titleOf(path)) }
  }

  function expectPaper(row: Row, set: SetName, paper: PaperSize, printed: Awaited<ReturnType<typeof print>>) {
    const { path, pages, reprint } = printed
    const copies = row.copies ?? 1
    const all = squeezed(pages.join(''))
    // A cell is read in the order of writing; a paragraph that goes over a page, in the order of the eye.
    const seen = squeezed(textOfPages(path).join(''))
    for (const said of row.says(known, set)) {
      const times = Math.max(...[all, seen].map((text) => text.split(squeezed(said)).length - 1))
      expect(times, said).toBeGreaterThanOrEqual(copies)
    }
    const isMarked = reprint > 0 && row.isReused !== true
    expect(all.split(squeezed('Bản in lại lần')).length - 1).toBe(isMarked ? copies : 0)
    if (isMarked) expect(all).toContain(squeezed(`Bản in lại lần ${reprint}`))
    expect(sizeOf(path)).toEqual(PAPERS_MM[paper])
    expect(wordsAtEdges(path, MARGIN_MM)).toEqual([])
    expect(pages.length).toBeGreaterThanOrEqual(copies)
    for (const page of row.table === undefined ? [] : pages.filter((text) => row.table?.line.test(text))) {
      expect(squeezed(page)).toContain(squeezed(row.table?.head ?? ''))
    }
    const amounts = [...pages.join('').matchAll(AMOUNT_IN_WORDS)].map(([, words = '']) => words.replaceAll(/\s+/g, ' '))
    expect(amounts.map(readAmount)).toEqual(row.amounts ?? [])
    if (row.codes === undefined) return
    const codes = codesOfPages(path).flatMap((page) => page.split('\n').filter((code) => code !== ''))
    const expected = Array.from({ length: copies }, () => row.codes?.(known) ?? []).flat()
    expect(codes.map((code) => findCodeInQr(code)).toSorted()).toEqual(expected.toSorted())
  }

  describe.each(SET_NAMES)('of the set %s', (set) => {
    beforeAll(async () => {
      await ask(desk().page, 'settings.choose-form-set', { set })
    })

    const sizes = PaperSize.options
    const forms = PrintedForm.options.flatMap((form) => sizes.map((paper) => [form, paper] as const))
    it.each(forms)('%s on %s says what the ledger holds', async (form, paper) => {
      const numbers: Partial<Record<PrintedForm, string>> = SETS[set].numbers
      const row = FORMS[form]
      const dossier = known.views[row.dossier].row.id
      const prepare = () => ask(desk().page, 'forms.prepare', { dossier, form, paper })
      if (form === 'stop' && numbers.stop === undefined) {
        await expect(prepare()).rejects.toThrow('dossiers.form-not-yet')
        return
      }
      const printed = await print(form, paper, prepare)
      expectPaper(row, set, paper, printed)
      const number = numbers[form]
      const all = squeezed(printed.pages.join(''))
      if (number === undefined) expect(all).not.toContain(squeezed('Mẫu số'))
      else expect(all).toContain(squeezed(`Mẫu số ${number} – ${SETS[set].name}`))
    })

    const documents = DocumentKind.options.flatMap((kind) => sizes.map((paper) => [kind, paper] as const))
    it.each(documents)('%s on %s says what the ledger holds', async (kind, paper) => {
      const row = DOCUMENTS[kind]
      const subject = row.subject(known)
      const printed = await print(kind, paper, () => ask(desk().page, 'documents.prepare', { kind, subject, paper }))
      expectPaper(row, set, paper, printed)
    })
  })

  it('is an event: the ledger counts as many prints as there were', async () => {
    const { page } = desk()
    for (const name of ['posted', 'stopped', 'refused'] as const) {
      const { history } = await ask(page, 'dossiers.view', { id: known.views[name].row.id })
      const printed = history.filter(({ type }) => type === 'dossier.form-printed').length
      const forms = PrintedForm.options.filter((form) => FORMS[form].dossier === name)
      expect([name, printed]).toEqual([name, forms.reduce((sum, form) => sum + (prints.get(form) ?? 0), 0)])
    }
    for (const kind of DocumentKind.options) {
      const { isReused = false } = DOCUMENTS[kind]
      const subject = DOCUMENTS[kind].subject(known)
      const { html } = await ask(page, 'documents.prepare', { kind, subject, paper: 'A4' })
      expect([kind, html.includes(`Bản in lại lần ${prints.get(kind)}`)]).toEqual([kind, !isReused])
    }
  })
})
