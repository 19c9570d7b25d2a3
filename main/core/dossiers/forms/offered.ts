import type { PrintedForm } from '../../../../shared/dossier/forms.ts'
import type { DossierPast } from '../view/dossier-past.ts'
import type { FormSet } from './form-sets.ts'

/** The forms that a dossier has by now, in the order of its way; a statutory form only where the set in force knows it. */
export function formsOnOffer(past: Pick<DossierPast, 'find'>, set: FormSet): PrintedForm[] {
  const forms: PrintedForm[] = []
  if (past.find('dossier.received')) forms.push('receipt')
  if (past.find('dossier.refused')) forms.push('refusal')
  if (past.find('dossier.supplement-requested')) forms.push('supplement')
  if (past.find('dossier.extended')) forms.push('apology')
  if (past.find('dossier.stopped') && set.numbers.stop !== undefined) forms.push('stop')
  if (past.find('dossier.completed')) forms.push('hand-back')
  if (past.find('dossier.posted')) forms.push('post-label')
  if (past.find('dossier.received')) forms.push('control')
  return forms
}
