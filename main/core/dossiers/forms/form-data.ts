import type { Term } from '../../../../shared/catalog/procedure.ts'
import type { DeskProfile } from '../../../../shared/contract/people.ts'
import type { Applicant } from '../../../../shared/dossier/applicant.ts'
import type { DossierFee, DossierNumbers, DossierPaper, ReturnBy } from '../../../../shared/dossier/dossier.ts'
import type { PaperSize } from '../../../../shared/dossier/forms.ts'

/** What every form of a dossier shows. Instants in milliseconds since 1970. */
export interface FormData {
  readonly desk: DeskProfile
  readonly numbers: DossierNumbers
  readonly procedure: { readonly code: string; readonly name: string }
  readonly applicant: Applicant
  readonly ownerName: string | null
  readonly summary: string
  /** The officer who did the act the form is about. */
  readonly officerName: string
  readonly paper: PaperSize
  readonly printedAt: number
  /** How often this form was printed before. */
  readonly reprint: number
}

/** Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export interface ReceiptData extends FormData {
  readonly papers: readonly DossierPaper[]
  readonly sets: number
  readonly term: Term
  readonly receivedAt: number
  readonly dueAt: number
  readonly returnBy: ReturnBy
  readonly fee: DossierFee
}

/** Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export interface RefusalData extends FormData {
  readonly refusedAt: number
  readonly reason: string
}

/** Giấy biên nhận trả kết quả, which the citizen signs when the result is handed over; blanks where it has not been yet. */
export interface HandBackData extends FormData {
  readonly result: string
  readonly handedAt: number | null
  readonly receiverName: string | null
  readonly receiverNumber: string | null
  readonly byRepresentative: boolean
}
