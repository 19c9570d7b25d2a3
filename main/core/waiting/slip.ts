import { labelOf, type Ticket, type WaitingService } from '../../../shared/waiting/ticket.ts'
import {
  type DocumentRequest,
  html,
  instantInWords,
  type PrintableDocument,
  printable,
  title,
} from '../printing/index.ts'

const SERVICES: Readonly<Record<WaitingService, string>> = {
  reception: 'Tiếp nhận hồ sơ',
  certification: 'Chứng thực',
  return: 'Trả kết quả',
  'civil-status': 'Hộ tịch',
}

interface SlipData {
  readonly ticket: Ticket
  readonly communeName: string
  /** How many wait before. */
  readonly before: number
  readonly request: DocumentRequest
}

/** The slip of a number (phiếu số thứ tự) that the citizen takes along; it names nobody. */
export function waitingSlip({ ticket, communeName, before, request }: SlipData): PrintableDocument {
  const label = labelOf(ticket)
  return printable({ title: `Số thứ tự ${label}`, paper: request.paper }, [
    html`${title([`Trung tâm Phục vụ hành chính công ${communeName}`], [], { reprint: request.reprint })}
<p class="big">${label}</p>
<p class="centre">${SERVICES[ticket.service]}</p>
<p class="centre">Lấy số lúc ${instantInWords(ticket.drawnAt)}</p>
<p class="centre">Trước ông/bà còn ${before} người. Xin chờ gọi số trên màn hình.</p>`,
  ])
}
