import type { CallName } from '../../shared/contract/contract.ts'

/**
 * Whether a call may be sent a second time when the core died before it answered. Questions may, and so may the acts
 * that are idempotent on an identifier the screen chose; anything else could happen twice, so the officer decides.
 */
export const RESENDABLE: Readonly<Record<CallName, boolean>> = {
  'desk.state': true,
  'desk.found': false,
  'session.open': false,
  'session.lock': true,
  'session.unlock': false,
  'session.close': true,
  'session.touch': true,
  'officers.list': true,
  'officers.add': false,
  'security.log': true,
  'catalog.search': true,
  'catalog.procedure': true,
  'catalog.reference': true,
  'dossiers.preview-due': true,
  'dossiers.accept': true,
  'dossiers.refuse': true,
  'dossiers.search': true,
  'dossiers.counts': true,
  'dossiers.view': true,
  'dossiers.find-by-code': true,
  'dossiers.act': false,
  'citizens.find': true,
  'papers.read': true,
  'forms.prepare': true,
  'diagnostics.read': true,
  'diagnostics.verify-ledger': true,
  'shell.about': true,
  'shell.print': false,
  'shell.save-file': false,
  'shell.ready': true,
  'shell.update-state': true,
  'shell.update-check': true,
  'shell.update-download': true,
  'shell.update-cancel': true,
  'shell.update-install': false,
}
