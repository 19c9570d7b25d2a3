import type { Translation } from '../translation.ts'
import type { catalogue as vi } from '../vi/wizard.ts'

export const catalogue = {
  title: 'Set up the desk on this machine',
  step: 'Step {{step}} of 3',
  steps: {
    desk: 'Commune and desk',
    numbering: 'Dossier numbers',
    officer: 'First officer',
  },
  keys: 'Enter goes on. What you filled in about commune and desk is kept if the machine goes off.',
  desk: {
    communeName: 'Commune, ward or special zone',
    communeExample: 'For example: Xã Yên Thành',
    provinceName: 'Province or city',
    provinceExample: 'For example: Nghệ An',
    agencyCode: 'Agency identifier',
    agencyNote: 'Given by the province, such as H56.17.22 or 000.17.22.H56. Part of every dossier code.',
    deskName: 'Name of the desk',
    deskExample: 'For example: Quầy số 1',
    deskMark: 'Mark of the desk',
    markNote: 'Keeps the temporary numbers of several desks apart.',
    phone: 'Telephone of the centre',
    address: 'Address of the centre',
    printed: 'These are printed on receipts and appointment slips.',
  },
  numbering: {
    question: 'Where do this desk’s dossier numbers come from?',
    temporary: 'Temporary numbers of the desk',
    temporaryNote:
      'Choose this when the province has given no range. A temporary number is printed and later swapped for the official code; either finds the dossier.',
    range: 'A range given by the province',
    rangeNote: 'The official code is issued at once, offline too. Every day begins with the first number of the range.',
    from: 'From',
    to: 'To',
  },
  officer: {
    note: 'This person manages the desk and adds the other officers. The passphrase opens the encrypted data: if every officer forgets theirs, nobody can open it again.',
    finish: 'Set up the desk',
  },
  invalid: {
    communeName: 'Write kind and name, for example “Xã Yên Thành”.',
    provinceName: 'Write the name of the province or city.',
    agencyCode:
      'This is not an agency identifier. It looks like H56.17.22 or 000.17.22.H56; see the province’s letter.',
    deskName: 'Give the desk a name, for example “Quầy số 1”.',
    deskMark: 'One to six plain letters or digits, for example Q1.',
    phone: 'The telephone number is longer than 30 characters.',
    address: 'The address is longer than 200 characters.',
    range: 'Enter a number from 1 to 9999.',
    rangeOrder: 'The last number must not be below the first.',
  },
} satisfies Translation<typeof vi>
