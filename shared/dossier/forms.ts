import { z } from 'zod'

/** Forms the desk prints: receipt (Giấy tiếp nhận hồ sơ và hẹn trả kết quả), refusal (Phiếu từ chối), hand-back note (Giấy biên nhận trả kết quả). */
export const PrintedForm = z.enum(['receipt', 'refusal', 'hand-back'])
export type PrintedForm = z.infer<typeof PrintedForm>

export const PaperSize = z.enum(['A4', 'A5'])
export type PaperSize = z.infer<typeof PaperSize>
