import type { Guide } from '../chapter.ts'

export const scanners = {
  scanners: {
    title: 'Setting up scanners (for the IT staff)',
    blocks: [
      {
        kind: 'text',
        text: 'All scanners stand in one list. Network scanners, the watched folder and NAPS2 are set on the page Scanners, under the management of the desk.',
      },
      {
        kind: 'terms',
        items: [
          [
            'A scanner plugged into a Linux machine',
            'Install the package sane-utils and the maker’s driver; the account must belong to the group scanner. What “scanimage -L” sees, the application sees.',
          ],
          [
            'A network scanner (eSCL, AirScan)',
            'Needs no driver. Those in the same network appear by themselves; for others enter a name and an address, such as http://192.168.1.20 (the path /eSCL/ is added).',
          ],
          [
            'A scanner over https',
            'Scanners usually sign their own certificate, which is accepted only of those whose https address you entered. To keep impostors out too, put the fingerprint of the certificate at the end of the address: https://192.168.1.20/eSCL/#sha256=… Scanners that were found by themselves over http send their pages unencrypted through the local network.',
          ],
          [
            'Watched folder',
            'Let the scanner or its own software save PDF, JPEG, PNG, TIFF or HEIC files into a folder, also one shared over SMB. A file is taken when it is complete, and removed from the folder only after it is safe in the desk. One that cannot be opened (damaged, with a password) stays there; the list of scanners says so, and also when the folder cannot be read. Files under way should have a temporary name (.part, .tmp). One computer to a folder; only the account of the desk and the scanner should be able to read it, since files are not encrypted while they are there.',
          ],
          [
            'Windows (never verified)',
            'WIA scanners can be used at once, but both sides depend on the scanner. Install NAPS2 and enter the path of NAPS2.Console.exe for TWAIN and both sides; its pages appear together when the scan is over. Neither ever ran on Windows here; try them with paper that does not matter first. Network scanners depend on neither.',
          ],
        ],
      },
      {
        kind: 'text',
        text: 'A scan whose scanner is silent for 90 seconds is ended; the pages that came are kept. A page under way lies in memory only on Linux; on Windows it lies in the account’s temporary folder and is removed as soon as it was taken.',
      },
    ],
  },
} satisfies Partial<Guide>
