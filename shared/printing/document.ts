import { z } from 'zod'

export const PaperSize = z.enum(['A4', 'A5'])
export type PaperSize = z.infer<typeof PaperSize>

/** A document made ready by the core: its ticket is redeemed once by the shell, its HTML is the preview. */
export const PreparedDocument = z.strictObject({
  ticket: z.uuid(),
  title: z.string(),
  html: z.string(),
  copies: z.number().int().positive(),
})
export type PreparedDocument = z.infer<typeof PreparedDocument>

/**
 * Papers of the desk that are no form of one dossier: receipt for money (biên lai), daily cash report (bảng kê thu), entry in a
 * certification book with its clause (lời chứng), a month of such a book, the closing page of its year, minutes of a book
 * that moves, list of results handed over (phiếu bàn giao kết quả), list for the postman, register of dossiers (sổ theo dõi hồ sơ), number of the waiting line,
 * receipt of all dossiers of a visit (giấy tiếp nhận nhiều hồ sơ), by the first of them, separator sheets for a feeder (tờ phân cách), labels of a dossier's papers for scanning (nhãn giấy tờ), report about
 * the signatures of a file (phiếu kết quả kiểm tra chữ ký số). `subject` names which one within its kind: an identifier, a day, a month.
 */
export const DocumentKind = z.enum([
  'fee-receipt',
  'cash-report',
  'certification-clause',
  'certification-month',
  'certification-year',
  'book-transfer',
  'hand-over-list',
  'postman-list',
  'register',
  'waiting-number',
  'visit-receipt',
  'separator-sheet',
  'paper-labels',
  'signature-report',
])
export type DocumentKind = z.infer<typeof DocumentKind>

export const DocumentName = z.strictObject({ kind: DocumentKind, subject: z.string().min(1).max(200) })
export type DocumentName = z.infer<typeof DocumentName>
