import type { Guide } from '../chapter.ts'

export const counter = {
  reception: {
    title: 'Receiving a dossier',
    blocks: [
      { kind: 'text', text: 'Press [[reception]] anywhere to begin. The screen follows the order of the work:' },
      {
        kind: 'steps',
        items: [
          '**Procedure.** Type part of its name, its code or its initials, with or without diacritics: “khai sinh”, “1.001193”, “dkks”. Choose with [[↓]] and [[Enter]]. A procedure marked “not configured here” is in the national list but cannot be received at this desk yet.',
          '**Identity card.** Scan the QR code, or type the 12 digits and press [[Enter]]. A person who was here before is filled in.',
          '**Applicant.** Check, and add telephone and address. If they act for somebody else, enter the owner.',
          '**Papers.** Tick what is handed in or shown, originals and copies. Without a required paper the dossier cannot be received.',
          '**Fee, sets, way of return.** Fees set by the province are entered from its table.',
          '**Accept.** Press [[accept]]. The screen says received only when the dossier lies safely on the disk; then print.',
        ],
      },
      {
        kind: 'note',
        text: 'A printed receipt is a kept dossier. Until the screen says “received and safely kept” it is not received, but the draft is still there.',
      },
      { kind: 'heading', text: 'Refusing' },
      {
        kind: 'text',
        text: 'If the dossier cannot be received, press [[refuse]], write the reason, confirm and print the refusal form. Refusals are recorded too.',
      },
    ],
  },
  card: {
    title: 'Reading identity cards with a QR reader',
    blocks: [
      {
        kind: 'text',
        text: 'A USB reader types the card like a keyboard; nothing has to be installed. Put the cursor into the card field and scan. A scan into another field is recognised and that field is put back as it was. A card scanned while the receipt of the citizen before is open begins the next reception with that card.',
      },
      {
        kind: 'note',
        text: '**Switch the Vietnamese input method off (UniKey, EVKey, IBus) before scanning**, or to English. While it is on, “NGUYỄN” may arrive with wrong letters. Most such scans are detected and you are asked to scan again, but always compare with the card.',
      },
      {
        kind: 'list',
        items: [
          'The reader must send [[Enter]] at the end; most do so by default.',
          'It must use the US keyboard layout and send Unicode (UTF-8); if letters with marks become question marks, see the configuration codes that came with it.',
          'The content of a QR code copied elsewhere can be pasted with [[Ctrl+V]], then [[Enter]].',
        ],
      },
      { kind: 'heading', text: 'Without a reader: the camera of the machine' },
      {
        kind: 'text',
        text: 'Press [[camera]], or “Scan the card by camera” below the card field, and hold the QR code of the card in the middle of the picture, about a hand’s breadth from the lens. As soon as it is read the form is filled and the camera is off. On the return screen the same key scans the code of a receipt. The picture of the camera is not kept. While the camera is on, there is a red dot on the picture and a word in the status bar.',
      },
      {
        kind: 'text',
        text: 'The personal number is compared with sex, year of birth and place of birth registration. What does not agree is named, to be checked with the card; nothing is corrected silently.',
      },
      {
        kind: 'text',
        text: 'An empty code, one that is too long, or one that is no identity card is refused with a clear sentence and fills in nothing.',
      },
    ],
  },
  camera: {
    title: 'Photographing papers',
    blocks: [
      {
        kind: 'text',
        text: 'Papers become files without a scanner too: photograph them sheet by sheet with the camera of the machine or one that is plugged in, also in a village without power or signal.',
      },
      {
        kind: 'steps',
        items: [
          'On the digitizing screen of the dossier choose the camera. Where there are several, choose at the lower right; the machine remembers it.',
          'Lay the sheet on something dark. The outline around it is amber while the picture is not good yet, and green when it is. The sentence below says what to do: more light, hold still, farther away, nearer.',
          'Hold still: the sharpest frame is taken by itself when the sheet lies still, and then the next sheet is awaited. Or press [[Space]] to take it at once. “Take by itself” can be switched off.',
          'Choose a page that was taken to move its four corners (mouse, or [[Tab]] and the arrow keys), to take it again or to throw it away.',
        ],
      },
      {
        kind: 'note',
        text: 'A picture is encrypted and written to the disk of this machine at once, and only then goes to the dossier. “3 pages waiting” means that three pages are safe here and wait; locking, switching off or losing power then loses none, and they go on when you sign in again. A page that was not accepted stays on this machine until you try again or throw it away.',
      },
      {
        kind: 'list',
        items: [
          'A digital copy needs at least 200 dpi. Cameras of laptops mostly reach 80 to 150 dpi on an A4 sheet: the figure stands below the picture. Scan again with a scanner what is to be kept for long.',
          'The camera turns itself off when the window is hidden, when the screen is locked, and after two minutes without use. On battery, the reading of text is left until the machine is plugged in.',
          'Only the picture is ever asked for, never the microphone. If it is said not to be allowed, check the cover of the camera and the permission of the operating system.',
        ],
      },
    ],
  },
  due: {
    title: 'Due dates',
    blocks: [
      {
        kind: 'text',
        text: 'The due date follows from the term of the procedure, office hours, lunch, holidays, compensatory days off and made-up working days. “Why this date?” shows every line of it.',
      },
      {
        kind: 'list',
        items: [
          'Working days and hours only count while the office is open; calendar days count days off too.',
          'Reception after 15:00 has three meanings, depending on the procedure: the result is due on the next working day, the term starts on the next one, or only the hand-over moves to the next morning. The right one is applied and explained.',
          'A due date never falls on a day off.',
        ],
      },
      {
        kind: 'note',
        text: 'Due dates go by the clock of this machine. The status bar warns when it was set back or jumped ahead; set it right before receiving.',
      },
    ],
  },
  printing: {
    title: 'Printing receipts',
    blocks: [
      {
        kind: 'text',
        text: 'The receipt with the due date is printed on A5 or A4 in two copies: one for the citizen, one for the dossier. Its QR code is scanned at the return desk.',
      },
      {
        kind: 'list',
        items: [
          'Without a printer, choose “Save PDF”.',
          'Cancelling the print loses nothing; open the dossier and print again at any time. The history says which reprint it was.',
          'Refusal forms and hand-back notes are printed the same way.',
          'Certification: enter pages and copies right below the paper to be certified (one page and one copy to begin with); the receipt has columns for them.',
          'Several dossiers of one person on one day: press “One paper” after the reception, or open that tab on the dossier’s page. Each dossier keeps its own number, QR code and due date on it, with the papers that changed hands.',
        ],
      },
    ],
  },
} satisfies Partial<Guide>
