import type { DossierState } from '../../../shared/catalog/status.ts'
import type { DeskProfile } from '../../../shared/contract/people.ts'
import type { RegisterPage, RegisterRow } from '../../../shared/contract/registers.ts'
import { DeskError } from '../../../shared/errors.ts'
import { findRegisterSelection } from '../../../shared/registers/register-name.ts'
import {
  type DocumentMaker,
  dateInFigures,
  figures,
  html,
  instantInFigures,
  letterhead,
  printable,
  signatures,
  table,
  title,
} from '../printing/index.ts'
import type { RegisterQuestion } from './register.ts'

/** A bound book of one month has hundreds of lines; more than these go to a spreadsheet. */
const MOST_LINES = 3_000
const PAGE = 500

const STATES: Readonly<Record<DossierState, string>> = {
  received: 'Mới tiếp nhận',
  refused: 'Từ chối',
  processing: 'Đang xử lý',
  waiting: 'Chờ bổ sung',
  verifying: 'Chờ xác minh',
  deciding: 'Chờ ký duyệt',
  approved: 'Đã duyệt',
  signed: 'Đã ký',
  done: 'Có kết quả',
  posted: 'Đang gửi bưu chính',
  returned: 'Đã trả',
  stopped: 'Đã dừng',
  withdrawn: 'Đã rút',
}

interface RegisterDocumentParts {
  readonly read: (question: RegisterQuestion) => RegisterPage
  readonly people: { getProfile(): DeskProfile; find(id: string): { readonly name: string } | undefined }
  /** Which form the register is in the set in force on a day: `Mẫu số 07 – …`. */
  readonly formNumber: (at: number) => string | null
}

/** Sổ theo dõi hồ sơ on paper, form 06 of TT 01/2018/TT-VPCP or 07 of TT 03/2025/TT-VPCP, across on A4. */
export function registerDocument({ read, people, formNumber }: RegisterDocumentParts): DocumentMaker {
  return ({ subject, paper, officer, printedAt, reprint }) => {
    const selection = findRegisterSelection(subject)
    if (selection === undefined) throw new DeskError('dossiers.form-not-yet')
    const rows: RegisterRow[] = []
    let after: string | null = null
    let total = 0
    do {
      const page = read({ ...selection, limit: PAGE, after })
      rows.push(...page.rows)
      after = page.next
      total = page.total
    } while (after !== null && rows.length < MOST_LINES)
    const { from, to } = selection.period
    const instant = (at: number | null) => (at === null ? '' : instantInFigures(at))
    return printable({ title: `Sổ theo dõi hồ sơ ${from} ${to}`, paper, wide: true }, [
      html`${letterhead({ desk: people.getProfile(), printedAt })}
${title(
  ['SỔ THEO DÕI HỒ SƠ'],
  [`Từ ngày ${dateInFigures(from)} đến ngày ${dateInFigures(to)}`, formNumber(printedAt)],
  { reprint },
)}
${table(
  [
    { name: 'TT', kind: 'order' },
    { name: 'Mã hồ sơ', kind: paper === 'A4' ? 'figure' : 'time' },
    { name: 'Trích yếu' },
    { name: 'Số bộ', kind: 'figure' },
    { name: 'Chủ hồ sơ' },
    { name: 'Địa chỉ, số điện thoại', kind: 'broad' },
    { name: 'Tiếp nhận', kind: 'time' },
    { name: 'Hẹn trả', kind: 'time' },
    { name: 'Đã trả', kind: 'time' },
    { name: 'Người nhận hồ sơ', kind: 'words' },
    { name: 'Trạng thái', kind: 'words' },
  ],
  rows.map((row) => [
    row.ordinal,
    row.code ?? row.temporaryCode,
    row.summary || row.procedureName,
    row.sets,
    row.ownerName,
    [row.address, row.phone].filter(Boolean).join('; '),
    instant(row.receivedAt),
    instant(row.dueAt),
    instant(row.returnedAt),
    row.officerName,
    STATES[row.state],
  ]),
)}
<p>Tổng số: <span class="strong">${figures(total)}</span> hồ sơ${rows.length < total ? `; in ${figures(rows.length)} dòng đầu, phần còn lại xem bảng tính` : ''}.</p>
<div class="keep">${signatures([
        { role: 'NGƯỜI LẬP', name: people.find(officer)?.name ?? null },
        { role: 'PHỤ TRÁCH TRUNG TÂM', name: null },
      ])}</div>`,
    ])
  }
}
