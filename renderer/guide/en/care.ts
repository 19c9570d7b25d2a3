import type { Guide } from '../chapter.ts'

export const care = {
  status: {
    title: 'What the status bar says',
    blocks: [
      {
        kind: 'text',
        text: 'The bar at the bottom always tells the truth about this machine. Point at an item to read what it means.',
      },
      {
        kind: 'terms',
        items: [
          ['No line to the province', 'No road to the province is set up. All work is kept on this machine.'],
          ['Unsent acts', 'How many acts the province has not confirmed, and how long the oldest has waited.'],
          [
            'Signing',
            'The token that is plugged in, and what it says of its PIN. “Not set up”: no library is set in **Signing settings**.',
          ],
          ['Free', 'Free space of the disk. Red below 2 GB.'],
          [
            'Camera is on',
            'The camera of the machine is open. It turns itself off when the work is done, when the screen is locked or hidden, and after two minutes without use.',
          ],
          ['Pages waiting', 'Photographed papers that are safe on this machine and wait to go to their dossier.'],
          [
            'Clock was set back / jumped ahead',
            'The date is more than a day before the last act in the ledger, or more than 60 days after it. No number is given until the date is set, or somebody presses “The date is right”.',
          ],
          ['Reconnecting to the core', 'The core stopped and starts again by itself, usually within a second.'],
          ['Ledger is not intact', 'Somebody may have changed the data from outside. Stop receiving, report at once.'],
        ],
      },
      {
        kind: 'text',
        text: 'A yellow strip at the top warns of a mode that is for tests only. A green-blue strip marks the demonstration commune with made-up data. Serve no citizen under either.',
      },
    ],
  },
  offline: {
    title: 'No network, no power',
    blocks: [
      {
        kind: 'list',
        items: [
          '**No network** changes nothing: receiving, processing, printing and returning happen on this machine.',
          '**Power cut while typing**: start the machine, sign in, open Today and choose “Go on”.',
          '**Power cut right after Accept**: search for the dossier by name. If it is there, it was received and only needs printing; if not, the draft is on Today. Accepting twice never makes two dossiers.',
          '**Lid closed, sleep**: the data key is wiped from memory; sign in again.',
        ],
      },
      {
        kind: 'text',
        text: 'The data on the disk is always encrypted. Whoever finds the machine cannot read a dossier without a passphrase.',
      },
    ],
  },
  trouble: {
    title: 'When something goes wrong',
    blocks: [
      {
        kind: 'terms',
        items: [
          [
            'Passphrase or PIN is wrong',
            'Check Caps Lock and switch the input method off. The eye shows what is being typed.',
          ],
          ['Names have wrong marks after scanning', 'The Vietnamese input method is on. Switch it off and scan again.'],
          [
            'A procedure is not found',
            'Type less, or its code. One that is not configured must be configured by the province first.',
          ],
          ['The disk is full', 'Nothing was half-written. Free some space and accept again; the draft is still there.'],
          ['The range of numbers is used up', 'Ask the province for a new range. The draft is still there.'],
          [
            'The printer does not take the job',
            'The dossier is saved. Check paper and cable, then print again or save a PDF.',
          ],
          ['The data was written by a newer version', 'Install the newest version and open again; the data is intact.'],
          ['The database is damaged', 'Leave the machine as it is, delete nothing, call the IT staff at once.'],
        ],
      },
      {
        kind: 'text',
        text: 'When reporting a fault, take a picture of the About page: it shows version and state of the machine, and nothing personal.',
      },
    ],
  },
} satisfies Partial<Guide>
