import type { Guide } from '../chapter.ts'

export const signing = {
  signing: {
    title: 'Signing',
    blocks: [
      {
        kind: 'text',
        text: "A dossier takes three steps: the specialist adds a PDF draft and submits it, the leader **approves** it, the records officer **issues** it with the agency's certificate. Signing an approval approves; once it is issued, the dossier has its result and waits for its return.",
      },
      {
        kind: 'steps',
        items: [
          '**Add the draft.** Open the dossier, section **Signatures**, press “Add a document to be signed…”, choose the PDF, then “Submit”. While it is not signed it can be replaced or dropped.',
          '**Look.** Leaders and records officers press [[sign]]: what waits is on the left, its pages are large on the right. [[↑]] [[↓]] change the file, [[←]] [[→]] turn pages, [[Z]] shows the whole page.',
          '**Choose.** [[A]] marks a file, [[Shift]] + [[A]] all, [[R]] sends it back with a reason, [[Esc]] takes marks away.',
          "**Place.** The dashed box is where the signature will be seen, found by the signer's name. Drag it with the mouse, or reach it with [[Tab]] and use the arrow keys.",
          '**Sign.** [[Enter]]: look at the certificate, which was checked, press “Sign”, type the PIN **once** for all files. Each shows whether it is being signed, signed, or failed and why; a file that fails harms no other.',
        ],
      },
      { kind: 'heading', text: 'Scanned papers' },
      {
        kind: 'terms',
        items: [
          [
            'Sign what was digitized',
            "Confirms with the officer's certificate that the scan is what was handed in (TT 01/2023/TT-VPCP, Điều 8).",
          ],
          [
            'Copy, copy of a copy, excerpt',
            'E-copies signed by the agency; the mark at the top right of the first page names agency and time.',
          ],
          ['Attachment, incoming document', "Documents added to the dossier, signed with the agency's certificate."],
        ],
      },
      {
        kind: 'list',
        items: [
          'On the page of a dossier choose one or several files, then how they are signed. On the digitizing screen the button is there once papers are filed.',
          'When two machines sign one file at once both are kept: the second stands below the one in use, with name and time, so that you agree on one.',
          'A token with keys of its own takes the PIN there; the screen says when. For attachments and incoming documents type number and notation before signing.',
          'The program keeps no PIN, tries none by itself and none on another token. Where the token warns that few tries are left, the screen says so before you type.',
          'Press “Stop” at any time: what was signed stays. Token pulled out, power gone: open [[sign]], what was not finished stands on top; “Show”, then “Go on signing”. No file is signed twice.',
          'Where no time stamp can be had, the signature is made all the same; the program adds the stamp later.',
        ],
      },
      {
        kind: 'note',
        text: 'A certificate whose revocation could not be checked can be signed with while there is no line, but the program does not call the signature valid until it was checked.',
      },
    ],
  },
  verifying: {
    title: 'Checking signatures',
    blocks: [
      {
        kind: 'steps',
        items: [
          'Open **Check signatures**, drop a PDF or press “Choose a file…”. Files received from elsewhere can be checked as well; they are not kept.',
          'A file of a dossier: open the dossier, section **Signatures**, press “Check”.',
          'Press “Print the result” for the report on paper.',
        ],
      },
      {
        kind: 'terms',
        items: [
          ['Valid', 'The content is intact, the signer leads to a root on the trust list and was not revoked.'],
          [
            'Could not be checked',
            'The content is intact, but the issuer could not be asked or there is no trust list. Nobody can call it valid yet.',
          ],
          [
            'Not valid',
            'Something is wrong: changed content, a certificate that expired or was revoked … Each is told in words.',
          ],
          ['Time stamp', "Proves the time of signing. Without one the time is only what the signer's machine said."],
        ],
      },
    ],
  },
  tokens: {
    title: 'Tokens and certificates',
    blocks: [
      {
        kind: 'steps',
        items: [
          "IT installs the provider's software, opens **Signing settings** and adds the path of the PKCS#11 library. Suggestions are **unverified**: ask the provider first.",
          "Take the province's **trust list** from its file. Without one no signature can be checked fully.",
          "Plug in each token and press “Register…”: an officer's certificate, or the agency's with those who may use it. Nobody signs with a certificate that is not registered for them.",
          "Choose the pictures of the leaders' signatures and of the seal: a photograph or scan on white paper will do; the program lifts the ink, shows it, and keeps it when you press “Use this picture”.",
        ],
      },
      {
        kind: 'list',
        items: [
          'A token is known by its serial number and its certificates, whichever port it is in; pulled out, the status bar says so at once.',
          'The signing program of the machine (wss://127.0.0.1:8987) is for machines without a library; empty, it is not used.',
          'Where a machine has only that program, certificates are registered from a file (.cer, .crt, .pem) on the card **Registered certificates**.',
          'That program asks for certificate and PIN in its own window. What it gives back is taken only if it is the file that was sent with exactly one PAdES signature of the signer more.',
          'Training keys in files (PKCS#12) can be opened in the demonstration commune only: whatever they sign says HUẤN LUYỆN and has no legal force. The demonstration has practice tokens, PIN 246810.',
        ],
      },
    ],
  },
} satisfies Partial<Guide>
