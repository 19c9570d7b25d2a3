/**
 * Version of the contract between screen and core. Both sides come from one build; the number makes a half-updated
 * installation fail with a sentence instead of a riddle.
 */
export const CONTRACT_VERSION = 1

/**
 * The names alone, without any schema: the preload is built from these, so that it stays small and exposes exactly the contract.
 * The `satisfies` in contract.ts and a test keep the lists equal to the maps of calls.
 */
export const CORE_CALL_NAMES = [
  'desk.state',
  'desk.found',
  'session.open',
  'session.lock',
  'session.unlock',
  'session.close',
  'session.touch',
  'officers.list',
  'officers.add',
  'security.log',
  'catalog.search',
  'catalog.procedure',
  'catalog.reference',
  'dossiers.preview-due',
  'dossiers.accept',
  'dossiers.refuse',
  'dossiers.search',
  'dossiers.counts',
  'dossiers.view',
  'dossiers.find-by-code',
  'dossiers.act',
  'citizens.find',
  'papers.read',
  'forms.prepare',
  'waiting.board',
  'waiting.list',
  'waiting.draw',
  'waiting.call-next',
  'waiting.call-again',
  'waiting.end',
  'satisfaction.invite',
  'satisfaction.withdraw',
  'satisfaction.invitation',
  'satisfaction.answer',
  'satisfaction.note',
  'satisfaction.of-dossier',
  'complaints.receive',
  'complaints.list',
  'complaints.view',
  'complaints.act',
  'settings.form-sets',
  'settings.choose-form-set',
  'settings.calendar',
  'settings.enter-days',
  'settings.remove-day',
  'settings.enter-hours',
  'settings.remove-hours',
  'settings.extend-cover',
  'settings.try-rule',
  'registers.rows',
  'indicators.dashboard',
  'indicators.items',
  'diagnostics.read',
  'diagnostics.verify-ledger',
] as const
export type CoreCallName = (typeof CORE_CALL_NAMES)[number]

export const SHELL_CALL_NAMES = [
  'shell.about',
  'shell.print',
  'shell.save-file',
  'shell.ready',
  'shell.display',
  'shell.update-state',
  'shell.update-check',
  'shell.update-download',
  'shell.update-cancel',
  'shell.update-install',
] as const
export type ShellCallName = (typeof SHELL_CALL_NAMES)[number]

export const PUSH_NAMES = [
  'dossiers.changed',
  'waiting.changed',
  'satisfaction.changed',
  'session.changed',
  'core.lost',
  'core.back',
] as const
export type PushName = (typeof PUSH_NAMES)[number]
