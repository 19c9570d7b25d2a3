import type { Guide } from '../chapter.ts'

export const money = {
  fees: {
    title: 'Fees, receipts and closing the till',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Under **Books** open a receipt book with the series and the numbers that were allotted.',
          'In a dossier press **Take the money**; what belongs to no dossier is taken under **Fees**. Whoever pays less needs a group and the paper that was seen.',
          'Take cash, or choose **VietQR** for the citizen to scan: the code holds amount and purpose. The machine does not know whether the money arrived; press **Take the money** only when you have seen it.',
          'At the end of the day count the cash under **Close the till**, enter what was counted and print the report.',
        ],
      },
      {
        kind: 'note',
        text: 'No payment can be changed or deleted. A wrong one is **reversed** with a reason; its receipt number stays used. The till is closed once a day: after that the report of the day never changes, and what comes later, money or entries against it, stands in the report of the next working day.',
      },
      {
        kind: 'text',
        text: 'Fees set by the province are entered under **Fees and account**, with the day they hold from and their source. The fee of certified copies is counted by the pages of the original, up to the cap for each copy.',
      },
    ],
  },
  certification: {
    title: 'Certification and numbered books',
    blocks: [
      {
        kind: 'list',
        items: [
          'Each kind of certification has its book and each kind of paper a number, from 01 on the 1st of January, without gaps and never used again. A voided number keeps its line.',
          'Every month the book is printed, bound and stamped; the arrows beside the month open earlier ones. An entry stands in the month in which it got its number, so a month that was printed never changes.',
          'From the 31st of December: print the **closing page of the year**, then close the book under **Books**. The book of the new year opens at 01 with its first entry, at the desk that has or closed the one before.',
        ],
      },
      { kind: 'heading', text: 'A book is at one desk only' },
      {
        kind: 'steps',
        items: [
          'The giving desk chooses the book, types the mark of the other desk, presses **Hand over** and keeps the file on a stick or in a shared folder of the local network. From then on it gives no number.',
          'Print the minutes; both sides sign.',
          'The other desk presses **Take a book over from another desk** and chooses the file. It goes on with the next number.',
        ],
      },
      {
        kind: 'text',
        text: 'The machine does not send the file over the network by itself: a folder that both desks can open is enough. The file is taken in once, by the desk it names; an older or changed one is refused. Type the mark with care: a book that was given away comes back only when that desk hands it over again.',
      },
      {
        kind: 'note',
        text: 'A desk without the book goes on: it prints a **provisional slip** with a number of its own (T-…). When the book is back, press **Give a number**; receipt and clause name the slip they replace.',
      },
    ],
  },
} satisfies Partial<Guide>
