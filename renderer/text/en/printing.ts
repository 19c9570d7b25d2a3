import type { Translation } from '../translation.ts'
import type { catalogue as original } from '../vi/printing.ts'

export const catalogue = {
  form: {
    receipt: 'Receipt and appointment (form 01)',
    refusal: 'Refusal (form 03)',
    supplement: 'Request for a supplement',
    apology: 'Apology and new due time',
    stop: 'Stop notice',
    control: 'Control slip',
    'post-label': 'Postal label',
    'hand-back': 'Hand-back note',
  },
  document: {
    'fee-receipt': 'Fee receipt',
    'cash-report': 'Cash report',
    'certification-clause': 'Certification clause',
    'certification-month': 'Certification book of a month',
    'certification-year': 'Closing page of a book’s year',
    'book-transfer': 'Minutes of a book handed over',
    'hand-over-list': 'List of results handed over',
    'postman-list': 'List for the postman',
    register: 'Register of dossiers',
    'waiting-number': 'Waiting number',
    'visit-receipt': 'Receipt of several dossiers',
  },
  print: 'Print',
  savePdf: 'Save PDF',
  paper: 'Paper size',
  preview: 'Preview: {{title}}',
  copies_one: '{{count}} copy',
  copies_other: '{{count}} copies',
  printed: 'Sent to the printer.',
  saved: 'PDF saved: {{path}}',
  cancelled: 'Not printed. The dossier is kept all the same.',
  working: 'Printing…',
  preparing: 'Preparing the paper…',
} satisfies Translation<typeof original>
