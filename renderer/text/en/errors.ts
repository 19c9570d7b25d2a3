import type { ErrorCode } from '../../../shared/errors.ts'
import type { Translation } from '../translation.ts'
import type { catalogue as vi } from '../vi/errors.ts'
import { signingErrors } from './errors/signing.ts'

export const catalogue = {
  'gate.unknown-call':
    'The screen asked for something the core does not know. No data changed. Restart the application; if it happens again, install the update anew.',
  'gate.bad-input':
    'What was sent does not have the right form, so nothing was saved. Your draft is still there; check the fields and try again.',
  'gate.bad-output':
    'The core gave a malformed answer. Saved data is safe. Try again; if it happens again, call the IT staff.',
  'gate.version':
    'Screen and core are of different versions. Your data is safe. Close the application completely and open it again to finish the update.',
  'gate.not-signed-in': 'The session has ended, so this was not done. Your draft is still there; sign in again.',
  'gate.locked': 'The screen is locked, so this was not done. Enter your PIN to unlock it and go on.',
  'gate.forbidden': 'Your role may not do this. No data changed; hand it to an officer who may.',
  'gate.must-change':
    'Your passphrase and PIN were given to you for once, so that was not done. No data changed; choose a passphrase and PIN of your own, then go on.',
  'gate.foreign-sender': 'A foreign window sent a request and was stopped. No data changed; call the IT staff.',
  'core.unavailable':
    'The core stopped and is starting again. Saved dossiers and drafts are still there. Wait a few seconds and try again; before repeating an act, look whether it was recorded.',
  'core.unexpected':
    'Something unexpected failed and the act was not recorded. Saved dossiers are safe. Try again; if it happens again, call the IT staff.',
  'store.wrong-key':
    'The key does not open the database. The data is intact and encrypted. Check your passphrase; if you are sure it is right, call the IT staff.',
  'store.from-future':
    'The data was written by a newer version, so this one does not open it, lest it be damaged. The data is intact; install the newer version.',
  'store.corrupt':
    'The database is damaged, so the application stopped writing. Delete nothing on this machine; leave the machine as it is and call the IT staff at once.',
  'store.disk-full':
    'The disk is full, so this was not saved and nothing was half-written. Earlier dossiers are safe. Free some space and try again.',
  'store.read-only':
    'The data folder cannot be written. This was not saved, earlier dossiers are safe. Check the folder’s permissions or call the IT staff.',
  'store.not-durable':
    'The disk does not promise durable writes, so no dossier is received that a power cut could lose. Call the IT staff.',
  'store.already-open':
    'Another window of the application has the data open. Nothing changed; use that window or close it first.',
  'store.closed': 'The database is closed, so this was not saved. Sign in again and go on.',
  'ledger.chain-broken':
    'The ledger is no longer intact; someone may have changed the data from outside. Stop receiving, leave the machine as it is and call the IT staff at once.',
  'ledger.unknown-event':
    'The ledger holds an event of a newer version. It is kept as it is; update the application to see everything.',
  'ledger.clock-doubtful':
    'The machine says {{today}} and the last act in the ledger is of {{last}}, so no number was given; what was typed is still there. Set the date of the machine. If {{today}} is right, press “The date is right” and do it again.',
  'ledger.personal-data-destroyed':
    'The personal data of this dossier was lawfully destroyed and cannot be read again. Its history is still there.',
  'people.desk-exists': 'The desk on this machine already exists. Nothing changed; sign in with an existing account.',
  'people.no-desk': 'No desk has been set up on this machine. Open the application again to set it up.',
  'people.unknown-officer': 'There is no such officer at this desk. No data changed; choose the login again.',
  'people.wrong-secret':
    'Passphrase or PIN is wrong. The data is still safely locked. Check Caps Lock and the Vietnamese input method, then type it again.',
  'people.wait':
    'Too many wrong attempts, so you must wait a while. The data is still safely locked. Type it again after the countdown.',
  'people.weak-passphrase':
    'This passphrase is too easy to guess and was not taken. Use a longer one, for example four unrelated words.',
  'people.weak-pin': 'This PIN is too easy to guess and was not taken. Avoid equal digits, runs and dates of birth.',
  'people.passphrase-needed': 'The PIN alone does not open the data on this machine. Enter your passphrase.',
  'people.name-taken': 'This login is taken, so the officer was not added. Choose another one.',
  'people.keyring-damaged':
    'The key file of the desk is damaged or missing, so the data cannot be opened. The dossiers are intact and encrypted. Delete nothing on this machine; call the IT staff to restore the key file from a backup.',
  'people.not-oneself': 'Somebody else must do this for you. Nothing has changed.',
  'people.same-secret': 'The new passphrase or PIN is the one in use, so nothing was changed. Choose different ones.',
  'people.last-manager':
    'This is the last officer who can manage officers, so it cannot be done. Nothing has changed; give that role to somebody else first.',
  'catalog.invalid-data':
    'The procedure data that came with the application is malformed and is not used. Saved dossiers are safe; install the update anew.',
  'catalog.unknown-procedure':
    'There is no procedure with this code. Nothing was saved; search by the procedure’s name.',
  'catalog.not-configured':
    'This procedure is in the national list but not configured at this desk, so it cannot be received here. Send the citizen to the public service portal or ask the province to configure it.',
  'catalog.no-calendar':
    'The holiday calendar does not reach the day needed, so no due date can be computed and the dossier was not received. Your draft is still there; update the calendar.',
  'identity.qr-empty': 'The reader sent nothing. Wipe the QR code on the card and scan again, or type the number.',
  'identity.qr-too-long':
    'The scanned code is longer than that of an identity card and was not used. Scan the QR code on the card again.',
  'identity.qr-not-a-card':
    'The scanned code is not that of an identity card. Nothing was filled in; scan the QR code on the front of the card, or type.',
  'identity.qr-bad-field':
    'A field of the card’s QR code cannot be read. Switch the Vietnamese input method off and scan again, or type from the card.',
  'identity.number-malformed': 'A personal number has 12 digits (or 9 on old cards). Check every digit on the card.',
  'identity.mrz-not-a-card':
    'What was read is not the machine-readable zone of an identity card. Nothing was filled in; scan all three lines on the back again, or the QR.',
  'identity.mrz-bad-check':
    'A check digit of the machine-readable zone is wrong, so nothing was filled in. Scan again, scan the QR, or type from the card.',
  'dossiers.submitted-impossible':
    'The day of the postmark or the portal is impossible (in the future, or more than 60 days ago), so nothing was received. The draft is safe; check the day.',
  'dossiers.born-impossible':
    'The date of birth is in the future or more than 130 years ago, so nothing was recorded. The draft is still there; check the date of birth and the date of the machine.',
  'dossiers.unknown': 'This dossier is not on this machine. Search again by code, name or personal number.',
  'dossiers.act-not-allowed':
    'The dossier is at a step that does not allow this. No data changed; look at its present state.',
  'dossiers.identifier-taken':
    'This screen sent a dossier that was already received for another person or procedure, so it was not taken. The dossier received before is unchanged; press F2 to begin a new one and fill it in again.',
  'dossiers.paper-missing':
    'A required paper is missing, so the dossier was not received. Your draft is still there; complete it or refuse with a reason.',
  'dossiers.not-received': 'This dossier has not been received, so the form cannot be printed. Accept it first.',
  'dossiers.result-missing': 'The dossier has no result attached, so it cannot be returned. Attach the result first.',
  'dossiers.numbers-exhausted':
    'Today’s range of dossier numbers is used up, so nothing was received. Your draft is still there; ask the province for a new range or switch to temporary numbers.',
  'dossiers.changed-meanwhile':
    'Somebody else has just changed this dossier, so your act was not recorded. Look at it again and repeat.',
  'filters.name-taken': 'You have a filter named “{{name}}” already, so nothing was kept. Give it another name.',
  'filters.too-many': 'You keep {{most}} filters already, so this one was not kept. Delete one that you no longer use.',
  'waiting.unknown-ticket':
    "This number is not in today's line. The other numbers are untouched; reload the list or give out a new number.",
  'waiting.ended':
    'Number {{label}} has ended and cannot be called again. If the citizen comes back, give out a new number.',
  'waiting.numbers-exhausted':
    'All {{most}} numbers of this service have been given out today. They stay as they are; ask people in directly or choose another service.',
  'satisfaction.no-invitation':
    'This survey was withdrawn or answered already. Nothing is lost; ask the officer to open it again if needed.',
  'satisfaction.not-returned':
    'The result has not been handed over yet, so the citizen cannot be asked. Hand it over first.',
  'satisfaction.answered': 'The citizen has answered for this dossier already; the first answer stays.',
  'complaints.unknown': 'This complaint is not on this machine. The others are untouched; reload the list.',
  'complaints.act-not-allowed':
    'This complaint has moved on, so what you just did was not kept. Look at it again and go on.',
  'settings.not-own':
    'The commune did not enter {{date}}, so it cannot be taken out. The calendar is as it was; where the program is wrong, enter that day over it.',
  'settings.no-goal':
    'This indicator has no rate to compare with from {{date}}; it may have been taken out already. The others are untouched; open the page again to see them.',
  'settings.no-such-day': 'The calendar has no {{date}}, so nothing was entered. Mend the date and enter it again.',
  'dossiers.due-not-later':
    '{{date}} is not later than the time that stands, so nothing was kept. Choose a working day after it.',
  'dossiers.due-day-off': '{{date}} is no working day, so nothing was kept. Choose another working day.',
  'dossiers.form-not-yet':
    'This form does not exist at this point of the dossier, or not in the set of forms in use. The dossier is untouched; choose another form.',
  'books.unknown': 'This desk knows no such book. What was entered is safe. Open the list of books and choose again.',
  'books.not-here':
    'This book is not at this desk, so no number can be given. What was entered is kept with a provisional slip. Take the book over, then number it.',
  'books.used-up':
    'The receipt book has no number left. Nothing was entered. Open a new book under Books and try again.',
  'books.exists':
    'There is a book of this kind for the year already, or the receipt numbers overlap. The existing book is safe. Check kind, series and numbers.',
  'books.wrong-file':
    'This file is no book transfer, or it was changed on the way. Nothing has changed. Copy it anew from the desk that gave the book.',
  'books.other-desk':
    'The transfer names desk {{mark}} and cannot be used here. Nothing has changed. Check the mark of the receiving desk.',
  'books.taken-over': 'This transfer was taken in already. The book is in order. There is no need to take it in again.',
  'books.not-moved':
    'This book was given to no other desk. Nothing has changed. Hand it over first, then print the minutes.',
  'books.too-early':
    'The book cannot be closed before 31/12/{{year}}. It goes on as before. Close it from 31 December on.',
  'books.year-over':
    'The year {{year}} of this book is over, so it cannot be handed over. The book is unchanged. Close it, make the first entry of the new year and hand the new book over.',
  'books.stale':
    'This file is older than what this desk knows of the book; taking it in would give numbers twice. Nothing was changed. Get the file of the latest hand-over.',
  'fees.unknown': "There is no such payment. What was taken is safe. Open the day's list again.",
  'fees.reversed': 'This payment was reversed already. The till is in order. There is nothing to do.',
  'fees.closed': 'Nothing was taken since the last closing. The till is in order. Close it once something was.',
  'fees.day-closed':
    'The till was closed today already. What was taken since then stands in the report of the next day. Close it with that day; if the date is wrong, check the clock of the machine.',
  'fees.no-account':
    'No account is set, so there is no VietQR. Nothing was taken. Take cash, or enter the account under Fees and account.',
  'fees.numbered': 'This payment has a receipt number already. Nothing has changed. Print the receipt again if needed.',
  'fees.exempt-unknown': "This group is not in today's list. Nothing was taken. Choose the group again.",
  'certification.unknown': 'There is no such certification. The book is safe. Open the month again.',
  'certification.numbered': 'This entry has its number already. Nothing has changed. Print the clause again if needed.',
  'certification.voided':
    'This number was voided. Its line and reason stay in the book. Make a new entry to certify again.',
  'certification.not-configured':
    "There is no rule of certification for this day. Nothing was entered. Check the machine's clock.",
  'papers.unknown':
    'This file is not on this machine. The dossier is still there; find the paper or attach the file again.',
  'papers.too-large': 'The file is too large and was not saved. Scan at a lower resolution or split it.',
  'papers.kind-not-allowed': 'Only PDF, JPEG, PNG or TIFF files are taken. This one was not saved; convert it first.',
  'papers.damaged':
    'The stored file is damaged and cannot be opened. Other files are not affected; scan it again from paper.',
  'papers.not-a-paper': 'This dossier has no such paper. No file was attached. Choose another paper.',
  'papers.only-shown':
    '“{{paper}}” was only shown and given back, so no copy of it may be kept. Nothing was saved. Choose another paper for these pages.',
  'papers.secret':
    '“{{paper}}” is marked as secret, so it is neither digitized nor opened on this machine. Treat the paper by the rules for secrets.',
  'papers.no-file': '“{{paper}}” has no file yet, so nothing can be noted of it. Scan it or attach a file first.',
  'papers.not-digitized':
    'The dossier cannot leave the counter, since papers are not fully digitized: {{papers}}. The dossier is still at the counter. Scan all pages, or say why a paper is not digitized.',
  'papers.other-person':
    'This paper belongs to a dossier of somebody else and cannot be reused here. Nothing was attached. Scan the one the applicant brought.',
  'papers.result-unreadable':
    'The file of the result is missing or damaged, so it was not returned. The dossier still waits for its return. Attach the result again, or have somebody who may decide return it with a reason.',
  'scanning.jammed':
    'Paper is jammed in the scanner. The pages scanned so far are kept. Open it, take the jammed sheet out, put back what was not scanned and go on.',
  'scanning.empty': 'There is no paper in the scanner. Pages scanned before are kept. Put paper in and scan again.',
  'scanning.cover-open':
    'A cover of the scanner is open. The pages scanned so far are kept. Close it, put back what was not scanned and go on.',
  'scanning.busy':
    'The scanner is busy: somebody else or another program uses it. The pages scanned so far are kept. Wait until it is free, then scan again.',
  'scanning.gone':
    'The scanner cannot be reached: it is off, unplugged, or the network is down. The pages scanned so far are kept. Check power and cable, then go on.',
  'scanning.denied':
    'The scanner refuses this account. The pages scanned so far are kept. Ask the IT staff for access; meanwhile photographs and files can be used.',
  'scanning.silent':
    'The scanner was silent for too long and the scan was ended. The pages scanned so far are kept. Switch the scanner off and on, then go on with the sheets that are left.',
  'scanning.unsupported':
    'The scanner cannot scan in the chosen way (size, sides or colour). The pages scanned so far are kept. Choose another way to scan.',
  'scanning.broken-picture':
    'The scanner sent a damaged or incomplete page, which was dropped, and the scan was ended. The pages before it are kept. Scan again from that sheet on.',
  'scanning.stopped':
    'The scan was stopped at the scanner. The pages scanned so far are kept. Put back what was not scanned and go on.',
  'scanning.not-installed':
    'The software for this kind of scanner is not installed on this machine. Other scanners, the camera and files can be used. Ask the IT staff to install it.',
  'scanning.failed':
    'The scan ended with an error that the scanner does not explain. The pages scanned so far are kept. Switch the scanner off and on and go on with the sheets that are left; if it happens again, tell the IT staff.',
  'imaging.not-a-picture':
    'This file is no picture and no PDF that the program can read. Nothing has changed; choose a PDF, JPEG, PNG, TIFF or HEIC.',
  'imaging.unknown-coding':
    'This picture is encoded in a way that the program cannot read (AVIF, or a rare kind of HEIF). The picture itself is untouched; save it as JPEG, or set the camera to “Most compatible”.',
  'imaging.damaged':
    'The file is damaged or incomplete and cannot be opened. Other pages are not affected; scan or send this one again.',
  'imaging.too-large':
    'The picture or page is too large to be worked on safely (at most {{megapixels}} million dots and {{megabytes}} MB). Other pages are not affected; scan it again at 200 or 300 dpi.',
  'imaging.encrypted':
    'The PDF has a password and cannot be opened. Nothing has changed; remove the password and add it again, or scan it from paper.',
  'imaging.too-many-pages':
    'The file has {{pages}} pages; at most {{most}} are allowed at a time. Nothing has changed; divide it and add the parts.',
  'imaging.no-pages': 'The file has no pages. Nothing has changed; check the file, or scan it from paper.',
  'imaging.too-slow':
    'Working on this page took too long and was stopped. The original is kept and other pages are not affected; try again or scan it again.',
  'imaging.interrupted':
    'The part that works on pictures was interrupted and is being started again. The original is kept; try again.',
  'imaging.failed':
    'This page could not be worked on. The original is kept and other pages are not affected; try again or scan it again.',
  'scanning.unknown-batch':
    'This stack of pages is not there any more; it may have been dropped elsewhere. No dossier changed; open another stack or scan again.',
  'scanning.unknown-page':
    'This page is not in the stack any more; it may just have been filed. The others are still there; look at the list of pages again.',
  'scanning.other-dossier':
    'This stack was opened for another dossier, so nothing changed. Its pages are still there; open a new stack for this dossier.',
  'scanning.too-many-pages':
    'The stack has almost {{most}} pages, so the ones just added were not taken. The earlier ones are still there; file them and go on scanning.',
  'scanning.nothing-to-undo': 'There is no step left to take back. The pages are as you see them.',
  'scanning.running':
    'A scan into this stack has not ended yet. The pages scanned so far are kept. Wait for its end or stop it, then try again.',
  'scanning.disk-low':
    'The disk is almost full, so no more pages are taken and dossiers can still be saved. The pages you have are kept. Make room on the disk and go on.',
  'scanning.folder-gone':
    'The watched folder cannot be read, so files that are laid there do not come in. They stay where they are. Check the network drive and the path on the page Scanners; files are taken again as soon as the folder can be read.',
  'scanning.folder-left':
    'There are files in the watched folder that cannot be taken (damaged, with a password, too large, or neither picture nor PDF). They stay where they are. Open that folder, scan again or take the password off, and delete the old file.',
  'scanning.nothing-to-file':
    'No page belongs to a paper yet, so nothing was filed. The pages are still there; drag them to a paper and file again.',
  'scanning.not-received':
    'The dossier has not been received yet, so its pages cannot be filed. They are kept; receive the dossier, then file them.',
  'scanning.changed-meanwhile':
    'Somebody changed pages while they were being filed, so nothing was filed. The pages are still there; look at them again and file.',
  'scanning.unknown-profile': 'This way to scan is gone. The pages are still there; choose another way to scan.',
  'scanning.built-in-profile':
    'The ways to scan that come with the program cannot be changed or removed. Nothing has changed; save a new one under another name.',
  'scanning.too-many-profiles':
    'This machine has {{most}} ways to scan of its own, so none was added. Remove one that nobody uses and save again.',
  'scanning.not-yet': 'This cannot be done in this version yet. The pages you have are still there.',
  'camera.denied':
    'This machine does not allow the camera. Check its cover, its key and the camera permission of the operating system, then try again.',
  'camera.none': 'No camera was found. Connect one and try again; without a camera, scan or choose a file.',
  'camera.busy': 'Another program is using the camera, or it could not start. Close that program and try again.',
  'camera.gone': 'The camera was unplugged. Pages already taken are kept. Connect it again and turn the camera on.',
  'camera.failed': 'The camera gave no picture. Pages already taken are kept. Try again or choose another camera.',
  'camera.queue-full':
    '{{pages}} pages are waiting to be kept, and no more fit. They are safe on this machine; wait for some to be kept, then go on.',
  'camera.not-kept':
    'The picture just taken was not kept: the disk is full or cannot be written. Free some space and take this page again.',
  'camera.page-damaged':
    'A waiting page is damaged on the disk and cannot be read. No other page is affected; photograph that one again.',
  'print.no-printer':
    'No printer was found. The dossier is saved. Switch the printer on and print again, or save a PDF.',
  'print.failed': 'The printer did not take the job. The dossier is saved. Check paper and cable, then print again.',
  'print.unknown-ticket': 'This print job has expired. The dossier is saved; press Print again.',
  'print.save-failed': 'The file could not be saved there. The dossier is safe; choose another folder.',
  'update.not-configured':
    'The settings for updates on this machine are wrong, so no newer version can be looked for. Application and dossiers work as before; tell the IT staff.',
  'update.unreachable':
    'The place where the province publishes updates cannot be reached, so none was fetched. The running application is unchanged. Check the line, then try again.',
  'update.bad-signature':
    'The update bears no valid signature of the province and was dropped; nothing was installed. The running application is safe. Check the date and time of the machine and tell the IT staff.',
  'update.damaged':
    'The update is not what the province signed and was dropped; nothing was installed. The running application is safe. Download it again; if it happens again, tell the IT staff.',
  'update.not-installable':
    'The application on this machine cannot replace itself. Application and dossiers work as before; ask the IT staff to install the new version.',
  ...signingErrors,
} satisfies Translation<typeof vi> & Record<ErrorCode, string>
