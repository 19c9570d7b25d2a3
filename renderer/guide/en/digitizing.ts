import type { Guide } from '../chapter.ts'

export const digitizing = {
  digitize: {
    title: 'Digitizing papers',
    blocks: [
      {
        kind: 'text',
        text: 'Press [[digitize]] while a dossier is being entered, right after it was received, or while one is open: the digitizing screen opens for that dossier. Elsewhere the key opens the list of pages that were scanned and not filed.',
      },
      {
        kind: 'steps',
        items: [
          '**Reuse first.** Valid papers of this person that the desk holds already are named first, with date of issue and validity. [[reuse]] takes one over, so that it need not be scanned.',
          '**Scan.** Press [[scan]]. Pages appear one by one while the scanner runs; a page that is shown is on the disk. [[stopScan]] stops it, and the pages that came stay. Without a scanner: [[addFiles]] adds PDF files and pictures, also the HEIC pictures of iPhones, or drop files on the screen; [[camera]] photographs, and pressed again leads back (for a stack too).',
          '**Give pages to papers.** Every paper has a digit: choose pages and press it, drag them to the paper, or press its name. Receipts and separator sheets with a QR give the pages behind them by themselves.',
          '**Check.** Look at each page, turn it, change the order, take out what is too much.',
          '**File.** Press [[fileAway]], count the pages on paper, then [[Enter]]. There must be as many pictures as pages, in order (TT 01/2023/TT-VPCP, Điều 8).',
        ],
      },
      { kind: 'heading', text: 'Whole stacks: separator sheets and labels of papers' },
      {
        kind: 'steps',
        items: [
          '**Labels of papers** bring pages to their paper by themselves. Press “Print labels of papers” right after receiving, or open the dossier, tab “Labels of papers”. Cut them out and stick or clip each on an empty place of the first page of its paper.',
          '**Separator sheets** only say that a new paper begins. Print them once on the digitizing screen ([[digitize]], “Print separator sheets”) and use them again; the sheet “Hết hồ sơ” goes behind the last page of a dossier.',
          'Lay the receipt of each dossier on its papers, press “New stack” and [[scan]] the whole stack. After a damaged or unknown code pages belong to no paper and the screen says so: give them by hand.',
        ],
      },
      { kind: 'heading', text: 'Keys while looking at pages' },
      {
        kind: 'terms',
        items: [
          [
            'Moving',
            '[[←]] [[→]] [[↑]] [[↓]]; with [[Shift]] to choose a stretch, [[Space]] chooses one page, [[Ctrl+A]] all, [[Esc]] none',
          ],
          ['Order', '[[Alt]] with the arrow keys'],
          [
            'Giving to papers',
            '[[1]] to [[9]], then the letters beside the papers; [[0]] takes it back; [[B]] begins a new paper at this page',
          ],
          ['Turning', '[[R]] to the right, with [[Shift]] to the left'],
          [
            'Taking out',
            '[[Delete]] puts into the bin, and takes out of it when the bin is open; [[Ctrl+Z]] takes back step by step',
          ],
          [
            'Sticky notes',
            'Scan twice, with and without the note; press [[N]] at the second picture: it is the same sheet and counts as no page more',
          ],
          [
            'Original',
            '[[O]] compares with the original, [[S]] keeps the page as scanned, [[M]] changes colour, gray, black and white, [[C]] sets the corners of a photograph',
          ],
          ['Larger', '[[Z]] full size or fit; when larger, go into the picture with [[Tab]] and use the arrow keys'],
        ],
      },
      {
        kind: 'list',
        items: [
          'Blank pages that the program found lie in the bin and are not deleted. Press the bin to look at them and take them out.',
          'A jam, no paper, a busy scanner: the screen says in words what to do. Pages that were shown are kept; go on from the page that was stuck.',
          'Papers only shown, secret papers, dossiers handed in online and internal replies to a verification are not digitized (TT 03/2025/TT-VPCP, Điều 5). For a paper that was handed in and is not digitized press “Don’t digitize…” and say why.',
          'Pages can be scanned before the dossier is received; they are kept on the machine and filed after it.',
          'Civil status declarations and identity cards that are scanned before the reception: name, number, birth and address that were read stand above the applicant, each with how sure it is. “Fill the empty fields”, then compare with the paper; what was typed is not replaced. Once filed, “What was read” of a paper in its dossier shows every field of the declaration: Tab to one, then Ctrl+C copies it for the civil status system.',
          'Papers of the same person that the commune keeps are offered before scanning; expired ones come last.',
          'A dossier whose pictures are not as many as its pages does not leave the counter: it is not forwarded, taken over or completed at once. Switch **Digitizing** on under **Calendar and terms** and every paper handed in needs a file or a reason. Whoever may decide passes this over with a reason.',
          'To find words on papers: [[palette]], “Search in papers”. Type with or without diacritics; put phrases in quotation marks.',
        ],
      },
      {
        kind: 'note',
        text: 'Scanner, ways to scan, scanners in the network and the watched folder are set on the page Scanners under the desk’s management. “Test, look again” says in words why a scanner is not found.',
      },
    ],
  },
} satisfies Partial<Guide>
