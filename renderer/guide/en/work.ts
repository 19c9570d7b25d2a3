import type { Guide } from '../chapter.ts'

export const work = {
  dossiers: {
    title: 'Finding and processing dossiers',
    blocks: [
      {
        kind: 'text',
        text: 'Press [[dossiers]] and type: a name with or without diacritics, a personal number, a telephone number, a dossier code or a temporary number. The list can be narrowed by queue, state and procedure.',
      },
      {
        kind: 'terms',
        items: [
          ['Due today', 'Needs its result today.'],
          ['At risk', 'No more than one working day is left.'],
          [
            'Overdue',
            'Past its due time without a result. Each line says by how many working days (of the commune’s calendar) and with whom it lies.',
          ],
          ['Mine', 'Assigned to you.'],
          ['My desk’s', 'Received at the desk; nobody has it yet.'],
          ['Awaiting decision, awaiting signature', 'Submitted to a leader; approved and not signed yet.'],
          ['Awaiting return', 'Its result is there; the citizen has not come yet.'],
        ],
      },
      {
        kind: 'text',
        text: '**Many dossiers at once**: in the list press [[Space]] to select, [[Shift]] and the arrow keys to select a stretch, [[Ctrl+A]] for all that are shown, or press the box before a line; [[Tab]] leads to the acts below. Every dossier is recorded by itself: one that is refused is named with the reason, the others are done all the same. You can go on with something else meanwhile, and stop it.',
      },
      {
        kind: 'text',
        text: '**Keep this filter** keeps queue, states and procedure under a name, for you alone and on this machine. What was typed to search is not kept. **Back to the list** on the page of a dossier opens the list as you narrowed it last.',
      },
      {
        kind: 'text',
        text: '[[palette]] finds from anywhere: dossiers, citizens, procedures, screens and acts, with or without diacritics. On the page of a dossier it has the acts that can be done with it.',
      },
      {
        kind: 'text',
        text: 'The page of a dossier shows its papers, its result, its history (who, when, what) and what may be done now:',
      },
      {
        kind: 'list',
        items: [
          '**Forward**: give it to a specialist.',
          '**Send back**: return it to the counter unfinished, with a reason.',
          '**Complete**: attach the result (PDF, JPEG, PNG or TIFF, up to 100 MB).',
          '**Hand over**: give the result to the citizen at the counter.',
        ],
      },
      {
        kind: 'text',
        text: 'The table of steps tells who had the dossier for how long against the budget of the step (reception, examination, decision, issuing); what goes beyond is marked, on the control slip too. Waiting for the citizen’s supplement or for another agency counts towards no step. Budgets marked “not confirmed” are a default split of the term, not the province’s inner process.',
      },
      {
        kind: 'text',
        text: 'If somebody else has just changed the dossier, nothing is overwritten; you are asked to look again.',
      },
    ],
  },
  returns: {
    title: 'The return desk',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Press [[returns]], scan the QR code on the receipt, or type code, temporary number, name or personal number and [[Enter]].',
          'Check the receiver’s papers. For a representative enter name and number.',
          'Record the hand-over, print the hand-back note, have it signed.',
        ],
      },
      {
        kind: 'text',
        text: 'A dossier that is not in the list may have no result yet: press [[dossiers]] to search among all.',
      },
    ],
  },
  officers: {
    title: 'Officers, roles and the security log',
    blocks: [
      {
        kind: 'text',
        text: 'Officers lists everybody at the desk, their roles and what they may do. Who manages officers adds new ones there; new officers choose their own passphrase and PIN. The table below the list is the one the core goes by.',
      },
      {
        kind: 'list',
        items: [
          '**Change roles** holds at once, also at the screen where that officer works. Somebody must be left who manages officers.',
          '**Reset access** gives an officer who forgot their secrets a passphrase and a PIN for once. Until they chose their own, nothing else is answered to them.',
          '**Retire** ends an officer’s access at every screen. What they did keeps their name, and their login is given to nobody else. “Dossiers still held” leads to their open work, which anybody who processes can take over.',
        ],
      },
      {
        kind: 'text',
        text: 'The core checks the right for every act, not only the screen. What you may not do has no button, and would be refused all the same.',
      },
      {
        kind: 'text',
        text: 'The security log records sign-ins, wrong secrets, locks and unlocks. Nobody can change or delete it, since it is part of the ledger.',
      },
    ],
  },
} satisfies Partial<Guide>
