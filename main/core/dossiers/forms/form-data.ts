import type { Term } from '../../../../shared/catalog/procedure.ts'
import type { DeskProfile } from '../../../../shared/contract/people.ts'
import type { Applicant, Representation } from '../../../../shared/dossier/applicant.ts'
import type { DossierFee, DossierNumbers, DossierPaper, ReturnBy } from '../../../../shared/dossier/dossier.ts'
import type { StepBudgets } from '../../../../shared/dossier/step-budget.ts'
import type { PaperSize } from '../../../../shared/printing/document.ts'

/** What every form of a dossier shows. Instants in milliseconds since 1970. */
export interface FormData {
  readonly desk: DeskProfile
  readonly numbers: DossierNumbers
  readonly procedure: { readonly code: string; readonly name: string }
  readonly applicant: Applicant
  readonly ownerName: string | null
  /** For whom the applicant acts; null for themselves. */
  readonly representation: Representation | null
  readonly summary: string
  /** The officer who did the act the form is about. */
  readonly officerName: string
  readonly paper: PaperSize
  readonly printedAt: number
  /** How often this form was printed before. */
  readonly reprint: number
  /** Which statutory form this is and of which circular, as it is printed; null for a paper that no circular numbers. */
  readonly formNumber: string | null
}

/** Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export interface ReceiptData extends FormData {
  /** Whether it is the variant for certification (chứng thực), with pages and copies of what is certified. */
  readonly certification: boolean
  readonly papers: readonly DossierPaper[]
  readonly sets: number
  readonly term: Term
  readonly receivedAt: number
  /** When it was sent by post or through the portal; null for the counter. */
  readonly submittedAt: number | null
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

/** Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export interface SupplementData extends FormData {
  readonly missing: readonly string[]
  readonly reason: string
  readonly at: number
  readonly answerBy: number | null
  /** Counts the requests of this dossier from 1. */
  readonly ordinal: number
}

/** Form 04, apology and new due time, under the title its circular gives it. */
export interface ApologyData extends FormData {
  readonly title: readonly string[]
  readonly receivedAt: number
  readonly dueBefore: number
  readonly dueAt: number
  readonly reason: string
}

/** Form 05 of TT 03/2025/TT-VPCP, Thông báo dừng giải quyết hồ sơ. */
export interface StopData extends FormData {
  readonly receivedAt: number
  readonly stoppedAt: number
  readonly requestedBy: string
  readonly reason: string
}

/** One line of the control slip: who gave the dossier to whom. */
export interface HandOver {
  readonly from: string
  readonly to: string
  readonly at: number
  /** Whether the step that ended kept its budget; empty where it has none. */
  readonly outcome: string
  /** What the step used of its budget; empty where it has none. */
  readonly used: string
  readonly note: string
}

/** The control slip, Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export interface ControlData extends FormData {
  readonly receivedAt: number
  readonly dueAt: number | null
  /** Other agencies that were asked (cơ quan phối hợp). */
  readonly agencies: readonly string[]
  /** Office minutes that each step may take. */
  readonly budgets: { readonly minutes: StepBudgets; readonly confirmed: boolean } | null
  readonly handOvers: readonly HandOver[]
}

/** The label of a letter (nhãn bưu gửi). */
export interface PostLabelData extends FormData {
  readonly trackingNumber: string
  readonly receiverName: string
  readonly address: string
  readonly phone: string
  readonly postedAt: number
}
