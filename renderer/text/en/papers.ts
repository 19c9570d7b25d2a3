import type { Translation } from '../translation.ts'
import type { catalogue as original } from '../vi/papers.ts'

export const catalogue = {
  title: 'Search in papers',
  note: 'Searches the text that was recognised on papers, with or without diacritics. Put words that follow each other in quotation marks.',
  hint: 'quang trach, "giấy chứng sinh số 12"',
  hits: 'Pages with these words',
  found_one: '{{count}} page found.',
  found_other: '{{count}} pages found.',
  foundMost_one: 'The newest page with these words is shown; type more words to narrow it down.',
  foundMost_other: 'The newest {{count}} pages with these words are shown; type more words to narrow them down.',
  reading_one: '{{count}} paper has not been read yet and cannot be found.',
  reading_other: '{{count}} papers have not been read yet and cannot be found.',
  place: '{{name}}, page {{page}}',
  page: 'The page that was found',
  open: 'Open dossier {{number}}',
} satisfies Translation<typeof original>
