import type { Guide } from '../chapter.ts'

export const beginning = {
  'first-start': {
    title: 'First start: setting up the desk',
    blocks: [
      {
        kind: 'text',
        text: 'When the application is first opened on a machine, three short steps set up the desk. The keyboard is enough: [[Tab]] goes to the next field, [[Enter]] to the next step.',
      },
      {
        kind: 'steps',
        items: [
          '**Commune and desk.** Names of commune and province, the agency identifier given by the province (such as H56.17.22), name and mark of the desk. They are printed on every form, so write them as in the official letter.',
          '**Dossier numbers.** If the province gave this desk a range of numbers, choose it: the official code is issued at once, offline too. If not, choose temporary numbers: they are swapped for the official code later, and either finds the dossier.',
          '**First officer.** This person manages the desk and adds the others. The passphrase opens the encrypted data, the PIN unlocks the screen. Each is typed twice.',
        ],
      },
      {
        kind: 'note',
        text: 'If every officer forgets their passphrase, **nobody can open the data again**, not even the makers of this application. Have at least two officers at every desk.',
      },
      {
        kind: 'text',
        text: 'If the machine goes off midway, what was filled in about commune and desk is kept. Officer and passphrase are never written down and must be typed again.',
      },
    ],
  },
  'signing-in': {
    title: 'Signing in, locking, switching officers',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Choose the login with [[↑]] [[↓]], type the passphrase, press [[Enter]].',
          'Where the operating system keeps a secret for us, a PIN opens too, and the screen offers it. Elsewhere the passphrase is always needed.',
          'Leaving the counter, press [[lock]]. The PIN unlocks. Left alone for a while, the screen locks itself.',
        ],
      },
      {
        kind: 'text',
        text: 'While locked, nothing about citizens is on the screen or in its memory. What was being typed is saved, encrypted, and comes back after unlocking.',
      },
      {
        kind: 'text',
        text: 'Your own passphrase or PIN: the name at the lower left, “Change passphrase, PIN”; type the passphrase in use once, then the new one twice.',
      },
      {
        kind: 'text',
        text: 'After three wrong attempts you wait 5 seconds, after each further one twice as long, up to 15 minutes. Every wrong attempt goes into the security log.',
      },
      {
        kind: 'text',
        text: 'To let somebody else work on the machine, press [[lock]], choose the name with [[↑]] [[↓]], type that officer’s PIN and press [[Enter]]; no passphrase is needed, since the desk is open. “End session” under the name at the lower left shuts the desk when nobody else is at work. Drafts belong to the officer who typed them; nobody else sees them.',
      },
    ],
  },
  today: {
    title: 'Today, and what was left unfinished',
    blocks: [
      {
        kind: 'text',
        text: 'Today ([[home]]) shows the day in figures, what is due, and **your own unfinished receptions**. Each figure leads to its list.',
      },
      {
        kind: 'text',
        text: 'Everything typed at reception is saved on this machine within a second. A power cut, a closed window or the lock loses nothing. Every draft is listed by what it holds, such as “Nguyễn Thị A – Đăng ký khai sinh – 10:32”; “Go on” opens it.',
      },
      {
        kind: 'list',
        items: [
          'A draft is deleted when its dossier was received or refused.',
          'The bin discards a draft for good, after asking.',
          'A damaged draft is shown as such and does not affect the others.',
        ],
      },
    ],
  },
} satisfies Partial<Guide>
