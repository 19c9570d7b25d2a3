import type { DossierView } from '../../shared/contract/dossiers.ts'
import type { PrintedForm } from '../../shared/dossier/forms.ts'
import type { DocumentKind } from '../../shared/printing/document.ts'
import { dayInFigures, inFigures, inWords } from './desk-time.ts'
import { SETS, type SetName } from './form-numbers.ts'
import { LONGEST, PAYMENT, type PaperWork, REQUESTER, TRACKING } from './paper-work.ts'
import { CHIEF, COMMUNE, DIEM } from './people.ts'
import { SIGNER } from './signed-file.ts'

const money = (dong: number) => new Intl.NumberFormat('de-DE').format(dong)

/** What a row knows: the work that was done, and the dossiers as the ledger tells them. */
export interface Known {
  readonly work: PaperWork
  readonly views: Readonly<Record<'posted' | 'stopped' | 'refused' | 'certified' | 'done', DossierView>>
}

/** What a printed paper must say, and how it is made. */
export interface Row {
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

/** Every form of a dossier. */
export const FORMS: Readonly<Record<PrintedForm, FormRow>> = {
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

/** Every other paper of the desk. */
export const DOCUMENTS: Readonly<Record<DocumentKind, DocumentRow>> = {
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
