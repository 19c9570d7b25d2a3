import type { Guide } from '../chapter.ts'

export const service = {
  acts: {
    title: 'Everything between reception and return',
    blocks: [
      {
        kind: 'text',
        text: 'The page of a dossier offers what can be done now; below the buttons stands what cannot, and why.',
      },
      {
        kind: 'terms',
        items: [
          [
            'Request a supplement',
            'Write down the papers that are missing and why, and print the request. The clock stands still until they come. **Once only**: with a second request the dossier counts as overdue.',
          ],
          [
            'Take the supplement',
            'The clock goes on with the office time that was left; the dossier goes back to whoever had it.',
          ],
          ['Ask for verification', 'Another agency is asked. The clock runs on.'],
          [
            'Submit, Approve, Do not approve',
            'The specialist submits, the leader decides. What is not approved goes back with the reason.',
          ],
          ['Extend with apology', 'To the closing of a later working day, with the reason; print the apology.'],
          [
            'Compute due anew',
            'By the rule and the calendar in force, with the reason. Nothing else moves a promised time.',
          ],
          ['Stop, Withdrawn', 'As the citizen asks, while nothing is decided. Print the stop notice.'],
        ],
      },
      {
        kind: 'text',
        text: '**Steps** tells who had the dossier since when, and how much office time that took. The forms it has by now are the tabs on the right.',
      },
    ],
  },
  waiting: {
    title: 'Waiting line and second screen',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Open **Waiting line**, name your counter and choose what it serves; the machine remembers both.',
          'Press the button of a service to give out a number. Numbers begin at 1 each day.',
          'Press [[callNext]] to call who has waited longest. If nobody comes: **Call again**, or **Absent**.',
          '**Open the second screen** to show the numbers; with a second monitor it fills that one.',
        ],
      },
      {
        kind: 'text',
        text: 'After a return press **Ask on the second screen**: the citizen touches three times. Without a second screen the officer notes what they say; the ledger keeps who touched. The second screen never sees a name.',
      },
    ],
  },
  complaints: {
    title: 'Complaints and suggestions',
    blocks: [
      {
        kind: 'text',
        text: 'Take them in under **Complaints**, with the code of the dossier if they are about one. The terms (answer 15 working days, refusal 2, supplement 5) follow the calendar of the commune and stand beside each.',
      },
      {
        kind: 'text',
        text: 'Each is encrypted under a key of its own. Who may process answers or refuses; every step stands in the history.',
      },
    ],
  },
  registers: {
    title: 'Register, indicators and figures',
    blocks: [
      {
        kind: 'text',
        text: 'The **Register** lists the dossiers received in a period (form 07 of Circular 03/2025, 06 of Circular 01/2018), by period, procedure and receiving officer. Type the days, then [[Enter]]. **Export to Excel** saves all of it; days and numbers are real days and numbers.',
      },
      {
        kind: 'text',
        text: '**Indicators** are computed by Decision 766/QĐ-TTg from the ledger of this desk. Each has its formula, numerator over denominator, its goal where one is known, and two buttons for the dossiers counted and not counted.',
      },
      {
        kind: 'terms',
        items: [
          [
            'On time',
            'The result was ready no later than promised; who fetches it late changes nothing. Being asked for a supplement more than once is overdue. A stop counts when it was stopped (while waiting for a supplement, when the clock stopped); refusals and withdrawals do not count.',
          ],
          [
            'Why overdue',
            'More than one supplement; otherwise whoever had the dossier when the promised time passed: the counter, the specialist, another agency, the leader, or approved without a result yet.',
          ],
          [
            'Average time',
            'Office time by the calendar of the commune, without waiting for a supplement. When the calendar is corrected it is computed anew.',
          ],
          [
            'Digitized',
            'Needs a file of the papers handed in and one of the result. Reusing a paper that the commune keeps counts in 4.3; 4.4 is still 0, since the store of the province is not connected.',
          ],
          [
            'Compare with',
            'A rate the commune entered under **Calendar and terms**, **Compare with**, such as the national average on time. The card and the monthly chart show the one in force on the last day of the period, marked as entered by the commune, and say whether the commune is above or below it.',
          ],
          ['Points', 'The rate over the rate for full points, out of 100, since the weights are not known.'],
        ],
      },
      {
        kind: 'note',
        text: 'Below each chart is **Show the figures as a table**. The officer in the filter is always the one who received, as the register is kept by who received.',
      },
    ],
  },
  calendar: {
    title: 'Calendar, office hours and set of forms',
    blocks: [
      {
        kind: 'list',
        items: [
          '**Days off and made up**: one by one or as a pasted table, with the document. A day of the commune replaces that of the program; taken out, the program’s holds again.',
          '**Office hours**: one table for each season, from a day on; a Saturday desk is hours on a Saturday.',
          '**Try a rule**: a procedure or a rule and a time of reception show the due time and why; nothing is kept.',
          '**Set of forms**: by the day, or the old one for as long as the province holds to it.',
          '**Compare with**: the rate for an indicator, whose it is, the document and the day it holds from; the latest that has begun holds; it can be taken out again.',
        ],
      },
      {
        kind: 'note',
        text: 'A promised time does not move with the calendar. To move it, use **Compute due anew** on that dossier.',
      },
    ],
  },
} satisfies Partial<Guide>
