/** Statutory forms as documents to print: pure functions from what the ledger knows of a dossier to HTML. */
export type { FormData, HandBackData, ReceiptData, RefusalData } from './form-data.ts'
export { FORM_SETS, type FormSet, getFormSet } from './form-sets.ts'
export { handBackForm } from './hand-back.ts'
export { formsOnOffer } from './offered.ts'
export { type FormParts, type FormRequest, fillForm } from './prepare.ts'
export { receiptForm } from './receipt.ts'
export { refusalForm } from './refusal.ts'
export { type VisitedDossier, type VisitReceiptData, visitReceipt } from './visit-receipt.ts'
