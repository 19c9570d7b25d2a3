/**
 * Every reason for which the desk refuses or fails an act. One code, one sentence for people
 * (the `errors` section of the language catalogues), never two meanings.
 */
export const ERROR_CODES = [
  // the gate
  'gate.unknown-call',
  'gate.bad-input',
  'gate.bad-output',
  'gate.version',
  'gate.not-signed-in',
  'gate.locked',
  'gate.forbidden',
  'gate.must-change',
  'gate.foreign-sender',
  'core.unavailable',
  'core.unexpected',
  // store
  'store.wrong-key',
  'store.from-future',
  'store.corrupt',
  'store.disk-full',
  'store.read-only',
  'store.not-durable',
  'store.already-open',
  'store.closed',
  // ledger
  'ledger.chain-broken',
  'ledger.unknown-event',
  'ledger.clock-doubtful',
  'ledger.personal-data-destroyed',
  // people
  'people.desk-exists',
  'people.no-desk',
  'people.unknown-officer',
  'people.wrong-secret',
  'people.wait',
  'people.weak-passphrase',
  'people.weak-pin',
  'people.passphrase-needed',
  'people.name-taken',
  'people.keyring-damaged',
  'people.not-oneself',
  'people.same-secret',
  'people.last-manager',
  // catalog
  'catalog.invalid-data',
  'catalog.unknown-procedure',
  'catalog.not-configured',
  'catalog.no-calendar',
  // identity
  'identity.qr-empty',
  'identity.qr-too-long',
  'identity.qr-not-a-card',
  'identity.qr-bad-field',
  'identity.number-malformed',
  'identity.mrz-not-a-card',
  'identity.mrz-bad-check',
  // dossiers
  'dossiers.unknown',
  'dossiers.act-not-allowed',
  'dossiers.identifier-taken',
  'dossiers.paper-missing',
  'dossiers.not-received',
  'dossiers.result-missing',
  'dossiers.numbers-exhausted',
  'dossiers.changed-meanwhile',
  'dossiers.due-not-later',
  'dossiers.form-not-yet',
  'dossiers.due-day-off',
  'dossiers.submitted-impossible',
  'dossiers.born-impossible',
  // filters
  'filters.name-taken',
  'filters.too-many',
  // waiting line
  'waiting.unknown-ticket',
  'waiting.ended',
  'waiting.numbers-exhausted',
  // satisfaction
  'satisfaction.no-invitation',
  'satisfaction.not-returned',
  'satisfaction.answered',
  // settings
  'settings.not-own',
  'settings.no-such-day',
  'settings.no-goal',
  // complaints
  'complaints.unknown',
  'complaints.act-not-allowed',
  // books
  'books.unknown',
  'books.not-here',
  'books.used-up',
  'books.exists',
  'books.wrong-file',
  'books.other-desk',
  'books.taken-over',
  'books.not-moved',
  'books.too-early',
  'books.year-over',
  'books.stale',
  // fees
  'fees.unknown',
  'fees.reversed',
  'fees.closed',
  'fees.day-closed',
  'fees.no-account',
  'fees.numbered',
  'fees.exempt-unknown',
  // certification
  'certification.unknown',
  'certification.numbered',
  'certification.voided',
  'certification.not-configured',
  // papers
  'papers.unknown',
  'papers.too-large',
  'papers.kind-not-allowed',
  'papers.damaged',
  'papers.not-a-paper',
  'papers.only-shown',
  'papers.secret',
  'papers.no-file',
  'papers.not-digitized',
  'papers.other-person',
  'papers.result-unreadable',
  // scanners
  'scanning.jammed',
  'scanning.empty',
  'scanning.cover-open',
  'scanning.busy',
  'scanning.gone',
  'scanning.denied',
  'scanning.silent',
  'scanning.unsupported',
  'scanning.broken-picture',
  'scanning.stopped',
  'scanning.not-installed',
  'scanning.failed',
  // imaging
  'imaging.not-a-picture',
  'imaging.heic',
  'imaging.damaged',
  'imaging.too-large',
  'imaging.encrypted',
  'imaging.too-many-pages',
  'imaging.no-pages',
  'imaging.too-slow',
  'imaging.interrupted',
  'imaging.failed',
  // scanning
  'scanning.unknown-batch',
  'scanning.unknown-page',
  'scanning.other-dossier',
  'scanning.too-many-pages',
  'scanning.nothing-to-undo',
  'scanning.running',
  'scanning.disk-low',
  'scanning.nothing-to-file',
  'scanning.not-received',
  'scanning.changed-meanwhile',
  'scanning.unknown-profile',
  'scanning.built-in-profile',
  'scanning.too-many-profiles',
  'scanning.not-yet',
  // camera
  'camera.denied',
  'camera.none',
  'camera.busy',
  'camera.gone',
  'camera.failed',
  'camera.queue-full',
  'camera.not-kept',
  'camera.page-damaged',
  // tokens
  'signing.module-missing',
  'signing.module-wrong-machine',
  'signing.not-a-module',
  'signing.module-failed',
  'signing.no-token',
  'signing.no-certificate',
  'signing.no-key',
  'signing.no-mechanism',
  'signing.key-too-weak',
  'signing.token-gone',
  'signing.token-slow',
  'signing.token-crashed',
  'signing.token-failed',
  'signing.token-busy',
  'signing.token-in-use',
  'signing.token-ambiguous',
  'signing.not-open',
  'signing.pin-wrong',
  'signing.pin-few-tries',
  'signing.pin-last-try',
  'signing.pin-locked',
  'signing.pin-warning',
  'signing.pin-malformed',
  'signing.pin-expired',
  'signing.pin-not-set',
  'signing.pin-cancelled',
  // printing
  'print.no-printer',
  'print.failed',
  'print.unknown-ticket',
  'print.save-failed',
  // updates
  'update.not-configured',
  'update.unreachable',
  'update.bad-signature',
  'update.damaged',
  'update.not-installable',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Values that a sentence may name; never personal data, since errors reach logs. */
export type ErrorDetails = Readonly<Record<string, string | number>>

/** The one error class: a code of {@link ERROR_CODES} and the values its sentence names. */
export class DeskError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options)
    this.name = 'DeskError'
    this.code = code
    this.details = details
  }
}
