import type { Translation } from '../translation.ts'
import type { catalogue as original } from '../vi/returns.ts'

export const catalogue = {
  title: 'Return',
  note: 'Scan the QR on the receipt, or type the code, temporary number, name or personal number.',
  dayPapers: 'Print the lists of today',
  handOverList: 'Results to hand over',
  postmanList: 'Letters for the postman',
  find: 'Find the dossier to hand over',
  findHint: 'Scan the QR, or type and Enter',
  camera: 'Scan the code by camera',
  waiting: 'Dossiers awaiting return',
  noneWaiting: 'No dossier awaits return.',
  noneFound: 'No dossier awaiting return matches. It may have no result yet: press F3 to search all.',
  next: 'Next citizen',
  result: 'Result',
  handed: 'Handed over to {{name}}. Print the note to be signed.',
} satisfies Translation<typeof original>
