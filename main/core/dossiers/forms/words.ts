import type { Term } from '../../../../shared/catalog/procedure.ts'
import type { DossierNumbers } from '../../../../shared/dossier/dossier.ts'
import { count } from '../../printing/index.ts'

/** `03 ngày làm việc`, `trong ngày làm việc`. */
export function termInWords(term: Term): string {
  if (term.unit === 'same-day') return 'trong ngày làm việc'
  const amount = Number.isInteger(term.amount) ? count(term.amount) : String(term.amount).replace('.', ',')
  const unit = { 'working-days': 'ngày làm việc', 'working-hours': 'giờ làm việc', 'calendar-days': 'ngày' }[term.unit]
  return `${amount} ${unit}`
}

/** What the papers call a dossier: its official code, else its temporary number. */
export function numberOf(numbers: DossierNumbers): string {
  return numbers.code ?? numbers.temporaryCode ?? ''
}
