import type { ErrorCode } from '../../../../shared/errors.ts'

/** One sentence per error of signing; see the catalogue beside this folder. */
export const signingErrors = {
  'signing.module-missing':
    "The token's library is not where the settings say. Nothing was signed; the files still wait. Ask IT to install the token's software or to correct the path.",
  'signing.module-wrong-machine':
    "The token's library is a {{bits}}-bit one for another kind of machine and cannot be used here. Nothing was signed; the files still wait. Ask IT to install the 64-bit one for this machine.",
  'signing.not-a-module':
    'The file in the settings is no PKCS#11 library of a token. Nothing of it was loaded and nothing was signed. Ask IT to choose the file that the provider names.',
  'signing.module-failed':
    "The token's library does not start. Nothing was signed and no PIN was tried. Pull the token out and plug it in again; if it stays so, ask IT to reinstall the token's software.",
  'signing.no-token':
    'The chosen token is not plugged in. Nothing was signed and no PIN was tried. Plug it in and sign again.',
  'signing.no-certificate':
    'The chosen certificate is not on the token that is plugged in. Nothing was signed and no PIN was tried. Plug in the right token or choose another certificate.',
  'signing.no-key':
    'The token holds this certificate but not its private key. The PIN was right and nothing was signed. Choose another certificate, or ask its issuer.',
  'signing.no-mechanism':
    'The token cannot sign with an algorithm that the rules allow. This file was not signed and did not change. Use another token or tell IT.',
  'signing.key-too-weak':
    "The certificate's key has only {{bits}} bits, fewer than the rules ask for. Nothing was signed and no PIN was tried. Apply for a new certificate.",
  'signing.token-gone':
    'The token was pulled out or lost its connection. Files that were signed stay signed; the one under way was not. Plug it in and go on signing; the PIN is asked for again.',
  'signing.token-slow':
    'The token did not answer in time and is no longer waited for. Files that were signed stay signed; the one under way was not. Pull the token out, plug it in and go on signing.',
  'signing.token-crashed':
    "The token's software stopped suddenly and is starting again. Files that were signed stay signed; the one under way was not. Go on signing; if it happens again, tell IT.",
  'signing.token-failed':
    'The token reports an unknown error (code {{code}}). The file under way did not change; files that were signed stay signed. Pull the token out, plug it in and try again; if it happens again, give IT this code.',
  'signing.token-busy':
    'This token is signing something else. That goes on; this has not begun. Wait for the other to end and sign then.',
  'signing.token-in-use':
    'Other software has this token open, so the PIN was not checked. Nothing was signed. Close that software, pull the token out, plug it in and sign.',
  'signing.token-ambiguous':
    'Two tokens that look the same are plugged in, so nobody can tell whose PIN it is. Nothing was signed and no PIN was tried. Pull one out and sign again.',
  'signing.not-open':
    'The signing session has ended. Files that were signed stay signed; this one was not. Sign again and type the PIN.',
  'signing.pin-wrong':
    'The PIN is wrong. Nothing was signed. The token locks after a few wrong ones; check Caps Lock and the keyboard, and type it again.',
  'signing.pin-few-tries':
    'The PIN is wrong, and the token says that few tries are left. Nothing was signed. Be sure of the PIN before typing again; if you do not remember it, ask the issuer.',
  'signing.pin-last-try':
    'The PIN is wrong, and the token has ONE try left. Nothing was signed. If you are not sure, do not type it again: ask the issuer to reset the PIN.',
  'signing.pin-locked':
    "The token's PIN is locked. Nothing was signed; certificate and key are still on the token. Ask the issuer to unlock it.",
  'signing.pin-warning':
    'The token now warns of fewer tries than when the PIN was asked for, so what you typed was not used. Nothing was signed. Read the warning and type the PIN if you are sure.',
  'signing.pin-malformed':
    'What was typed is no PIN of this token: empty, too short or too long. Nothing was signed. Type the PIN again.',
  'signing.pin-expired':
    "The token's PIN has expired. Nothing was signed. Change it with the token's own software and sign again.",
  'signing.pin-not-set':
    "The token has no PIN of its user yet. Nothing was signed. Set it with the token's own software and sign again.",
  'signing.pin-cancelled':
    'Typing the PIN at the reader was cancelled or took too long. Nothing was signed. Sign again when you are ready to type it there.',
  'signing.pdf-encrypted':
    'The PDF is protected by a password or locked, so it cannot be signed. The file is unchanged and no signature was added; remove the password or ask for an unlocked file.',
  'signing.pdf-damaged':
    'The PDF is damaged or its end is missing, so it cannot be signed. The file is unchanged; fetch it again, scan it again, or print it to a new PDF, then sign.',
  'signing.pdf-closed':
    'The author closed the file to further signatures. Those it has are unchanged; ask for a copy that is not closed.',
  'signing.pdf-too-large':
    'The file is larger than {{megabytes}} MB, so it cannot be signed. It is unchanged; divide it or scan it again at 200 dpi.',
  'signing.no-such-page': 'The file has no page {{page}} to sign on. Nothing changed; choose another page.',
  'signing.place-outside': 'The place of the signature is outside the page. Nothing changed; choose a place within it.',
  'signing.anchor-missing':
    'The words that the signature is placed by are not in the file (a scan may have no text yet). Nothing changed; choose the place with the mouse.',
  'signing.letter-missing':
    'The typeface of signatures has no character {{letter}}. The file was not signed; correct the name or the agency and sign again.',
  'signing.picture-unusable':
    'The picture of the signature or seal cannot be used. Nothing was signed; choose a transparent 8-bit PNG with ink on it that is not too large.',
  'signing.picture-no-ink':
    'There is no ink in the picture. The one in use is unchanged; sign or seal white paper, photograph or scan it sharply and choose it again.',
  'signing.picture-not-on-white':
    'The picture is too dark to tell ink from paper. The one in use is unchanged; sign on white paper, photograph it in good light with nothing but the paper, and choose it again.',
  'signing.picture-too-small':
    'The writing in the picture is too small (at least {{width}} × {{height}} dots are needed). The one in use is unchanged; photograph it from nearer or scan it finer and choose it again.',
  'signing.signature-too-large':
    'The signature is larger than the room kept for it. The original is unchanged and not signed; ask IT to look at the chain of certificates.',
  'signing.key-mismatch':
    'What the token signed does not fit its certificate. The original is unchanged and not signed; plug the token in again and choose the right certificate.',
  'signing.certificate-unusable':
    'This certificate cannot be used to sign (unreadable, key too short, or of another kind). Nothing was signed; choose another certificate or ask its issuer.',
  'signing.certificate-file-unusable':
    'This file is no certificate of a signer. Nothing was registered; export the certificate from the signing program (a .cer, .crt or .pem file) and choose it again.',
  'signing.stamp-unavailable':
    'No time stamp could be had, since no time-stamp server answered. The signature is kept; the program can add the time stamp later.',
  'signing.trust-list-invalid':
    "The trust list does not carry the province's signature, is older than the one in use, or is damaged. The one in use is unchanged; ask the province for the file again.",
  'signing.nothing-there':
    'This paper or document has no file in the dossier to sign any more. Nothing was signed and the dossier is unchanged. Load the dossier again and look at its files.',
  'signing.file-changed':
    'Another file took the place of this one after you looked at it. Nothing was signed and both files are kept. Look at the new one, then sign.',
  'signing.not-a-pdf':
    'This file is no PDF, so it cannot be signed. It is unchanged; scan it again or save it as a PDF, then sign.',
  'signing.already-signed':
    'This file already carries a signature of this kind with this certificate, so it is not signed again. The signature is unchanged; nothing needs to be done.',
  'signing.kind-not-fitting':
    'This kind of signature is not for this file. Nothing was signed and the file is unchanged. Choose the right one: digitized or copy for scanned papers, approval and then issue for a draft result.',
  'signing.certificate-not-yours':
    'This certificate is not registered for you, or not for this kind of signature. Nothing was signed. Choose your own, or have it registered in Settings, Signatures.',
  'signing.not-submitted-to-you':
    'This dossier was submitted to another leader, so you cannot sign its approval. Nothing was signed and it still waits there. Have the specialist submit it again if need be.',
  'signing.not-approved-yet':
    'This document does not carry the approval of a leader yet, so it cannot be issued. Nothing was signed and the dossier is unchanged. Issue it once the leader has signed.',
  'signing.document-signed':
    'This document is signed, so it can be neither replaced nor dropped. The signed one is kept with the dossier. If what it says is wrong, make another document.',
  'signing.result-laid':
    'The dossier has a draft result already. Nothing changed. Replace the file of that draft, or drop it and lay a new one.',
  'signing.document-too-late':
    'The dossier is decided, has its result or has ended, so its draft result can no longer be laid, replaced or dropped. The files it has are unchanged.',
  'signing.too-many-documents':
    'The dossier has {{most}} documents to be signed already, so no more are taken. Those it has are kept; drop one that is not needed and lay it again.',
  'signing.trust-authority-missing':
    'The province has not laid the root certificate on this machine that trust lists are checked by, so no list was taken. The one in use, if any, is unchanged. Ask the IT staff for the installation packed by the province.',
  'signing.unknown-run':
    "This signing run was not found, or it is another officer's. Nothing changed; open the list of what waits for signature again.",
  'signing.other-run':
    'The number of this run was used for another run. Nothing was signed; close the dialog and sign again.',
  'signing.certificate-refused':
    'The certificate did not pass the checks before signing (dates, revocation, purpose or issuer), so no PIN was asked for. Nothing was signed and the dossiers still wait; look at the result of the checks and choose another certificate.',
  'signing.pin-not-asked':
    'Nothing asks for a PIN at the moment, so what was typed was wiped unused. Look at how the run stands.',
  'signing.pin-unanswered':
    'Nobody typed the PIN, so the token was closed. Files that were signed stay signed, the others were not; go on when you are ready.',
  'signing.pin-declined':
    'The PIN was not typed, so the run ended. Files that were signed stay signed, the others still wait for signature.',
  'signing.officer-away':
    'The screen was locked or the officer signed out, so the token was closed. Files that were signed stay signed, the others were not; unlock the screen and go on.',
  'signing.interrupted':
    'The run was cut off because the program closed. Files that were signed stay signed and are not signed again; go on to sign the others.',
  'signing.report-gone':
    'The result of this verification is no longer held for printing. The file is as it was; verify it again and print then.',
  'signing.training-not-allowed':
    'Keys in PKCS#12 files are for training in a demonstration only. Nothing was signed; use a token.',
  'signing.training-key-unreadable':
    'The key file could not be opened: the password is wrong, or it holds no key with a certificate. Nothing was signed; check file and password and open it again.',
  'signing.service-off':
    'The local signing service is not switched on here. Nothing was signed; the dossier still waits. Ask IT to switch it on on the page “Signing settings”.',
  'signing.service-address':
    'This is no address of a signing service: it reads like wss://127.0.0.1:8987, on this very machine. Nothing changed; correct it and save again.',
  'signing.service-missing':
    'No signing service runs on this machine. Nothing was signed; the dossier still waits. Start the signing software and sign again.',
  'signing.service-not-trusted':
    'Whatever answers could not be recognised as the signing service, so it was not sent the file. Nothing was signed. Ask IT to check the certificate of the service in the settings.',
  'signing.service-silent':
    'The signing service did not answer in time and is no longer waited for. The file was not signed and did not change. Close the window of the service, should it be open, and sign again.',
  'signing.service-failed':
    'The signing service broke off or answered wrongly. The file was not signed and did not change. Start the service again and sign then.',
  'signing.service-stopped':
    'The signing service is no longer waited for. The file was not signed and did not change; sign again when you are ready.',
  'signing.service-refused':
    'The signing service says that it did not sign (number {{status}}), perhaps because its window was closed. The file did not change; sign again, and tell IT this number if it happens again.',
  'signing.service-busy':
    'The signing service is signing another file. That goes on; this one was not signed. Finish in that window and sign then.',
  'signing.service-other-file':
    'The signing service gave back another file than it was sent, so it was not taken. The original is as it was, unsigned; tell IT.',
  'signing.service-not-pades':
    'The signing service makes signatures of an older kind, not PAdES as the rules want, so it was not taken. The original is as it was; change the kind in the settings of the service or use a token.',
  'signing.service-bad-signature':
    'The signature that the signing service gave back did not pass its checks, so it was not taken. The original is as it was, unsigned; check the certificate and sign again.',
} satisfies Partial<Record<ErrorCode, string>>
